"""The steps down from what was typed to what finds something, one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from search.finding.asked import Asked, said_of, words_of
from search.finding.spelling import SPELLING, corrected, corrections, likelier, unknown
from search.understanding.meaning import spelt
from search.wish import Clause, Wish
from search.words import number_key

WORDS = "words"
FIELDS = "fields"
ENOUGH = 6
"""With fewer results than this, what has most of the words may help."""
DOUBTFUL = 24
"""Among more results for one word than this, something is called so."""
SHORT_NUMBER = 4
"""Figures of a number that may as well be a price, a size, or how many there are."""
FEW = 3
"""Fewer results than this may be owed to a spelling that somebody else got wrong, too."""


@dataclass(frozen=True)
class Outcome:
    """What became of a text: the wish that is searched for, and what was done to come to it."""

    wish: Wish
    corrected: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    suggested: Mapping[str, str] = field(default_factory=dict)
    with_all: int | None = None
    only_mentioned: bool = False
    without_ranges: bool = False
    anywhere: Mapping[str, str] = field(default_factory=dict)


def climb_down(asked: Asked) -> Outcome:
    """What to search for: the words as they are where that finds enough, else what is found
    on the steps below, one after the other. What is of no such date is found without it.
    """
    if asked.wish.at_odds:  # no other words mend that
        return Outcome(asked.wish)
    outcome = _beside_numbers(asked)
    if not asked.read or WORDS in asked.query.as_typed or asked.has_any_dated(outcome.wish):
        return outcome
    undated = tuple(said_of(clause) for clause in asked.wish.optional)
    asked.leave_ranges()
    outcome = _beside_numbers(asked)
    return replace(outcome, dropped=(*outcome.dropped, *undated), without_ranges=True)


def _beside_numbers(asked: Asked) -> Outcome:
    """A few figures beside words may be a number, and may be none: what is called by it comes
    first, and the words are looked for as if there were none.
    """
    whole = asked.wish
    if not _may_be_no_number(asked, whole):
        return _climb_down(asked)
    asked.wish = replace(whole, numbers=(), number_parts=())
    outcome = _climb_down(asked)
    asked.wish = whole
    numbers = {"numbers": whole.numbers, "number_parts": whole.number_parts}
    dropped = outcome.dropped
    if dropped and asked.count_exactly(Wish(**numbers)):
        dropped = tuple(word for word in dropped if number_key(word) not in whole.numbers)
    return replace(outcome, wish=replace(outcome.wish, **numbers), dropped=dropped)


def _may_be_no_number(asked: Asked, wish: Wish) -> bool:
    words = [word for word in words_of(wish.wanted) if any(map(str.isalpha, word))]
    surely = tuple(number for number in wish.numbers if not _is_short(number))
    if not wish.numbers or not words:
        return False
    return not surely or not asked.count_exactly(Wish(numbers=surely))


def _is_short(number: str) -> bool:
    return number.isdecimal() and len(number) <= SHORT_NUMBER


def _climb_down(asked: Asked) -> Outcome:
    as_typed = asked.query.as_typed
    outcome, total = Outcome(asked.wish), asked.search(asked.wish).total
    if total <= FEW and SPELLING not in as_typed:
        outcome, total = _spelt_better(asked, outcome, total)
    if not total and FIELDS not in as_typed:
        outcome, total = _anywhere(asked, outcome)
    is_doubtful = not outcome.anywhere and _is_doubtful(asked, outcome, total)
    outcome = replace(outcome, only_mentioned=is_doubtful)
    if total < ENOUGH and WORDS not in as_typed:
        outcome = _with_fewer_words(asked, outcome, total)
    return outcome


def _spelt_better(asked: Asked, outcome: Outcome, total: int) -> tuple[Outcome, int]:
    """Nothing is found by another spelling, if there is one; to a few things, what the likelier
    spelling finds is added.
    """
    if not total:
        wish, said, total = corrected(asked) or (outcome.wish, {}, 0)
        return replace(outcome, wish=wish, corrected=said), total
    wish, said = likelier(asked, outcome.wish)
    more = asked.count(wish) if said else total
    if more > total:
        outcome = replace(outcome, wish=wish, suggested=said)
    return outcome, more


def _anywhere(asked: Asked, outcome: Outcome) -> tuple[Outcome, int]:
    """Words that were asked of one text, and are not in it, are looked for in all; no word is
    given up for that.
    """
    whole = asked.wish
    asked_of_one = [clause for clause in whole.wanted if clause.in_field]
    astray = [clause for clause in asked_of_one if not asked.count(Wish(wanted=(clause,)))]
    astray = astray or asked_of_one
    if not astray:
        return outcome, 0
    asked.wish = _let_go(whole, astray)
    free, total = Outcome(asked.wish), asked.search(asked.wish).total
    if not total and SPELLING not in asked.query.as_typed:
        free, total = _spelt_better(asked, free, total)
    asked.wish = whole
    if not total:
        return outcome, 0
    return replace(free, anywhere={said_of(clause): clause.in_field for clause in astray}), total


def _let_go(wish: Wish, clauses: list[Clause]) -> Wish:
    """The wish with these clauses in any text."""
    wanted, typed = (
        tuple(replace(clause, in_field="") if clause in clauses else clause for clause in those)
        for those in (wish.wanted, wish.typed)
    )
    return replace(wish, wanted=wanted, typed=typed)


def _with_fewer_words(asked: Asked, outcome: Outcome, total: int) -> Outcome:
    """What has most of the words, after what has all; without the words that no record has.

    Who typed the number of a thing has found it.
    """
    wish, said = outcome.wish, outcome.corrected
    if not total and SPELLING not in asked.query.as_typed:
        wish, said = next(corrections(asked, is_unknown=True), (wish, said))
    nobodys = set() if total else unknown(asked, wish)
    known = tuple(clause for clause in wish.wanted if clause not in nobodys)
    if len(wish.wanted) < 2 or not known or (total and wish.numbers):
        return outcome
    dropped = tuple(said_of(clause) for clause in wish.wanted if clause not in known)
    for least in range(len(known) - (known == wish.wanted), 0, -1):
        fewer = replace(wish, wanted=known, least=least)
        if asked.count(fewer) > total:
            has_all = None if least == len(known) else total
            return replace(outcome, wish=fewer, corrected=said, dropped=dropped, with_all=has_all)
    return outcome


def _is_doubtful(asked: Asked, outcome: Outcome, total: int) -> bool:
    """Whether nothing that was found is called what was asked for: the words only stand
    somewhere in its prose, or it has another name.
    """
    wish = outcome.wish
    if not total or wish.numbers or not wish.wanted:
        return False
    words = list(words_of(wish.wanted))
    if total > DOUBTFUL and len(words) == 1 and asked.words.knows(words[0]):
        return False
    named = spelt(replace(wish, in_names=True, optional=()), asked.words)
    return not asked.count_exactly(named)
