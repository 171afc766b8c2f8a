"""Whoever approves is told first: the step of the workflow becomes one of our own kind."""

import django.db.models.deletion
from django.db import migrations, models

from stories.groups import OUR_STEP, WAGTAILS_STEP, turn_step


def make_ours(apps, schema_editor):
    turn_step(apps, WAGTAILS_STEP, OUR_STEP)


def make_wagtails(apps, schema_editor):
    turn_step(apps, OUR_STEP, WAGTAILS_STEP)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('stories', '0004_picture_credit'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'approval by a group, which is told first what should be known',
                'default_permissions': (),
            },
            bases=('wagtailcore.task',),
        ),
        migrations.RunPython(make_ours, make_wagtails, elidable=False),
    ]
