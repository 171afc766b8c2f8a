"""The "Collections" group, for those who look after the collection."""

from django.db import migrations

from objects.groups import make_collections_group


def make_group(apps, schema_editor):
    make_collections_group(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("objects", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0026_group_collection_permission"),
        # These give every group that exists then a permission on documents or images.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [
        # Undoing leaves the group: people may be in it.
        migrations.RunPython(make_group, migrations.RunPython.noop, elidable=False),
    ]
