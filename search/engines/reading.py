"""What a query asks for, read the same way by every engine."""

from collections.abc import Iterable

from search.parser import parse
from search.query import Query
from search.registry import Field, Kind, kinds
from search.wish import Wish

LONGEST_SLUG = 1000


def wish_of(query: Query) -> Wish:
    """What is wanted: as somebody read it already, else as we read the words."""
    return parse(query.text) if query.wish is None else query.wish


def kinds_of(query: Query) -> tuple[Kind, ...]:
    """The registered kinds that are asked for."""
    return tuple(kind for kind in kinds() if not query.kinds or kind.name in query.kinds)


def fields_of(chosen: Iterable[Kind]) -> tuple[Field, ...]:
    """Every text that some kinds have, each once, with the weight that it has first."""
    fields: dict[str, Field] = {}
    for kind in chosen:
        fields |= {field.name: field for field in kind.fields if field.name not in fields}
    return tuple(fields.values())


def possible(slugs: Iterable[str]) -> list[str]:
    """Slugs as an engine can be asked for them: one that no record can have becomes "", which
    none has either. Addresses are typed by hand, with half letters and of any length.
    """
    return [slug if len(slug) < LONGEST_SLUG and is_whole(slug) else "" for slug in slugs]


def is_whole(text: str) -> bool:
    """Whether each of its letters can be written: half of a surrogate pair cannot."""
    return text.isascii() or text.encode(errors="replace").decode() == text


def sort_of(query: Query, wish: Wish, chosen: Iterable[Kind]) -> str:
    """The sort to use, "" for relevance; where no word is wanted, nothing is more relevant than
    another.

    Kinds of which one has no such sort are in no order together.
    """
    chosen = tuple(chosen)
    offered = [{sort.name for sort in kind.sorts} for kind in chosen]
    shared = set.intersection(*offered) if offered else set()
    if query.sort in shared:
        return query.sort
    is_wanted = wish.wanted or wish.numbers or wish.optional
    default = "" if is_wanted else next((kind.default_sort for kind in chosen), "")
    return default if default in shared else ""
