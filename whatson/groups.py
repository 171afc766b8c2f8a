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
    ("whatson", "syncrun"): {"view_syncrun": "Can view asking the box office"},
}
"""By model, as an app label and a model's name. Which box office is read, administrators say."""


def make_group(apps):
    """Make the group if it is not there, or give it what it lacks.

    Permissions are usually made after all migrations, so those that aren't there yet are made
    here, as Django would.
    """
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=WHATS_ON)
    for model, codenames in PERMISSIONS.items():
        group.permissions.add(*_permissions(apps, model, codenames))


def _permissions(apps, model, codenames):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=model[0], model=model[1]
    )
    permissions = apps.get_model("auth", "Permission").objects
    for codename, name in codenames.items():
        yield permissions.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )[0]
