"""Before a project is taken off the site: who takes part in it is thought of first."""

from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from wagtail.admin import messages
from wagtail.models import Page

from whatson.models import Joining, ProjectPage, VisitAsk

INSTEAD = (
    "Unpublish it instead: then who comes is told by letter, and a month later what they said is"
    " erased by itself."
)


def ask_before_unpublishing(request, page):
    """For `before_unpublish_page`: who would come is told, so whoever does it says so once more."""
    return _ask(request, [page], below=bool(request.POST.get("include_descendants")))


def ask_before_unpublishing_many(request, action_type, pages, action):
    """The same for several at once, for `before_bulk_action`."""
    if action_type == "unpublish" and action.model is Page:
        below = action.cleaned_form.cleaned_data["include_descendants"]
        return _ask(request, pages, below)


def refuse_to_delete(request, page):
    """For `before_delete_page`: not while people take part in it, or in what stands below it."""
    if said := _kept_by([page]):
        messages.error(request, said)
        parent = page.get_parent()
        return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)


def refuse_to_delete_many(request, action_type, pages, action):
    """The same for several at once, for `before_bulk_action`: none of them is deleted."""
    if action_type == "delete" and action.model is Page and (said := _kept_by(pages)):
        messages.error(request, said)
        return redirect(action.next_url)


def _ask(request, pages, below):
    projects = _projects(pages, below).filter(live=True)
    both = Joining.objects.expecting(projects), VisitAsk.objects.expecting(projects)
    expecting = sum(found.people() for found in both)
    if not expecting or request.POST.get("told") == str(expecting):
        return None
    told = sum(found.filter(contact__confirmed_at__isnull=False).people() for found in both)
    context = {"expecting": expecting, "told": told, "below": below, "pages": pages}
    context |= {"header_title": "Take it off the site?", "header_icon": "warning"}
    return render(request, "whatson/admin/taking_down.html", context)


def _projects(pages, below=True):
    found = Q(pk__in=[page.pk for page in pages])
    for page in pages if below else ():
        found |= Q(path__startswith=page.path)
    return ProjectPage.objects.filter(found)


def _kept_by(pages) -> str:
    """Of the first that keeps these from being deleted: which, for how many, what to do."""
    for project in _projects(pages).order_by("path"):
        joined = project.joinings.exclude(state=Joining.State.CANCELLED)
        invited = VisitAsk.objects.invited().filter(session__project=project)
        count = joined.people() + invited.people()
        if count:
            many = "1 person takes" if count == 1 else f"{count} people take"
            title = Truncator(project.title).chars(80)
            return f"“{title}” cannot be deleted: {many} part in it, or did lately. {INSTEAD}"
    return ""
