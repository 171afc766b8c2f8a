"""What the window shows for the words typed, the address pasted and the filters chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from objects.chooser.choosable import Choosable
from search.finding import find
from search.query import Query, Result, SearchAway

MOST = 1000
"""Found records that can be paged through: who wants more types another word."""
MOST_HIDDEN = 100
ADDRESS = re.compile(r"https?://|(?:\S*/)?(?:objects|o|memories)/[^\s/]+/?", re.IGNORECASE)
AWAY = (
    "The search is away at the moment. You can look for titles and numbers as they are written;"
    " some filters have to wait."
)
NOTHING_THERE = "There is nothing at this address that you can choose from here."


@dataclass(frozen=True)
class Found:
    """The records, or their keys in order; what there is to say of how they were found."""

    records: QuerySet | list[int]
    notice: str = ""
    instead: dict[str, str] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def understood(self) -> str:
        """What was looked for instead of words that nobody has."""
        said = [f"“{other}” instead of “{word}”" for word, other in self.instead.items()]
        return f"We looked for {', '.join(said)}." if said else ""


def look(choosable: Choosable, visible: QuerySet, text: str, chosen: Sequence[str]) -> Found:
    """Find what is meant among what somebody may see."""
    narrowed = choosable.narrowed(visible, chosen)
    facets = choosable.facets_of(chosen)
    if not text and not facets:
        return Found(narrowed)
    named = _named(choosable, visible, text)
    if ADDRESS.match(text):
        return Found(named, "" if named else NOTHING_THERE)
    try:
        result = find(_query(choosable, text, facets))
    except SearchAway:
        return _away(narrowed, named, text)
    return _found(choosable, narrowed, named, result, text if not facets else "")


def _query(choosable, text, facets):
    kind = choosable.search
    order = {} if text else {"sort": kind.default_sort}
    return Query(text=text, kinds=(kind.name,), filters=facets, size=MOST, **order)


def _named(choosable, visible, text) -> list[int]:
    """The key of the record that an address or a number means, where it may be seen."""
    record = choosable.named(text) if text else None
    if record is None or not visible.filter(pk=record.pk).exists():
        return []
    return [record.pk]


def _away(narrowed, named, text):
    keys = narrowed.matching(text).values_list("pk", flat=True)[:MOST] if text else narrowed
    return Found(list(dict.fromkeys([*named, *keys])) if text else narrowed, AWAY)


def _found(choosable, narrowed, named, result: Result, text):
    """What is named, what the search found, and what no search knows, each once."""
    keys = result.pks(choosable.kind)
    allowed = set(narrowed.filter(pk__in=keys).values_list("pk", flat=True))
    found = [*named, *(pk for pk in keys if pk in allowed)]
    if text:
        hidden = choosable.hidden(narrowed).matching(text)
        found += hidden.values_list("pk", flat=True)[:MOST_HIDDEN]
    return Found(
        list(dict.fromkeys(found)), instead=dict(result.corrected), is_cut=result.total > MOST
    )
