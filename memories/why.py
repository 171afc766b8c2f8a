"""Why a memory was found: the first sentence, whole, in which its words stand; or else which text
beside it has them.
"""

from collections.abc import Iterator

from memories.sentences import cut, sentences
from objects.why import Reason
from search.highlights import Marker
from search.parser import parse
from search.query import Result, Segments
from search.registry import Kind
from search.words import split

TOLD = ("told", "told_untranslated")


def add_sentences(memories, kind: Kind, result: Result, searched: str) -> None:
    """Give each memory the `sentence` by which it was found, marked, where the beginning of its
    words does not hold it, () where it was found otherwise; and the `reason` where no text that
    is shown anyway has a word that was found.
    """
    typed = Marker(parse(searched))
    for memory in memories:
        marked = result.highlights.get((kind.name, memory.pk))
        told = [marked.get(field, ()) for field in TOLD] if marked else _told(memory, typed)
        found = {word for segments in told for word in _found(segments)}
        memory.sentence = _sentence(memory.telling.words, found)
        is_seen = _has(memory.telling.words, found) or _has(memory.telling.translation, found)
        memory.reason = None if is_seen else next(_beside(memory, found), None)


def _found(segments: Segments) -> Iterator[str]:
    """The words that are marked."""
    return (word for text, is_found in segments if is_found for _, _, word in split(text))


def _told(memory, typed: Marker) -> list[Segments]:
    """All that was told, marked by what was typed: of other kinds than the first in a search over
    everything, nothing is marked yet.
    """
    files = [text for file in memory.shown_files for text in (file.transcript, file.description)]
    return [typed.mark(text) for text in (memory.telling.words, *files)]


def _beside(memory, found: set[str]) -> Iterator[Reason]:
    """The texts of its files that have what was found, which no card shows."""
    for file in memory.shown_files:
        for text, label in (
            (file.transcript, "what is said in its recording"),
            (file.description, "what its picture or recording shows"),
        ):
            if _has(text, found):
                yield Reason("file", label, mark(text, found))


def _sentence(words: str, found: set[str]) -> Segments:
    beginning, rest = cut(words)
    if _has(beginning, found):
        return ()
    return next((mark(one.strip(), found) for one in sentences(rest) if _has(one, found)), ())


def _has(text: str, found: set[str]) -> bool:
    return any(word in found for _, _, word in split(text))


def mark(text: str, found: set[str]) -> Segments:
    """The text in segments, those words marked."""
    segments, done = [], 0
    for start, end, word in split(text):
        if word in found:
            segments += [(text[done:start], False), (text[start:end], True)]
            done = end
    return tuple(part for part in (*segments, (text[done:], False)) if part[0])
