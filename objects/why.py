"""Why a record was found: in which of its texts, by which words."""

from dataclasses import dataclass

from search.parser import parse
from search.query import Result, Segments
from search.registry import Kind
from search.understanding.variants import spellings
from search.wish import Wish
from search.words import number_forms, number_key, split, stem

NUMBERS = ("object_number", "set_number", "other_number")
"""What objects alone are called by."""
MOST = 3
"""Reasons for one thing: the weightiest texts, not all."""


@dataclass(frozen=True)
class Reason:
    """A text in which a record was found: what it is called, and its lines with the words marked.

    Found by `another_name`, it has none of the words typed.
    """

    field: str
    label: str
    segments: Segments
    another_name: bool = False


def add_reasons(things, kind: Kind, result: Result, searched: str) -> None:
    """Give each record `reasons` why it was found by these words, its `marked_title`, which is ()
    where the title has none of them, and the one `reason` that says more than the title.

    The first field of a kind is what its records are called.
    """
    wish = parse(searched)
    for thing in things:
        marked = result.highlights.get((kind.name, thing.pk), {})
        title = marked.get(kind.fields[0].name, ())
        thing.marked_title = title if _written(title) == thing.name else ()
        thing.reasons = [*_by_number(thing, wish), *_in_texts(kind, marked, searched)][:MOST]
        known = _stems_found(title)
        more = (reason for reason in thing.reasons if _stems_found(reason.segments) - known)
        thing.reason = next(more, None)


def _written(segments: Segments) -> str:
    return "".join(text for text, _ in segments)


def _stems_found(segments: Segments) -> set[str]:
    return {stem(word) for text, is_found in segments if is_found for _, _, word in split(text)}


def _by_number(thing, wish: Wish) -> list[Reason]:
    for number in filter(None, (getattr(thing, name, "") for name in NUMBERS)):
        if number_key(number) in wish.numbers or {*wish.number_parts} & {*number_forms(number)}:
            return [Reason("number", "its number", ((number, True),))]
    return []


def _in_texts(kind, marked, searched) -> list[Reason]:
    """The texts in which words were found, those that count most first."""
    return [
        Reason(
            field.name,
            field.label,
            lines_found(marked[field.name]),
            another_name=not _has_typed(marked[field.name], searched),
        )
        for field in kind.fields
        if field.name in marked and field.label
    ]


def lines_found(segments: Segments) -> Segments:
    """Only the lines with a word that was found, side by side: of ten materials, the one meant."""
    lines = [[]]
    for text, is_found in segments:
        first, *others = text.split("\n")
        lines[-1].append((first, is_found))
        lines += [[(line, is_found)] for line in others]
    written = [tuple(part for part in line if part[0]) for line in lines]
    found = [line for line in written if any(is_found for _, is_found in line)]
    once = dict.fromkeys(found)  # "Victorian", as the catalogue says it and as we do
    return tuple(part for line in once for part in (*line, (" · ", False)))[:-1]


def _has_typed(segments: Segments, searched: str) -> bool:
    """Whether any marked word is one that was typed, in some form or spelling."""
    typed = [word for _, _, word in split(searched)]
    found = {word for text, is_found in segments if is_found for _, _, word in split(text)}
    stems = set(map(stem, found))
    return any(
        stem(word) in stems
        or spellings(word, found.__contains__)
        or any(word in other or other in word for other in found)
        for word in typed
    )
