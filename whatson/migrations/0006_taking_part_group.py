"""The "What's on" group may see who takes part, and type in those who telephone."""

from django.db import migrations

from whatson.groups import make_group


def make(apps, schema_editor):
    make_group(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("whatson", "0005_taking_part"),
    ]

    operations = [
        # Undoing leaves what the group has: people may be in it.
        migrations.RunPython(make, migrations.RunPython.noop, elidable=False),
    ]
