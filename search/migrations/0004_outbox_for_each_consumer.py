from django.db import migrations, models

CONSUMERS = ("search-index", "references", "share-images", "pictures")


def one_for_each(apps, schema_editor):
    """What waits already waits for everybody there was."""
    OutboxEntry = apps.get_model("search", "OutboxEntry")
    waiting = list(OutboxEntry.objects.values_list("kind", "key").distinct())
    OutboxEntry.objects.all().delete()
    OutboxEntry.objects.bulk_create(
        (OutboxEntry(consumer=name, kind=kind, key=key) for name in CONSUMERS for kind, key in waiting),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_synonym_sources_and_missed_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='outboxentry',
            name='consumer',
            field=models.CharField(default='', help_text='Whom it waits for.', max_length=50),
            preserve_default=False,
        ),
        migrations.RunPython(one_for_each, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='outboxentry',
            index=models.Index(fields=['consumer', 'id'], name='outbox_by_consumer'),
        ),
    ]
