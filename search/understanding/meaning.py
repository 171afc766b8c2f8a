"""A text as a wish and as choices: what a person means by it, before any engine is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from search.parser import parse
from search.query import Span
from search.registry import Facet, Kind, Range
from search.understanding.lexicon import Lexicon
from search.understanding.synonyms import ways_of
from search.understanding.variants import parted, spellings
from search.wish import Clause, Way, Wish
from search.words import SMALL, stem

SAME_WORD = 0.9
"""Another spelling of the very word: as good as the word, after it."""
LONGEST_PHRASE = 4
"""Words that a synonym may consist of."""


@dataclass(frozen=True)
class Meaning:
    """What a text asks for: words, and by the name of a range, what was read for it."""

    wish: Wish
    ranges: dict[str, Span] = field(default_factory=dict)


def meaning_of(text: str, kinds: Iterable[Kind], as_typed=frozenset()) -> Meaning:
    """Read a text. Where `as_typed` has "dates", those in words are words like any others."""
    kinds = tuple(kinds)
    text, spans = asked_ends(text, kinds)
    words, read = (text, {}) if "dates" in as_typed else _read_ranges(text, kinds)
    wish = parse(words, asked_fields(kinds))
    if read:
        wish = replace(wish, optional=_optional(text, words))
        if not says_something(words):  # "things from before the war" are of that time, that is all
            wish = replace(wish, wanted=())
    return Meaning(wish, {**read, **spans})


def asked_fields(kinds: Iterable[Kind]) -> dict[str, str]:
    """The text fields by each word that asks for one: `maker:` and `by:` for people."""
    return {word: part.name for kind in kinds for part in kind.fields for word in part.asked}


def ranged_facets(kinds: Iterable[Kind]) -> dict[str, Facet]:
    """The facets of the kinds that have a range, by its name."""
    found = (facet for kind in kinds for facet in kind.facets if facet.range)
    return {facet.range.name: facet for facet in found}


def ranges_of(kinds: Iterable[Kind]) -> dict[str, Range]:
    """The ranges that any of the kinds has, by name."""
    return {name: facet.range for name, facet in ranged_facets(kinds).items()}


def without_range(text: str, range_: Range, kinds: Iterable[Kind]) -> tuple[str, bool]:
    """A text without `from:` and `to:`, and whether words are left in it that say a range, too."""
    left, _ = asked_ends(text, kinds)
    return left, bool(range_.find and any(True for _ in range_.find(left)))


def asked_ends(text: str, kinds: Iterable[Kind]) -> tuple[str, dict[str, Span]]:
    """`from:1930 to:1939` taken out of a text, as the spans that it means."""
    ends: dict[str, list] = {}
    kept = []
    for piece in text.split(" "):
        name, colon, words = piece.partition(":")
        range_, place = _end_named(name.casefold(), kinds) if colon else (None, 0)
        understood = range_ and range_.read(words)
        if understood:
            ends.setdefault(range_.name, [None, None])[place] = understood[place]
        else:
            kept.append(piece)
    return " ".join(kept), {name: Span(*both) for name, both in ends.items()}


def _end_named(name, kinds) -> tuple[Range | None, int]:
    for range_ in ranges_of(kinds).values():
        if name in range_.ends:
            return range_, range_.ends.index(name)
    return None, 0


def says_something(text: str) -> bool:
    """Whether there is more in a text than small words, which are not insisted on."""
    wish = parse(text)
    written = {clause.words for clause in wish.wanted} - {(word,) for word in SMALL}
    return bool(written or wish.unwanted or wish.numbers)


def _read_ranges(text, kinds) -> tuple[str, dict[str, Span]]:
    """A text without what was read as a range of one of the kinds, and those ranges.

    Beside other words, what has no value is let in, after the rest.
    """
    read = {}
    for range_ in ranges_of(kinds).values():
        found = list(range_.find(text)) if range_.find else []
        if not found:
            continue
        for start, end, _ in reversed(found):
            text = f"{text[:start]} {text[end:]}"
        after = [span.after for _, _, span in found]
        before = [span.before for _, _, span in found]
        read[range_.name] = Span(
            None if None in after else min(after), None if None in before else max(before)
        )
    if says_something(text):
        read = {name: replace(span, with_missing=True) for name, span in read.items()}
    return text, read


def _optional(text: str, words: str) -> tuple[Clause, ...]:
    """The clauses of a text that are not in its `words`."""
    left = parse(words).wanted
    return tuple(clause for clause in parse(text).wanted if clause not in left)


# Other ways to say it


def broadened(wish: Wish, lexicon: Lexicon) -> Wish:
    """The wish with the other ways to say each of its clauses that the collection knows."""
    wanted = spelt(wish, lexicon).wanted
    return replace(wish, wanted=_with_synonyms(wanted, wish.typed))


def spelt(wish: Wish, lexicon: Lexicon) -> Wish:
    """The wish with the other spellings of its words, but without other words for them."""
    wanted = tuple(_with_spellings(clause, lexicon) for clause in wish.wanted)
    return replace(wish, wanted=_joined(wanted, lexicon))


def _with_spellings(clause: Clause, lexicon: Lexicon) -> Clause:
    if clause.is_phrase or len(clause.words) > 1:
        return clause
    [word] = clause.words
    ways = [Way((other,), SAME_WORD) for other in spellings(word, lexicon.has)]
    parts = parted(word, lexicon.has)
    if not parts and not lexicon.knows(word):
        parts = parted(word, lexicon.knows)  # "eggcups", of which there is one
    if parts:
        ways.append(Way(parts, SAME_WORD))
    return replace(clause, ways=(*clause.ways, *ways)) if ways else clause


def _joined(clauses: tuple[Clause, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Two words that the collection also writes as one: `egg cups` finds `eggcups`."""
    made = list(clauses)
    for at, (one, other) in enumerate(pairwise(clauses)):
        if _is_plain(one) and _is_plain(other):
            whole = one.words[0] + other.words[0]
            if lexicon.knows(whole) and not _is_a_form_of(whole, one.words[0]):
                way = Way((whole,), SAME_WORD)
                for place in (at, at + 1):
                    made[place] = replace(made[place], ways=(*made[place].ways, way))
    return tuple(made)


