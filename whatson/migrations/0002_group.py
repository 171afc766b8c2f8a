"""The "What's on" group, for those who look after what is on."""

from django.db import migrations

from whatson.groups import make_group


def make(apps, schema_editor):
    make_group(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("whatson", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # These give every group that exists then a permission on documents, images or media.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailmedia", "0003_copy_media_permissions_to_collections"),
    ]

    operations = [
        # Undoing leaves the group: people may be in it.
        migrations.RunPython(make, migrations.RunPython.noop, elidable=False),
    ]
