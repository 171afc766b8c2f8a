"""Sessions say what they ask and for how many there is room; people say that they come."""

import contact.fields
import contact.references
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0002_asked_addresses'),
        ('whatson', '0004_group_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='asks',
            field=models.CharField(choices=[('numbers', 'How many come, without names'), ('names', 'A name, and how many come'), ('nothing', 'Nothing: people just come')], default='numbers', help_text='Ask for names only where they are needed.', max_length=10, verbose_name='what people say before they come'),
        ),
        migrations.AddField(
            model_name='session',
            name='spaces',
            field=models.PositiveSmallIntegerField(blank=True, help_text='How many people. Empty: no limit.', null=True, verbose_name='room for'),
        ),
        migrations.CreateModel(
            name='Joining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=contact.references.new_reference, editable=False, max_length=10, unique=True)),
                ('token', models.CharField(editable=False, max_length=64, unique=True)),
                ('state', models.CharField(choices=[('coming', 'Coming'), ('waiting', 'On the waiting list'), ('interested', 'Interested'), ('cancelled', 'Not coming after all')], max_length=10)),
                ('how_many', models.PositiveSmallIntegerField(default=1)),
                ('said_by', models.CharField(choices=[('self', 'I am 16 or over'), ('parent', 'I am a parent or carer, and speak for somebody under 16'), ('programme', 'I speak for a programme, a school or a youth group')], max_length=10)),
                ('access_needs', contact.fields.EncryptedTextField(blank=True, help_text='What would make it easier to come.')),
                ('wishes_reminder', models.BooleanField(default=False)),
                ('came_by', models.CharField(choices=[('web', 'On the site'), ('staff', 'Typed in by staff')], default='web', max_length=5)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, help_text='Its place in the line.')),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('erase_on', models.DateField(db_index=True, help_text='The day on which it is erased.')),
                ('told_start', models.DateTimeField(blank=True, null=True)),
                ('told_end', models.DateTimeField(blank=True, null=True)),
                ('told_place', models.CharField(blank=True, max_length=200)),
                ('told_off', models.BooleanField(default=False)),
                ('told_up_to', models.BigIntegerField(default=0, help_text='Of who is interested: the key of the last session they know of.')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joinings', to='contact.contact')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joinings', to='whatson.projectpage')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joinings', to='whatson.session')),
            ],
            options={
                'verbose_name': 'person taking part',
                'verbose_name_plural': 'people taking part',
                'default_permissions': ('view', 'change'),
                'constraints': [models.CheckConstraint(condition=models.Q(('how_many__gte', 1), ('how_many__lte', 40)), name='joining_of_some'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'interested'), _negated=True), ('session', None), _connector='OR'), name='joining_interested_in_project'), models.CheckConstraint(condition=models.Q(('state', 'interested'), ('told_start__isnull', False), _connector='OR'), name='joining_knows_when')],
            },
        ),
    ]
