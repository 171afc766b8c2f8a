"""Parts of people's words that the public does not read: marked, compared, never reworded."""

import re
from dataclasses import dataclass

from memories.sentences import HIDDEN as MARK


class Reworded(ValueError):
    """The public version says something that was not given."""


@dataclass(frozen=True)
class Piece:
    """Some of the words as given, shown to the public or not."""

    text: str
    is_hidden: bool = False


def pieces(given: str, public: str) -> list[Piece]:
    """The words as given, cut where the public version has its marks; raises Reworded.

    Runs of space are alike: a browser sends other line ends than it was given.
    """
    if _spaced(given) == _spaced(public):
        return [Piece(given)] if given else []
    found, place = [], 0
    parts = public.split(MARK)
    for number, part in enumerate(parts):
        begin, end = _find(part, given, place, first=number == 0, last=number == len(parts) - 1)
        found += [Piece(given[place:begin], True), Piece(given[begin:end])]
        place = end
    return [piece for piece in found if piece.text]


def _find(part, given, place, first, last):
    """Where this shown part stands in what was given, after `place`."""
    # Spaces beside a mark are shown: whoever hides a name does not mean them.
    pattern = r"\s*" + r"\s+".join(map(re.escape, part.split())) + r"\s*"
    if last:
        pattern += r"\Z"
    match = re.compile(pattern).search(given, place)
    if match is None or (first and given[place : match.start()].strip()):
        raise Reworded(part.strip())
    return match.span()


def hide(public: str, phrases: list[str]) -> str:
    """The public version with each of these phrases hidden wherever it stands, in any capitals."""
    for phrase in phrases:
        parts = (_pattern(phrase).sub(MARK, part) for part in public.split(MARK))
        public = MARK.join(parts)
    return public


def stands_in(phrase: str, given: str) -> bool:
    """Whether this phrase is somewhere in what was given, in any capitals."""
    return bool(_pattern(phrase).search(given))


def shows_more(given: str, before: str, after: str) -> bool:
    """Whether something of what was given is shown that was hidden before."""
    try:
        shown_before, shown_after = _letters(given, before), _letters(given, after)
    except Reworded:
        return True
    return any(now and not then for then, now in zip(shown_before, shown_after, strict=True))


def _letters(given, public):
    """For each letter that was given whether it is shown; spaces apart, as they tell nothing."""
    found = pieces(given, public)
    return [not piece.is_hidden for piece in found for letter in piece.text if not letter.isspace()]


def _pattern(phrase):
    return re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE)


def same(one: str, other: str) -> bool:
    """Whether two texts differ in their spaces and line ends only."""
    return _spaced(one) == _spaced(other)


def _spaced(text):
    return " ".join(text.split())
