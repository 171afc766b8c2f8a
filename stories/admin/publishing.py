"""Before a story is published: what its author should know, and the choice to publish anyway."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from contact.taking import reads_and_takes
from stories.models import Article
from stories.warnings import warnings_of

CHANGED = "The page was changed meanwhile: look at it again before you publish it."
SAVED = "It is saved, and not published yet. Before you do:"
NOT_APPROVED = "It is not approved yet. Before you do:"
NONE_YET = "None of them is published yet. Before you do:"
ANYWAY, APPROVE = "Publish it anyway", "Approve it anyway"


def ask_first(request, page):
    """For `before_publish_page`: it is saved, and not published until the author says so."""
    if told := _told([page]):
        address = reverse("publish_anyway", args=[page.pk])
        return _ask(request, told, SAVED, ANYWAY, address=address, back=_edit(page))


def ask_before_many(request, action_type, pages, action):
    """For `before_bulk_action`: none is published until whoever does it has read what is to be
    said of each.
    """
    if action_type != "publish" or action.model is not Page:
        return None
    below = action.cleaned_form.cleaned_data["include_descendants"]
    told = _told(_latest_of(pages, below, request.user))
    if not told or _has_read(request, told):
        return None
    return _ask(request, told, NONE_YET, "Publish them anyway", back=action.next_url, below=below)


def ask_before_approval(step, comment=""):
    """For `before_approval`: where whoever approves is told, if there is anything to tell; what
    they write to the author waits at the step.
    """
    page = step.workflow_state.content_object
    if not _told([page.get_latest_revision_as_object()]):
        return None
    step.comment = comment
    step.save(update_fields=["comment"])
    return reverse("approve_anyway", args=[page.pk])


def say_in_editor(request, page):
    """For `before_edit_page`: whoever approves it knows what its author was told."""
    request.step = page.current_workflow_task_state if _is_approved_by(request) else None
    specific = page.specific
    if _is_opened(request) and getattr(specific, "has_unpublished_changes", False):
        warnings = warnings_of(specific.get_latest_revision_as_object())
        if warnings:
            lines = format_html_join("", "<li>{}</li>", ((warning,) for warning in warnings))
            title = specific.get_admin_display_title()
            words = format_html("Before “{}” is published:<ul>{}</ul>", title, lines)
            messages.warning(request, words)


def _is_opened(request) -> bool:
    """Whether somebody will see what is said: not where the editor fetches its parts after a first
    save of its own, when it would be said on whatever page comes next.
    """
    return request.method == "GET" and "_w_hydrate_create_view" not in request.GET


def ask_in_editor(request, page):
    """For `after_edit_page`: approved there, Wagtail doesn't go where it is asked about."""
    step = request.step
    if step and TaskState.objects.filter(pk=step.pk, status=step.STATUS_IN_PROGRESS).exists():
        return redirect("approve_anyway", page.pk)


def _is_approved_by(request) -> bool:
    return request.POST.get("workflow-action-name") == "approve"


def _latest_of(pages, below, user):
    """The texts that would be published of these pages, and of the drafts below them."""
    asked = Q(pk__in=[page.pk for page in pages])
    for page in pages if below else ():
        asked |= Q(path__startswith=page.path, live=False)
    for page in Article.objects.filter(asked).order_by("path"):
        if page.permissions_for_user(user).can_publish():
            yield page.get_latest_revision_as_object()


def _told(texts) -> list[dict]:
    """Those of which there is something to say, with what it is."""
    return [
        {"text": text, "warnings": warnings, "content_hash": text.content_hash}
        for text in texts
        if (warnings := warnings_of(text))
    ]


def _has_read(request, told) -> bool:
    """Whether they were asked about these very texts."""
    return {one["content_hash"] for one in told} <= set(request.POST.getlist("content_hash"))


def _ask(request, told, lead, anyway, **more):
    names = f"“{told[0]['text'].title}”" if len(told) == 1 else f"{len(told)} pages"
    context = {"told": told, "lead": lead, "anyway": anyway, "header_icon": "warning"}
    context |= {"header_title": f"Publish {names}?", **more}
    return render(request, "stories/admin/publish.html", context)


def _edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@require_POST
def publish_anyway(request, page_id):
    """Publish what was saved, if it is still what its author was asked about."""
    page = get_object_or_404(Article, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    revision = page.get_latest_revision()
    if revision is None or not _is_as_read(request, page, revision.as_object()):
        return redirect(_edit(page))
    revision.publish(user=request.user)
    page.refresh_from_db()
    return _done(
        request, page, "will be published at its time" if page.approved_schedule else "is published"
    )


@reads_and_takes
def approve_anyway(request, page_id):
    """Tell whoever approves a page what they should know, and approve it if they say so."""
    page = get_object_or_404(Article, pk=page_id).specific
    step = page.current_workflow_task_state
    if not step or "approve" not in _actions(step, page, request.user):
        raise PermissionDenied
    text = page.get_latest_revision_as_object()
    if request.method == "POST" and _is_as_read(request, page, text):
        step.approve(user=request.user, comment=step.comment)
        return _done(request, page, "is approved")
    told = _told([text])
    if request.method == "POST" or not told:
        return redirect(_edit(page))
    return _ask(request, told, NOT_APPROVED, APPROVE, back=_edit(page))


def _actions(step, page, user) -> set[str]:
    return {name for name, *_ in step.task.specific.get_actions(page, user)}


def _is_as_read(request, page, text) -> bool:
    """Whether nobody has changed or locked it meanwhile; else they are told which."""
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user))
        return False
    if text.content_hash != request.POST.get("content_hash"):
        messages.error(request, CHANGED)
        return False
    return True


def _done(request, page, what):
    messages.success(request, f"“{page.title}” {what}.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def admin_urls():
    return [
        path("stories/publish/<int:page_id>/", publish_anyway, name="publish_anyway"),
        path("stories/approve/<int:page_id>/", approve_anyway, name="approve_anyway"),
    ]
