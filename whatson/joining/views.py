"""Saying that one comes, or is interested: one page, and then a page of one's own."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from contact.guard import takes_words
from contact.guard.sentences import otherwise
from contact.private_pages import hyphened, see
from contact.taking import reads_and_takes, sent
from whatson.joining.forms import ComingForm, InterestForm
from whatson.joining.private import new_link
from whatson.models import ProjectPage, Session
from whatson.models.joinable import NotOpen

COMING = "say that one comes to a session"
INTERESTED = "say that one would like to hear of a project"


@reads_and_takes
@takes_words(INTERESTED)
def interested(request, slug):
    """Its next sessions, each with its own way to join; and a form for who can't say yet."""
    project = _project(slug)
    form = InterestForm(sent(request), request=request, project=project)
    context = {"project": project, "occasions": project.occasions(timezone.now()), "form": form}
    return _keep(request, form, context, "whatson/joining/interested.html")


@reads_and_takes
@takes_words(COMING)
def coming(request, slug, pk):
    """What somebody says who comes to one session."""
    project = _project(slug)
    session = get_object_or_404(Session.objects.with_taken().filter(project=project), pk=pk)
    session.project = project
    context = {"project": project, "session": session}
    if not session.is_open():
        return _closed(request, context)
    context["form"] = form = ComingForm(sent(request), request=request, session=session)
    try:
        return _keep(request, form, context, "whatson/joining/coming.html")
    except NotOpen:
        return _closed(request, context)


def _project(slug):
    return get_object_or_404(ProjectPage.objects.public(), slug=slug)


def _keep(request, form, context, template):
    """Keep what was said, and lead to the page of who said it."""
    if not (form.is_bound and form.is_valid()):
        return render(request, template, context | {"otherwise": otherwise()})
    joining = form.keep()
    if joining is None:
        return render(request, "whatson/said_already.html", context, status=409)
    own = reverse("whatson:joining", args=[hyphened(new_link(joining))])
    return see(f"{own}?done=kept")


def _closed(request, context):
    """There is nothing to say any more: why, and where to go on."""
    return render(request, "whatson/joining/closed.html", context, status=410)
