"""Three ways on from a list in which there is nothing: other lists that have something in them,
and whatever other apps offer beside them.
"""

import re
from collections.abc import Iterator
from itertools import islice

from objects.browsing.choices import chips
from objects.browsing.form import SearchForm
from objects.models import CollectionObject
from search.finding import find
from search.query import SearchAway
from search.understanding.meaning import says_something
from search.ways_on import Way, further_ways

WAYS = 3
TRIED = 4
"""Choices that are tried without: one search each."""
_OLDEST = re.compile(r"\b(?:oldest|earliest)\b", re.IGNORECASE)


def ways_on(form: SearchForm, names) -> list[Way]:
    """The first three that lead to something, each to another address, the last to all there is;
    then those of other apps.
    """
    everything = list(_with_counts([_everything()]))
    taken, ways = {way.address for way in everything}, []
    for way in _other_ways(form, names):
        if way.address not in taken:
            taken.add(way.address)
            ways.append(way)
        if len(ways) + len(everything) == WAYS:
            break
    return [*ways, *everything, *further_ways(form.text)]


def _other_ways(form, names) -> Iterator[Way]:
    """From what keeps most of what was asked for to what keeps nothing of it."""
    if form.as_typed:
        yield from _with_counts([_read_freely(form)])
    yield from islice(_with_counts(_without_one(form, names)), 1)
    if form.text and form.has_choices:
        yield from _with_counts([_words_alone(form), _choices_alone(form)])
    yield from _with_counts([_with_pictures(form)])
    yield from _unseen()
    yield Way("Search with other words", "A number on a label finds its thing, too.", "#words")
    yield Way("Start at the front door", "What this collection is, and a few things from it.", "/")


def _with_counts(offered) -> Iterator[Way]:
    """Those that lead to something."""
    for words, note, form in offered:
        if count := find(form.counting()).total:
            yield Way(words, note, form.address, count)


def _without_one(form, names):
    """Without one of the things chosen, the latest first."""
    for chip in chips(form, names)[: -TRIED - 1 : -1]:
        yield f"Take “{chip.name}” away", "Everything else you asked for stays.", chip.without


def _read_freely(form):
    words = "Search for what we think you meant"
    return words, "Other spellings, dates, and fewer words.", form.with_words(form.text)


def _words_alone(form):
    words = form.text if len(form.text) <= 40 else f"{form.text[:40]}…"
    return f"Search all objects for “{words}”", "Without what you chose.", form.without_choices()


def _choices_alone(form):
    return "Keep only what you chose", "Without your words.", form.with_words("")


def _with_pictures(form):
    only = SearchForm(choices=(("picture", "yes"),), view=form.view)
    return "Look at what has a picture", "The things that have been photographed.", only


def _everything():
    return "Look through all objects", "Everything that can be seen here.", SearchForm()


def _unseen() -> Iterator[Way]:
    """The page of something that nobody has opened yet."""
    published = CollectionObject.objects.published()
    if key := published.some_unseen_key():
        thing = published.only("slug").get(pk=key)
        words = "Look at something nobody has seen"
        yield Way(words, "You’d be the first to open its page.", thing.get_absolute_url())


def oldest_first(text: str) -> Way | None:
    """What has the other words in the order of time, else all there is, where somebody asks for
    the oldest: no record calls itself that.
    """
    if not _OLDEST.search(text):
        return None
    words = " ".join(_OLDEST.sub(" ", text).split())
    form = SearchForm(text=words, chosen_sort="date")
    if says_something(words) and _finds(form):
        return Way(f"See the oldest first: “{words}”", "In the order of time.", form.address)
    note = "All objects with a date, in the order of time."
    return Way("See the oldest first", note, form.with_words("").address)


def _finds(form: SearchForm) -> bool:
    """Whether there is anything; not while nobody can tell."""
    try:
        return bool(find(form.counting()).total)
    except SearchAway:
        return False
