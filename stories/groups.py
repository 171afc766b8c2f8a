"""The groups of those who write: what they need, and no more."""

PRODUCERS = "Producers"
TRUSTED = "Trusted producers"
EDITORS = "Editors"
WORKFLOW = "Stories"
TASK = "An editor reads it"
WAGTAILS_WORKFLOW = "Moderators approval"
WAGTAILS_STEP, OUR_STEP = ("wagtailcore", "groupapprovaltask"), ("stories", "approvaltask")

ENTER = {("wagtailadmin", "admin"): ["access_admin"]}
EDITS = {
    ("stories", "contributor"): ["add_contributor", "change_contributor"],
    ("stories", "series"): ["add_series", "change_series"],
    ("taggit", "tag"): ["change_tag"],
    ("wagtailredirects", "redirect"): ["add_redirect", "change_redirect", "delete_redirect"],
}
"""By model, as an app label and a model's name. A person who writes is deleted by nobody while
something of theirs is there.
"""

IN_LIBRARY = {
    ("wagtailimages", "image"): ["add_image", "choose_image"],
    ("wagtailmedia", "media"): ["add_media"],
    ("wagtaildocs", "document"): ["add_document", "choose_document"],
}
"""On Wagtail's root collection: they change what they have put there themselves."""

PAGES = {
    PRODUCERS: ["add"],
    TRUSTED: ["add", "publish"],
    EDITORS: ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
}
"""On the list of stories and below it; an editor's are on all pages. "add" is to begin a page
and to change one's own; what "publish" is short of is in `stories.permissions`.
"""

GROUPS = {PRODUCERS: [ENTER], TRUSTED: [ENTER], EDITORS: [ENTER, EDITS]}


def make_groups(apps):
    """Make the groups if they are not there, or give them what they lack.

    `apps` is a migration's registry or the site's own. Permissions are usually made after all
    migrations, so those that aren't there yet are made here, under Django's own names.
    """
    for name, tables in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for table in tables:
            for model, codenames in table.items():
                group.permissions.add(*(_permission(apps, *model, one) for one in codenames))
        _give_library(apps, group)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    give_pages(apps, root, [EDITORS])


def give_pages(apps, page, names=(PRODUCERS, TRUSTED)):
    """Give these groups what they need on a page and on all below it."""
    given = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=names):
        for action in PAGES[group.name]:
            may = _permission(apps, "wagtailcore", "page", f"{action}_page")
            given.get_or_create(group_id=group.pk, page_id=page.pk, permission_id=may.pk)


def make_workflow(apps):
    """Whatever a producer has written an editor reads, everywhere on the site.

    Wagtail's own workflow stands there with nobody to approve: it is put aside.
    """
    workflow = _workflow(apps)
    wagtails = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WAGTAILS_WORKFLOW)
    apps.get_model("wagtailcore", "Task").objects.filter(
        workflow_tasks__workflow__in=wagtails
    ).update(active=False)
    on_pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    on_pages.filter(workflow__in=wagtails).delete()
    wagtails.update(active=False)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    on_pages.update_or_create(page_id=root.pk, defaults={"workflow_id": workflow.pk})


def turn_step(apps, before, after):
    """Make the step of the workflow another kind of task, as (app label, model): what has been
    handed in goes on in it.
    """
    kind = _content_type(apps, *after)
    for old in apps.get_model(*before).objects.filter(name=TASK):
        same = {name: getattr(old, name) for name in ("pk", "name", "active")}
        new = apps.get_model(*after)(**same, content_type_id=kind.pk)
        new.save()
        new.groups.set(old.groups.values_list("pk", flat=True))
        old.delete(keep_parents=True)


def _workflow(apps):
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=WORKFLOW)
    task = apps.get_model("wagtailcore", "Task").objects.filter(name=TASK).first() or _task(apps)
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects
    steps.get_or_create(workflow_id=workflow.pk, task_id=task.pk, defaults={"sort_order": 0})
    return workflow


def _task(apps):
    """Wagtail's own kind of step: migration 0005 makes it one of ours."""
    kind = _content_type(apps, *WAGTAILS_STEP)
    task = apps.get_model(*WAGTAILS_STEP).objects.create(name=TASK, content_type_id=kind.pk)
    task.groups.add(apps.get_model("auth", "Group").objects.get(name=EDITORS).pk)
    return task


def _give_library(apps, group):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for model, codenames in IN_LIBRARY.items():
        for codename in codenames:
            may = _permission(apps, *model, codename)
            given.get_or_create(group_id=group.pk, collection_id=root.pk, permission_id=may.pk)


def _content_type(apps, app_label, model):
    types = apps.get_model("contenttypes", "ContentType").objects
    return types.get_or_create(app_label=app_label, model=model)[0]


def _permission(apps, app_label, model, codename):
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=_content_type(apps, app_label, model),
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return found
