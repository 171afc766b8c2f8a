"""The page of somebody who said that they come, and its buttons. To look changes nothing."""

from functools import wraps

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from contact.given_links import GivenLink
from contact.guard import takes_words
from contact.guard.sentences import otherwise
from contact.private_pages import hyphened, opens_nothing, private_page, see
from contact.taking import reads_and_takes, sent
from whatson.joining.forms import HowManyForm, LettersForm
from whatson.joining.private import PURPOSE
from whatson.models import Joining
from whatson.models.joinable import NotOpen
from whatson.models.joinings import NoRoom

CHANGE = "change how many come"
LETTERS = "say where letters about a session go"
DONE = {
    "kept": "Thank you: we have what you said.",
    "cancel": "Done: we know that you don’t come.",
    "again": "Done: we have it again. If something makes it easier for you, please tell us anew.",
    "change": "Done: we have what you changed.",
    "letters": "Done: we write to you as you said.",
}
"""What stands at the head of the page after something was done, by the word in its address."""
NAMES = ("joining", "joining_change", "joining_cancel", "joining_again")
NAMES += ("joining_letters", "joining_erase")


class Own:
    """One joining with the link that opened it."""

    def __init__(self, joining, link):
        self.joining, self.link = joining, link

    def address(self, name="joining") -> str:
        return reverse(f"whatson:{name}", args=[hyphened(self.link.words)])

    def back(self, done=""):
        return see(self.address() + (f"?done={done}" if done else ""))

    def render(self, request, template, **context):
        """A page with what all of them need."""
        shared = {
            "joining": self.joining,
            "done": DONE.get(request.GET.get("done", "")),
            "addresses": {name: self.address(name) for name in NAMES},
        }
        return render(request, f"whatson/joining/{template}.html", shared | context)


def own_page(view):
    """For a view behind `private_page`: it gets `(request, own)`; what is erased opens nothing."""

    @wraps(view)
    def owned(request, link):
        found = Joining.objects.filter(reference=link.subject).to_read()
        return view(request, Own(found[0], link)) if found else opens_nothing(request)

    return owned


@require_safe
@private_page(PURPOSE)
@own_page
def joining(request, own):
    """What they said, how it stands, and what can be done with it."""
    link = GivenLink.again(own.link)
    fresh = "done" in request.GET
    return own.render(request, "own", link=link, fresh=fresh, otherwise=otherwise())


@reads_and_takes
@private_page(PURPOSE)
@takes_words(CHANGE)
@own_page
def change(request, own):
    """More of them or fewer, and what makes it easier to come."""
    is_wished = own.joining.state in (Joining.State.COMING, Joining.State.WAITING)
    if not (is_wished and own.joining.takes_changes):
        return own.back()
    form = HowManyForm(sent(request), request=request, joining=own.joining)
    if form.is_bound and form.is_valid():
        try:
            form.keep()
            return own.back("change")
        except NoRoom as error:
            form.add_error("how_many", _no_room(error.left))
    return own.render(request, "change", form=form, title="Change how many of you come")


def _no_room(left: int) -> str:
    words = {0: "There is no more room", 1: "There is room for one more"}
    more = words.get(left, f"There is room for {left} more")
    return f"{more}. You keep the places that you have."


@require_POST
@private_page(PURPOSE)
@own_page
def cancel(request, own):
    """They don't come after all: asks no reason."""
    if not own.joining.takes_changes:
        return own.back()
    own.joining.cancel()
    return own.back("cancel")


@require_POST
@private_page(PURPOSE)
@own_page
def again(request, own):
    """They come after all, at the end of the line."""
    try:
        own.joining.come_after_all()
    except NotOpen:
        return own.back()
    return own.back("again")


@reads_and_takes
@private_page(PURPOSE)
@takes_words(LETTERS)
@own_page
def letters(request, own):
    """Where letters go, and whether one comes the day before."""
    form = LettersForm(sent(request), request=request, joining=own.joining)
    if form.is_bound and form.is_valid():
        form.keep()
        return own.back("letters")
    return own.render(request, "change", form=form, title="May we write to you?")


@reads_and_takes
@private_page(PURPOSE)
@own_page
def erase(request, own):
    """One page that says what happens, and one button that erases all of it."""
    if request.method != "POST":
        return own.render(request, "erase")
    own.joining.erase()
    return own.render(request, "erased")
