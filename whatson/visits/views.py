"""Asking to see something, and the page of one's own ask behind its private link."""

from functools import wraps

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from contact.given_links import GivenLink
from contact.guard import takes_words
from contact.guard.sentences import otherwise
from contact.models import Contact
from contact.private_pages import hyphened, opens_nothing, private_page, see
from contact.taking import reads_and_takes, sent
from whatson.models import ProjectPage, VisitAsk
from whatson.models.joinings import NoRoom
from whatson.models.visit_ask_queries import KEPT_UNGATHERED
from whatson.times import local
from whatson.visits.forms import AskForm, ChangeForm
from whatson.visits.private import PURPOSE, new_link
from whatson.visits.things import asked_for

CHANGE = "change an ask to see an object"
DONE = {
    "asked": "Thank you: we have what you asked.",
    "yes": "Thank you: we look forward to seeing you.",
    "no": "Thank you for telling us. We keep your ask, for another day.",
    "change": "Done: we have what you changed.",
    "late": "That could not be kept: your visit has changed meanwhile, or it is full.",
}
"""What is said at the head of the page after something was done, by the word in its address."""
ANSWERS = {"yes": True, "no": False}


@reads_and_takes
@takes_words("ask to see an object")
def ask(request):
    """The form; what was asked leads to its own page."""
    things = asked_for(request.GET.getlist("object"))
    numbers = "\n".join(thing.object_number for thing in things)
    form = AskForm(sent(request), request=request, initial={"things": numbers})
    if form.is_bound and form.is_valid():
        made = form.keep()
        if made is None:
            return render(request, "whatson/said_already.html", status=409)
        return see(f"{_address(new_link(made))}?done=asked")
    context = {
        "form": form,
        "things": things,
        "otherwise": otherwise(),
        "erased_by": timezone.localdate() + KEPT_UNGATHERED,
    }
    return render(request, "whatson/visits/ask.html", context)


def own_ask(view):
    """For a view behind `private_page`: it gets `(request, ask, link)`; an ask that is gone opens
    nothing.
    """

    @wraps(view)
    def owned(request, link):
        found = VisitAsk.objects.unread().select_related("session__project")
        ask = found.filter(reference=link.subject).first()
        return view(request, ask, link) if ask else opens_nothing(request)

    return owned


@require_safe
@private_page(PURPOSE)
@own_ask
def own_visit(request, ask, link):
    """All that we hold of it, where it is, and what one can do."""
    context = {
        "ask": ask,
        "things": ask.things_shown(),
        "session": ask.session,
        "start": ask.session and local(ask.session.start),
        "end": ask.session and local(ask.session.ends_at),
        "project": ask.session and _shown_project(ask.session),
        "link": GivenLink.again(link),
        "done": DONE.get(request.GET.get("done", "")),
        "answer_address": reverse("whatson:answer_visit", args=[hyphened(link.words)]),
        "change_address": reverse("whatson:change_visit", args=[hyphened(link.words)]),
        "take_back_address": reverse("whatson:take_back_visit", args=[hyphened(link.words)]),
        "otherwise": otherwise(),
    }
    return render(request, "whatson/visits/own.html", context)


@require_POST
@private_page(PURPOSE)
@own_ask
def answer(request, ask, link):
    """Keep a yes or a no; the last one holds."""
    said = request.POST.get("answer", "")
    start = request.POST.get("start", "")
    if said not in ANSWERS or not ask.answer(comes=ANSWERS[said], start=start):
        return see(f"{_address(link.words)}?done=late")
    if link.given == "letter":  # whoever answers has read what came to the address
        Contact.objects.filter(pk=ask.contact_id).confirm()
    return see(f"{_address(link.words)}?done={said}")


@reads_and_takes
@private_page(PURPOSE)
@takes_words(CHANGE)
@own_ask
def change(request, ask, link):
    """How many come, when, and what they need, said otherwise."""
    back = _address(link.words)
    if not ask.takes_changes:
        return see(back)
    form = ChangeForm(sent(request), request=request, ask=ask)
    if form.is_bound and form.is_valid():
        try:
            return see(f"{back}?done={'change' if form.keep() else 'late'}")
        except NoRoom as error:
            form.add_error("people", f"There is room for {error.left} more. We keep your places.")
    return render(request, "whatson/visits/change.html", {"form": form, "back": back, "ask": ask})


@reads_and_takes
@private_page(PURPOSE)
@own_ask
def take_back(request, ask, link):
    """Erase all of it at once; asks no reason."""
    context = {"back": _address(link.words), "done": request.method == "POST"}
    if context["done"]:
        ask.erase()
    return render(request, "whatson/visits/take_back.html", context)


def _address(words):
    return reverse("whatson:own_visit", args=[hyphened(words)])


def _shown_project(session):
    """The page of what they are invited to, if anybody may read it."""
    return ProjectPage.objects.public().filter(pk=session.project_id).first()
