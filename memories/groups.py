"""The groups of those who read memories: what they need, and no more."""

MODERATORS = "Moderators"
LEAD = "Lead"

READS = {
    ("wagtailadmin", "admin"): {"access_admin": "Can access Wagtail admin"},
    ("memories", "memory"): {"read_memories": "Can read, approve and decline memories"},
}
LEADS = {
    ("memories", "memory"): {"lead_memories": "Can release held memories and see all of them"},
    ("memories", "memorysettings"): {"change_memorysettings": "Can change giving memories"},
    ("contact", "intakesettings"): {
        "change_intakesettings": "Can change taking memories and letters"
    },
    ("contact", "workshopcode"): {
        "add_workshopcode": "Can add workshop code",
        "change_workshopcode": "Can change workshop code",
        "view_workshopcode": "Can view workshop code",
    },
}
"""By model, as an app label and a model's name. Nobody deletes: a memory ends by its own rules,
a workshop's code by its date.
"""

GROUPS = {MODERATORS: [READS], LEAD: [READS, LEADS]}


def make_groups(apps):
    """Make both groups if they are not there, or give them what they lack.

    Permissions are usually made after all migrations, so those that aren't there yet are made
    here, as Django would.
    """
    for name, tables in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for table in tables:
            for model, codenames in table.items():
                group.permissions.add(*_permissions(apps, model, codenames))


def empty_wagtails_moderators(apps):
    """Wagtail has made a group of this name, with rights on pages, pictures and documents, and
    with a workflow: ours reads memories and has none of them. For the first migration only.
    """
    group = apps.get_model("auth", "Group").objects.filter(name=MODERATORS).first()
    if group is None:
        return
    group.permissions.clear()
    for name in ("GroupPagePermission", "GroupCollectionPermission"):
        apps.get_model("wagtailcore", name).objects.filter(group=group).delete()
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").groups.through.objects
    tasks.filter(group=group).delete()


def _permissions(apps, model, codenames):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=model[0], model=model[1]
    )
    permissions = apps.get_model("auth", "Permission").objects
    for codename, name in codenames.items():
        yield permissions.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )[0]
