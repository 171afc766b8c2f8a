"""What those invited to see something were told of its end and place, and visits that have been."""

from django.db import migrations, models


def as_it_is(apps, schema_editor):
    """Who is invited by now was told nothing else than what is so."""
    asks = apps.get_model("whatson", "VisitAsk").objects.exclude(session=None)
    for ask in asks.defer("group_name", "access_needs", "phone").select_related("session__project"):
        session = ask.session
        ask.told_end = session.ends_at
        ask.told_place = session.place or session.project.where
        ask.save(update_fields=["told_end", "told_place"])


class Migration(migrations.Migration):
    dependencies = [("whatson", "0009_together")]

    operations = [
        migrations.AddField(
            model_name="visitask",
            name="told_end",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="visitask",
            name="told_place",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="visitask",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("invited", "Invited"),
                    ("coming", "Coming"),
                    ("cannot", "Could not come"),
                    ("been", "Has been"),
                ],
                default="waiting",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="asks",
            field=models.CharField(
                choices=[
                    ("numbers", "How many come, without names"),
                    ("names", "A name, and how many come"),
                    ("nothing", "Nothing: people just come"),
                    ("invitation", "Nothing: we invite those who asked to see objects"),
                ],
                default="numbers",
                help_text="Ask for names only where they are needed.",
                max_length=10,
                verbose_name="what people say before they come",
            ),
        ),
        migrations.RunPython(as_it_is, migrations.RunPython.noop, elidable=True),
    ]
