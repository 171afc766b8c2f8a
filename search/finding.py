"""Finding: what somebody typed is understood and searched for, and where that finds nothing, a
ladder is climbed down that says at each step what it did.

Pages ask here; what an engine does is one search, exactly as it is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, product

from django.core.paginator import Paginator

from search.engines import engine
from search.highlights import highlights
from search.parser import parse
from search.query import PAGE, Query, Result
from search.registry import kinds
from search.remembering import remembered
from search.understanding.lexicon import Lexicon, lexicon
from search.understanding.meaning import Meaning, broadened, meaning_of, spelt
from search.wish import Clause, Wish

TRIES = 6
"""Searches that one step may cost: each only counts."""
CANDIDATES = 3
"""What a misspelt word may stand for: as many are tried beside the other words."""
ENOUGH = 6
"""With fewer results than this, what has most of the words may help."""
DOUBTFUL = 24
"""Among more results than this, something is called what was asked for."""
FEW = 3
"""Fewer results than this may be owed to a spelling that somebody else got wrong, too."""
SPELLING, DATES, WORDS = "spelling", "dates", "words"
"""What can be left as typed: no word corrected, no date read, no word dropped."""


def find(query: Query) -> Result:
    """What somebody means by the text of `query`; never less than the engine finds for it.

    The result says which words were `corrected` or `dropped`, which `ranges` were read, and
    what else may have been meant (`suggested`). Raises SearchAway.
    """
    plain = replace(query, highlight=False)
    with engine().one_answer():
        result, wish = remembered("found", plain, lambda: _find(plain))
    if not query.highlight:
        return result
    return replace(result, highlights=highlights(result.ids, wish))


def find_page(form) -> tuple[Result, int, Paginator]:
    """What `find` finds for the page that a form asks for, its number, and all its pages; for a
    page that isn't there, the last. A form has `page_number` and the `query()` of a page.
    """
    asked = form.page_number
    result = find(form.query(asked))
    paginator = Paginator(range(result.total), PAGE)
    number = paginator.get_page(asked).number
    if number != asked:
        result = find(form.query(number))
    return result, number, paginator


def find_of_each(query: Query, size: int) -> tuple[Result, dict[str, Result]]:
    """What `find` finds, and the first few of each kind that it finds any of, by kind.

    Each is found by the same wish, so that nothing is corrected in one way here and in
    another there. Raises SearchAway.
    """
    with engine().one_answer():
        result, wish = remembered("found", query, lambda: _find(query))
        ranges = {**query.ranges, **result.read}
        same = replace(query, wish=wish, ranges=ranges, offset=0, size=size)
        return result, {
            kind: engine().search(replace(same, kinds=(kind,)))
            for kind, total in result.totals.items()
            if total
        }


@dataclass(frozen=True)
class Outcome:
    """What became of a text: the wish that is searched for, and what was done to come to it."""

    wish: Wish
    corrected: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    suggested: Mapping[str, str] = field(default_factory=dict)
    with_all: int | None = None
    only_mentioned: bool = False


def _find(query: Query) -> tuple[Result, Wish]:
    """What is found, and the wish that it was found by."""
    if not query.text:  # and nothing to understand
        return engine().search(query), Wish()
    asked = Asked(query)
    # The ladder is the same for every page of a list, in any order.
    unpaged = replace(query, offset=0, size=0, facets=(), sort="")
    outcome = remembered("outcome", unpaged, lambda: _climb_down(asked))
    found = asked.search(outcome.wish)
    result = replace(
        found,
        corrected=outcome.corrected,
        dropped=(*found.dropped, *outcome.dropped),
        suggested=outcome.suggested,
        with_all=outcome.with_all,
        only_mentioned=outcome.only_mentioned,
    )
    return _without_empty_ranges(result, asked), asked.broadened(outcome.wish)


def _climb_down(asked: "Asked") -> Outcome:
    """What to search for: the words as they are where that finds enough, else what is found
    on the steps below, one after the other.
    """
    as_typed = asked.query.as_typed
    outcome, total = Outcome(asked.wish), asked.search(asked.wish).total
    if not total and SPELLING not in as_typed:
        outcome, total = _corrected(asked) or (outcome, 0)
    elif total <= FEW and SPELLING not in as_typed:
        outcome = replace(outcome, suggested=_better_spelt(asked, total))
    outcome = replace(outcome, only_mentioned=_is_doubtful(asked, outcome, total))
    if total < ENOUGH and WORDS not in as_typed:
        outcome = _with_fewer_words(asked, outcome, total)
    return outcome


class Asked:
    """A query and what was understood of it; searches for variations of it."""

    def __init__(self, query: Query):
        self.query, self.words, self.ranges = query, lexicon(), query.ranges
        self.kinds = [kind for kind in kinds() if not query.kinds or kind.name in query.kinds]
        self._found: dict[Wish, Result] = {}
        self._broadened: dict[Wish, Wish] = {}
        meaning = self._meaning(query.as_typed)
        if meaning.ranges and self._is_number():
            meaning = self._meaning(query.as_typed | {DATES})
        self.wish = meaning.wish
        # Who chose years by hand does not want those read in the words.
        self.read = {
            name: span
            for name, span in meaning.ranges.items()
            if name not in query.ranges and not _is_chosen(query, name)
        }
        self.ranges = {**query.ranges, **self.read}

    def _meaning(self, as_typed) -> Meaning:
        return meaning_of(self.query.text, self.kinds, as_typed)

    def _is_number(self) -> bool:
        """Whether what was read as a date is the end of a number: `BXL 1950`."""
        numbers = parse(self.query.text).numbers
        lettered = tuple(number for number in numbers if number[0].isalpha())
        return bool(lettered) and self.count(Wish(numbers=lettered)) > 0

    def broadened(self, wish: Wish) -> Wish:
        """The wish with the other ways to say it."""
        if wish not in self._broadened:
            self._broadened[wish] = broadened(wish, self.words)
        return self._broadened[wish]

    def search(self, wish: Wish) -> Result:
        if wish not in self._found:
            query = replace(self.query, wish=self.broadened(wish), ranges=self.ranges)
            self._found[wish] = engine().search(query)
        return self._found[wish]

    def count(self, wish: Wish) -> int:
        """How many records there are for a wish: no page, no facets."""
        return self.count_exactly(self.broadened(wish))

    def count_exactly(self, wish: Wish) -> int:
        """The same for a wish without any other words for it."""
        counting = {"size": 0, "facets": (), "highlight": False}
        query = replace(self.query, wish=wish, ranges=self.ranges, **counting)
        return engine().search(query).total


def _is_chosen(query: Query, name: str) -> bool:
    """Whether a value of the facet beside a range is chosen."""
    facets = (facet for kind in kinds() for facet in kind.facets if facet.range)
    return any(query.filters.get(facet.name) for facet in facets if facet.range.name == name)


def _without_empty_ranges(result: Result, asked: Asked) -> Result:
    """What was read for a range, unless all that was found has no value there: then that part
    of the words helped nobody, and is said to be dropped.
    """
    nobody = [
        name
        for name, span in asked.read.items()
        if span.with_missing and result.total == result.without.get(name)
    ]
    read = {name: span for name, span in asked.read.items() if name not in nobody}
    dropped = tuple(said_of(clause) for clause in asked.wish.optional) if nobody else ()
    return replace(result, read=read, dropped=(*result.dropped, *dropped))


# A spelling


def _corrected(asked: Asked) -> tuple[Outcome, int] | None:
    """The first correction of the words nobody has that finds something, and how much."""
    for wish, said in islice(_corrections(asked), TRIES):
        if total := asked.count(wish):
            return Outcome(wish, corrected=said), total
    return None


def _corrections(asked: Asked) -> Iterator[tuple[Wish, dict[str, str]]]:
    """Wishes with each unknown word changed for one it may stand for, the likeliest first.

    A word that stands for nothing stays: the next step drops it.
    """
    wanted = asked.wish.wanted
    nobodys = _unknown(asked, asked.wish)
    meant = {at: _meant_by(clause, asked.words, nobodys) for at, clause in enumerate(wanted)}
    places = [at for at in meant if meant[at]]
    if not places:
        return
    for chosen in product(*(meant[at] for at in places)):
        said = {wanted[at].words[0]: word for at, word in zip(places, chosen, strict=True)}
        yield _with_words(asked.wish, said), said


def _meant_by(clause: Clause, words: Lexicon, nobodys: set[Clause]) -> list[str]:
    """What a clause that nobody has, or hardly anybody, may stand for."""
    if clause.is_phrase or len(clause.words) > 1 or clause.ways:
        return []
    [word] = clause.words
    if clause in nobodys:
        return words.meant_by(word)[:CANDIDATES]
    return list(filter(None, [words.better(word)]))


def _unknown(asked: Asked, wish: Wish) -> set[Clause]:
    """The clauses that no record can answer, in any spelling or other words."""
    meant = asked.broadened(wish).wanted
    return {
        clause
        for clause, broad in zip(wish.wanted, meant, strict=False)
        if not all(map(asked.words.knows, clause.words))
        and not (broad.ways and asked.count(Wish(wanted=(broad,))))
    }


def _with_words(wish: Wish, said: dict[str, str]) -> Wish:
    def changed(clause):
        if len(clause.words) > 1 or clause.words[0] not in said:
            return clause
        return replace(clause, words=(said[clause.words[0]],), written=said[clause.words[0]])

    wanted, typed = (tuple(map(changed, clauses)) for clauses in (wish.wanted, wish.typed))
    return replace(wish, wanted=wanted, typed=typed)


def _better_spelt(asked: Asked, found: int) -> dict[str, str]:
    """Rare words that are likely a mistake for a common one which finds far more."""
    plain = (c for c in asked.wish.wanted if len(c.words) == 1 and not c.is_phrase)
    better = {clause.words[0]: asked.words.better(clause.words[0]) for clause in plain}
    said = {word: other for word, other in better.items() if other}
    if said and asked.count(_with_words(asked.wish, said)) > found:
        return said
    return {}


# Fewer words


def _with_fewer_words(asked: Asked, outcome: Outcome, total: int) -> Outcome:
    """What has most of the words, after what has all; without the words that no record has.

    Who typed the number of a thing has found it.
    """
    wish, said = outcome.wish, outcome.corrected
    if not total and SPELLING not in asked.query.as_typed:
        wish, said = next(_corrections(asked), (wish, said))
    nobodys = _unknown(asked, wish)
    known = tuple(clause for clause in wish.wanted if clause not in nobodys)
    if len(wish.wanted) < 2 or not known or (total and wish.numbers):
        return outcome
    unknown = tuple(said_of(clause) for clause in wish.wanted if clause not in known)
    for least in range(len(known) - (known == wish.wanted), 0, -1):
        fewer = replace(wish, wanted=known, least=least)
        if asked.count(fewer) > total:
            has_all = None if least == len(known) else total
            return replace(outcome, wish=fewer, corrected=said, dropped=unknown, with_all=has_all)
    return outcome


def _is_doubtful(asked: Asked, outcome: Outcome, total: int) -> bool:
    """Whether nothing that was found is called what was asked for: the words only stand
    somewhere in its prose, or it has another name.
    """
    wish = outcome.wish
    if not total or wish.numbers or not wish.wanted:
        return False
    if total > DOUBTFUL and all(map(asked.words.knows, words_of(wish.wanted))):
        return False
    named = spelt(replace(wish, in_names=True, optional=()), asked.words)
    return not asked.count_exactly(named)


def words_of(clauses: Iterable[Clause]) -> Iterator[str]:
    return (word for clause in clauses for word in clause.words)


def said_of(clause: Clause) -> str:
    """A clause as it was typed."""
    return clause.written or " ".join(clause.words)
