"""From one object to the next within the list in which one found it.

An address with `?in=<the list's query string>&at=<place in the whole list>` tells where one
is. The list is asked for anew each time, so that what it says is true now.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.urls import reverse

from objects.browsing.form import SearchForm
from objects.browsing.understood import as_said
from objects.browsing.wording import heading
from search.finding import find
from search.query import PAGE, Result, SearchAway

LIST, PLACE = "in", "at"
"""What the two are called in an address."""
REACH = PAGE
"""How far from its place an object is looked for: things come and go while people read."""
FURTHEST = 10**9


def step_address(thing, form: SearchForm, place: int) -> str:
    """The address of an object as one of a list; `place` counts from 1."""
    return f"{thing.get_absolute_url()}?{urlencode({LIST: form.query_string, PLACE: place})}"


def add_steps(things, form: SearchForm, result: Result, start: int) -> None:
    """Give each of a list's things its `place` in the whole and its `step`, its address there;
    the result's first stands at `start`.
    """
    places = {pk: place for place, pk in enumerate(result.pks(form.kind.name), start)}
    for thing in things:
        thing.place = places[thing.pk]
        thing.step = step_address(thing, form, thing.place)


@dataclass
class Step:
    """The thing before or after, as a link."""

    name: str
    address: str


class Walk:
    """Where an object stands in a list, and what stands on both sides of it.

    `place` is 0 where the object is no longer near where it was: then only the way back is
    known. `pks` are those beside it, of which `steps` are made once they are read.
    """

    def __init__(self, form: SearchForm, asked: int, thing):
        """Raises SearchAway where there is no usable index."""
        self.form, self.thing = form, thing
        first = max(0, asked - 1 - REACH)
        query = replace(form.query(1), offset=first, size=2 * REACH + 1, facets=())
        result = find(query)
        self.said_form = as_said(form, result)
        self.total = result.total
        self.place, self.before, self.after = _beside(result, form.kind.name, thing.pk, first)
        self.back = _page_of(form, self.place or min(asked, self.total), bool(self.place))
        self.previous = self.next = None

    @classmethod
    def read(cls, typed: QueryDict, thing) -> "Walk | None":
        """The walk that an address tells of; None if it tells of none, or search is away."""
        if LIST not in typed:
            return None
        try:
            form = SearchForm.read(QueryDict(typed[LIST]))
            return cls(form, _number(typed.get(PLACE)), thing)
        except (TooManyFieldsSent, SearchAway):
            return None

    @property
    def pks(self) -> list[int]:
        return [pk for pk in (self.before, self.after) if pk]

    def fill(self, things) -> None:
        """Name the thing before and the one after, if they are among these, read by key."""
        self.previous = self._step(things.get(self.before), self.place - 1)
        self.next = self._step(things.get(self.after), self.place + 1)

    def _step(self, thing, place) -> Step | None:
        return Step(thing.name, step_address(thing, self.form, place)) if thing else None

    @property
    def said(self) -> str:
        """What the list is, in words; runs no query, as all names are the object's own.

        Where other values were chosen beside its own, it says so without naming them.
        """
        names = _names(self.form, self.thing)
        known = tuple(choice for choice in self.form.choices if choice in names)
        words = heading(replace(self.said_form, choices=known), names)
        return words if known == self.form.choices else f"{words}, and more"


def _beside(result: Result, kind: str, pk: int, first: int) -> tuple[int, int | None, int | None]:
    """(place, key before, key after); (0, None, None) if it isn't there, or what is beside it
    isn't known.
    """
    pks = result.pks(kind)
    at = pks.index(pk) if pk in pks else -1
    place = first + at + 1
    before = pks[at - 1] if at > 0 else None
    after = pks[at + 1] if 0 <= at < len(pks) - 1 else None
    is_known = at >= 0 and (before or place == 1) and (after or place == result.total)
    return (place, before, after) if is_known else (0, None, None)


def _page_of(form: SearchForm, place: int, is_there: bool) -> str:
    """The page of the list on which a place is, at its card if the thing is there."""
    number = max(0, place - 1) // PAGE + 1
    said = filter(None, [form.query_string, f"page={number}" if number > 1 else ""])
    query = "&".join(said)
    anchor = f"#place-{place}" if is_there else ""
    return reverse("objects:list") + (f"?{query}" if query else "") + anchor


def _number(typed: str | None) -> int:
    """A place as typed; the first for what is none."""
    try:
        return max(1, min(FURTHEST, int(typed or "")))
    except ValueError:
        return 1


def _names(form: SearchForm, thing) -> dict[tuple[str, str], str]:
    """What to call the chosen values that the object has, by facet and slug."""
    return {
        (facet.name, slug): name
        for facet in form.kind.facets
        if facet.own and (chosen := form.chosen(facet.name))
        for slug, name in facet.own(thing, chosen).items()
    }
