"""The group of those who look after what is on: what it needs, and no more."""

WHATS_ON = "What's on"

PERMISSIONS = {
    ("wagtailadmin", "admin"): {"access_admin": "Can access Wagtail admin"},
    ("whatson", "typedevent"): {
        "add_typedevent": "Can add production typed in",
        "change_typedevent": "Can change production typed in",
        "delete_typedevent": "Can delete production typed in",
        "view_typedevent": "Can view production typed in",
    },
    ("whatson", "boxofficeevent"): {
        "view_boxofficeevent": "Can view event at the box office",
    },
    ("whatson", "performance"): {"view_performance": "Can view performance"},
    ("whatson", "joining"): {
        "view_joining": "Can view person taking part",
        "change_joining": "Can change person taking part",
    },
    ("whatson", "consultation"): {
        "add_consultation": "Can add question to the public",
        "change_consultation": "Can change question to the public",
        "delete_consultation": "Can delete question to the public",
        "view_consultation": "Can view question to the public",
    },
    ("whatson", "syncrun"): {"view_syncrun": "Can view asking the box office"},
    ("whatson", "visitask"): {
        "gather_visits": "Can read who asks to see objects, and invite them",
    },
}
"""By model, as an app label and a model's name. Which box office is read, administrators say."""

IN_LIBRARY = {("wagtailimages", "image"): ["add_image", "choose_image"]}
"""On Wagtail's root collection: they change what they have put there themselves."""

ON_PAGES = ["add_page", "change_page", "publish_page"]
"""On the list of what is on, and on all below it."""


def make_group(apps):
    """Make the group if it is not there, or give it what it lacks.

    Permissions are usually made after all migrations, so those that aren't there yet are made
    here, as Django would.
    """
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=WHATS_ON)
    for model, codenames in PERMISSIONS.items():
        group.permissions.add(*_permissions(apps, model, codenames))


def give_library(apps):
    """Let the group choose pictures for its pages, and add some."""
    group = apps.get_model("auth", "Group").objects.get(name=WHATS_ON)
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for model, codenames in IN_LIBRARY.items():
        for may in _permissions(apps, model, _named(codenames)):
            given.get_or_create(group_id=group.pk, collection_id=root.pk, permission_id=may.pk)


def give_pages(apps, page):
    """Let the group write and publish on a page and on all below it."""
    group = apps.get_model("auth", "Group").objects.filter(name=WHATS_ON).first()
    given = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for may in _permissions(apps, ("wagtailcore", "page"), _named(ON_PAGES)) if group else ():
        given.get_or_create(group_id=group.pk, page_id=page.pk, permission_id=may.pk)


def _named(codenames):
    return {codename: f"Can {codename.replace('_', ' ')}" for codename in codenames}


def _permissions(apps, model, codenames):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=model[0], model=model[1]
    )
    permissions = apps.get_model("auth", "Permission").objects
    for codename, name in codenames.items():
        yield permissions.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )[0]
