"""Marks what was looked for in a text as it is written, so that accents and capitals stay."""

from collections.abc import Iterable

from search.query import Key, Segments
from search.registry import kind_named
from search.wish import Wish
from search.words import split, stem

EXCERPT = 240  # letters


class Marker:
    """Knows the words of one wish, and marks them in any text."""

    def __init__(self, wish: Wish):
        clauses = tuple(wish.sought)
        ways = [way for clause in clauses for way in clause.ways]
        self.exact = {word for said in (*clauses, *ways) for word in said.words}
        self.exact |= {clause.whole for clause in clauses if clause.whole}
        loose = [clause for clause in clauses if not clause.is_phrase]
        loose += [way for way in ways if not way.is_exact]
        self.stems = {stem(word) for said in loose for word in said.words}
        self.stems |= {stem(clause.whole) for clause in clauses if clause.whole}

    def mark(self, text: str) -> Segments:
        """The text in segments; () if nothing in it was looked for."""
        segments, done = [], 0
        for start, end in self._spots(text):
            segments += ((text[done:start], False), (text[start:end], True))
            done = end
        if not segments:
            return ()
        return tuple(part for part in (*segments, (text[done:], False)) if part[0])

    def excerpt(self, text: str, length: int = EXCERPT) -> Segments:
        """As `mark`, of the stretch about the first word found, cut between words."""
        first = next(iter(self._spots(text)), None)
        if first is None or len(text) <= length:
            return self.mark(text)
        begin = max(0, first[0] - length // 3)
        begin = text.find(" ", begin, first[0]) + 1 if begin else 0
        end = text.rfind(" ", first[1], begin + length)
        end = len(text) if len(text) <= begin + length else max(end, first[1])
        cut = ("…" if begin else "") + text[begin:end].strip() + ("…" if end < len(text) else "")
        return self.mark(cut)

    def _spots(self, text):
        for start, end, word in split(text):
            if word in self.exact or stem(word) in self.stems:
                yield start, end


def highlights(ids: Iterable[Key], wish: Wish) -> dict[Key, dict[str, Segments]]:
    """The marked texts of these records by field, those in which something was found."""
    if not any(wish.sought):
        return {}
    marker, by_kind = Marker(wish), {}
    for kind, pk in ids:
        by_kind.setdefault(kind, []).append(pk)
    marked = {
        (kind, pk): {field: marker.excerpt(text) for field, text in texts.items()}
        for kind, pks in by_kind.items()
        for pk, texts in kind_named(kind).texts(pks).items()
    }
    return {
        key: {name: part for name, part in fields.items() if part} for key, fields in marked.items()
    }