def _is_a_form_of(whole: str, word: str) -> bool:
    """Whether two words run together look like an ending of the first: `car red` is not `carred`,
    which would be any car.
    """
    return stem(whole) == stem(word)


def _is_plain(clause: Clause) -> bool:
    return not clause.is_phrase and len(clause.words) == 1 and clause.words[0].isalpha()


def _with_synonyms(clauses: tuple[Clause, ...], typed: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Synonyms of single words, and of several in a row, as they were typed ("can opener") or
    but for small words between them ("cleaning the floor").

    Small words count only here; where they stand for something by themselves ("make up"),
    that is wanted, too.
    """
    places = {clause.words: place for place, clause in enumerate(clauses)}
    made = list(clauses)
    typed = [made[places[clause.words]] if clause.words in places else clause for clause in typed]
    for stretch in dict.fromkeys((*_stretches(typed), *_stretches(clauses))):
        ways = ways_of(stretch)
        here = [places[clause.words] for clause in stretch if clause.words in places]
        if ways and not here:
            words = tuple(clause.words[0] for clause in stretch)
            made.append(Clause(words, is_phrase=True, ways=tuple(ways)))
        for place in here if ways else ():
            # Found for each of them, it is to count once.
            shared = tuple(replace(way, weight=way.weight / len(here)) for way in ways)
            made[place] = replace(made[place], ways=(*made[place].ways, *shared))
    return tuple(made)


def _stretches(clauses) -> Iterator[tuple[Clause, ...]]:
    for size in range(1, LONGEST_PHRASE + 1):
        for start in range(len(clauses) - size + 1):
            stretch = tuple(clauses[start : start + size])
            if size == 1 or all(map(_is_plain, stretch)):
                yield stretch
