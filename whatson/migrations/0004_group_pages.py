"""The "What's on" group may choose pictures for its pages; on the pages themselves it gets what it
needs when the list of what is on is begun (whatson/following.py)."""

from django.db import migrations

from whatson.groups import give_library


def give(apps, schema_editor):
    give_library(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("whatson", "0003_pages"),
    ]

    operations = [
        # Undoing leaves what the group has: people may be in it.
        migrations.RunPython(give, migrations.RunPython.noop, elidable=False),
    ]
