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


def hide(given: str, public: str, phrases: list[str]) -> str:
    """The public version with each of these phrases hidden wherever it stands, in any capitals.

    Raises Reworded for a phrase that stands nowhere.
    """
    public = public or given
    for phrase in phrases:
        pattern = r"\s+".join(map(re.escape, phrase.split()))
        public, count = re.subn(pattern, MARK, public, flags=re.IGNORECASE)
        if not count:
            raise Reworded(phrase)
    return public


def _spaced(text):
    return " ".join(text.split())
