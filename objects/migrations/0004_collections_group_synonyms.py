"""The "Collections" group may make synonyms, too."""

from django.db import migrations

from objects.groups import make_collections_group


def complete_group(apps, schema_editor):
    make_collections_group(apps)


class Migration(migrations.Migration):
    dependencies = [("objects", "0003_object_indexes"), ("search", "0002_synonyms")]

    operations = [
        migrations.RunPython(complete_group, migrations.RunPython.noop, elidable=False),
    ]
