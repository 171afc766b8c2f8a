"""The groups of those who write, and the workflow in which an editor reads what they wrote."""

from django.db import migrations

from stories.groups import make_groups, make_workflow


def make(apps, schema_editor):
    make_groups(apps)
    make_workflow(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0001_initial"),
        # It empties the group that Wagtail's own workflow asks.
        ("memories", "0002_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("taggit", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailredirects", "0001_initial"),
        # These give every group that exists then a permission on documents, images or media.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailmedia", "0003_copy_media_permissions_to_collections"),
    ]

    operations = [
        # Undoing leaves the groups: people may be in them.
        migrations.RunPython(make, migrations.RunPython.noop, elidable=False),
    ]
