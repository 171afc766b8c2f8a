"""Before a story is published: what its author should know, and the choice to publish anyway."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from stories.models import Article
from stories.warnings import warnings_of

CHANGED = "The page was changed meanwhile: look at it again before you publish it."


def ask_first(request, page):
    """For `before_publish_page`: it is saved, and not published until the author says so."""
    warnings = warnings_of(page)
    if not warnings:
        return None
    _not_yet(page)
    context = {
        "page": page,
        "warnings": warnings,
        "content_hash": page.content_hash,
        "header_title": f"Publish “{page.title}”?",
        "header_icon": "warning",
    }
    return render(request, "stories/admin/publish.html", context)


def _not_yet(page):
    """To Wagtail, one that was begun and published in one go is live before it is asked."""
    if page.live and page.live_revision_id is None:
        page.live, page.has_unpublished_changes = False, True
        Article.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)


def say_in_editor(request, page):
    """For `before_edit_page`: whoever approves it knows what its author was told."""
    specific = page.specific
    if request.method == "GET" and getattr(specific, "has_unpublished_changes", False):
        warnings = warnings_of(specific.get_latest_revision_as_object())
        if warnings:
            lines = format_html_join("", "<li>{}</li>", ((warning,) for warning in warnings))
            words = format_html("Before this is published:<ul>{}</ul>", lines)
            messages.warning(request, words)


@require_POST
def publish_anyway(request, page_id):
    """Publish what was saved, if it is still what its author was asked about."""
    page = get_object_or_404(Article, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    revision = page.get_latest_revision()
    if revision is None or revision.as_object().content_hash != request.POST.get("content_hash"):
        messages.error(request, CHANGED)
        return redirect("wagtailadmin_pages:edit", page.pk)
    revision.publish(user=request.user)
    messages.success(request, f"“{page.title}” is published.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def admin_urls():
    return [path("stories/publish/<int:page_id>/", publish_anyway, name="publish_anyway")]
