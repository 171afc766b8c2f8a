"""The "Moderators" and the "Lead" group, for those who read memories."""

from django.db import migrations

from memories.groups import empty_wagtails_moderators, make_groups


def make(apps, schema_editor):
    empty_wagtails_moderators(apps)
    make_groups(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("memories", "0001_initial"),
        ("contact", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # What Wagtail's own group may do with pages has had its last shape since then.
        ("wagtailcore", "0098_apitoken"),
        # These give every group that exists then a permission on documents, images or media.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailmedia", "0003_copy_media_permissions_to_collections"),
    ]

    operations = [
        # Undoing leaves the groups: people may be in them.
        migrations.RunPython(make, migrations.RunPython.noop, elidable=False),
    ]
