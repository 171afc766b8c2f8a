"""Who asks to see something in the store; the "What's on" group may read that and invite them."""

import contact.fields
import contact.references
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from whatson.groups import make_group


def give(apps, schema_editor):
    make_group(apps)


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0002_asked_addresses'),
        ('objects', '0005_object_tags'),
        ('whatson', '0007_asking_the_public'),
    ]

    operations = [
        migrations.AlterField(
            model_name='productionobject',
            name='collection_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', related_query_name='%(class)s', to='objects.collectionobject', verbose_name='object'),
        ),
        migrations.AlterField(
            model_name='projectobject',
            name='collection_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', related_query_name='%(class)s', to='objects.collectionobject', verbose_name='object'),
        ),
        migrations.CreateModel(
            name='VisitAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=contact.references.new_reference, editable=False, max_length=10, unique=True)),
                ('token', models.CharField(editable=False, max_length=64, unique=True)),
                ('who', models.CharField(choices=[('alone', 'Just me'), ('family', 'My family or friends'), ('school', 'A class, from a school or college'), ('society', 'A society or a club'), ('other', 'Another group')], max_length=10)),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('group_name', contact.fields.EncryptedTextField(blank=True)),
                ('days', models.JSONField(default=list, help_text='Which suit them; none: any.')),
                ('access_needs', contact.fields.EncryptedTextField(blank=True)),
                ('asker', models.CharField(choices=[('adult', 'Yes'), ('parent', 'I ask for somebody under 16: I am their parent or carer'), ('leader', 'I ask for a group with people under 16, and come along')], max_length=10)),
                ('phone', contact.fields.EncryptedTextField(blank=True)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('invited', 'Invited'), ('coming', 'Coming'), ('cannot', 'Could not come')], default='waiting', editable=False, max_length=10)),
                ('told_start', models.DateTimeField(editable=False, help_text='When it is, as they were told.', null=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('invited_at', models.DateTimeField(editable=False, null=True)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('erase_on', models.DateField(db_index=True, editable=False)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='visit_asks', to='contact.contact')),
                ('session', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='visit_asks', to='whatson.session')),
                ('things', models.ManyToManyField(related_name='visit_asks', to='objects.collectionobject')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'permissions': [('gather_visits', 'Can read who asks to see objects, and invite them')],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['invited', 'coming']), _negated=True), ('session__isnull', False), _connector='OR'), name='visit_invited_to_something')],
            },
        ),
        # Undoing leaves what the group has: people may be in it.
        migrations.RunPython(give, migrations.RunPython.noop, elidable=False),
    ]
