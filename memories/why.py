"""Why a memory was found: the first sentence, whole, in which its words stand."""

from memories.sentences import cut, sentences
from search.query import Result, Segments
from search.registry import Kind
from search.words import split

TOLD = ("told", "told_untranslated")


def add_sentences(memories, kind: Kind, result: Result, searched: str) -> None:
    """Give each memory the `sentence` by which it was found, marked, where the beginning of its
    words does not hold it; () where it was found otherwise.
    """
    for memory in memories:
        marked = result.highlights.get((kind.name, memory.pk), {})
        found = {
            word
            for field in TOLD
            for text, is_found in marked.get(field, ())
            if is_found
            for _, _, word in split(text)
        }
        memory.sentence = _sentence(memory.telling.words, found)


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
