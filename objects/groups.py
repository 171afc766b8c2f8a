"""The group of those who look after the collection: what it needs, and no more."""

COLLECTIONS = "Collections"

PERMISSIONS = {
    ("wagtailadmin", "admin"): ["access_admin"],
    ("objects", "collectionobject"): [
        "add_collectionobject",
        "change_collectionobject",
        "publish_collectionobject",
        "lock_collectionobject",
        "unlock_collectionobject",
    ],
    ("objects", "person"): ["add_person", "change_person"],
    ("objects", "place"): ["add_place", "change_place"],
    ("objects", "term"): ["add_term", "change_term"],
    ("search", "synonymset"): ["add_synonymset", "change_synonymset"],
    ("objects", "importrun"): ["view_importrun", "import_objects"],
}
"""By model, as an app label and a model's name. Nobody in the group deletes anything: objects
are retired, names are merged.
"""

IMAGE_PERMISSIONS = ["add_image", "change_image", "choose_image"]
"""On Wagtail's root collection."""


def make_collections_group(apps):
    """Make the group if it is not there, or give it what it lacks; return it.

    `apps` is a migration's registry or the site's own. Permissions are usually made after all
    migrations, so those that aren't there yet are made here, under Django's own names.
    """
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=COLLECTIONS)
    for model, codenames in PERMISSIONS.items():
        group.permissions.add(*(permission(apps, *model, name) for name in codenames))
    give_images(apps, group)
    return group


def permission(apps, app_label, model, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    action = codename.split("_")[0]
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {action} {model}"}
    )
    return found


def give_images(apps, group):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for codename in IMAGE_PERMISSIONS:
        may = permission(apps, "wagtailimages", "image", codename)
        given.get_or_create(group=group, collection=root, permission=may)
