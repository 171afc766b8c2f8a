"""Which words were likely misspelt, and what for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice, product

from search.engines.reading import fields_of
from search.finding.asked import Asked, words_of
from search.understanding.english import is_english
from search.understanding.lexicon import SHORTEST
from search.understanding.meaning import spelt
from search.understanding.sounds import english_for
from search.understanding.synonyms import leading
from search.understanding.variants import parted
from search.wish import Clause, Way, Wish

SPELLING = "spelling"
TRIES = 6
"""Searches that one step may cost: each only counts."""
CANDIDATES = 3
"""What a misspelt word may stand for: as many are tried beside the other words."""
MOST_IN_COMPANY = 4
"""Among more words than this nobody can say which of them is wrong."""
AFTERWARDS = 0.05
"""What the likelier spelling of a word counts beside the word as it was typed: it comes after."""

Said = dict[str, str]
"""Words as typed, and by each what it stands for."""


def corrected(asked: Asked) -> tuple[Wish, Said, int] | None:
    """The first correction that finds something, and how much: of the words nobody has, or else
    of one that somebody has, but not beside the others. That something is called so says more
    than which word is nearer: there is a bus blind, and no bus band.
    """
    found = _finding(asked, islice(corrections(asked), TRIES))
    if len(asked.wish.wanted) > 1:
        found = list(found)
        found.sort(key=lambda correction: not _is_called(asked, correction[0]))
    return next(iter(found), None) or next(_finding(asked, _in_company(asked)), None)


def _finding(asked: Asked, tried: Iterable[tuple[Wish, Said]]) -> Iterator[tuple[Wish, Said, int]]:
    """Those corrections that find something, and how much."""
    return ((wish, said, total) for wish, said in tried if (total := asked.count(wish)))


def _is_called(asked: Asked, wish: Wish) -> bool:
    """Whether something has all of these words in its name."""
    plain = replace(wish, numbers=(), number_parts=(), optional=(), in_names=True)
    return asked.count_exactly(spelt(plain, asked.words)) > 0


def _in_company(asked: Asked) -> Iterator[tuple[Wish, Said]]:
    """Wishes with one known word changed for its neighbour that stands beside all the others in
    somebody's name: "martin rowlands" is "martyn rowlands", a wooden spoon is no spool.
    """
    wanted = asked.wish.wanted
    if not 1 < len(wanted) <= MOST_IN_COMPANY or not all(map(_is_single, wanted)):
        return
    for clause in wanted:
        for other in asked.words.neighbours(clause.words[0])[:CANDIDATES]:
            said = {clause.words[0]: other}
            wish = _with_words(asked.wish, said)
            if any(asked.count_exactly(called) for called in _called(asked, wish)):
                yield wish, said


def _called(asked: Asked, wish: Wish) -> Iterator[Wish]:
    """What is wanted as somebody's whole name, in each field that has names."""
    words = tuple(words_of(wish.wanted))
    for field in fields_of(asked.kinds):
        if field.is_inverted:
            yield Wish(wanted=(Clause(words, is_phrase=True, in_field=field.name),))


def _is_single(clause: Clause) -> bool:
    return len(clause.words) == 1 and not clause.is_phrase and not clause.in_field


def corrections(asked: Asked, is_unknown=False) -> Iterator[tuple[Wish, Said]]:
    """Wishes with each unknown word (else also one that hardly anybody has) changed for one it
    may stand for, the likeliest first.

    A word that stands for nothing stays: the next step drops it.
    """
    wanted = asked.wish.wanted
    nobodys = unknown(asked, asked.wish)
    meant = {
        at: _meant_by(clause, asked, nobodys)
        for at, clause in enumerate(wanted)
        if clause in nobodys or not is_unknown
    }
    places = [at for at in meant if meant[at]]
    if not places:
        return
    for chosen in product(*(meant[at] for at in places)):
        said = {wanted[at].words[0]: word for at, word in zip(places, chosen, strict=True)}
        yield _with_words(asked.wish, said), said


def _meant_by(clause: Clause, asked: Asked, nobodys: set[Clause]) -> list[str]:
    """What a clause that nobody has, or hardly anybody, may stand for."""
    words = asked.words
    if clause.is_phrase or len(clause.words) > 1 or clause.ways:
        return []
    [word] = clause.words
    if clause not in nobodys:
        return list(filter(None, [words.better(word)]))
    if len(word) < SHORTEST and clause.written.isupper():  # `EKC` stands for something
        return []
    parts = () if is_english(word) else parted(word, words.has) or ()
    meant = _likeliest(word, asked) or _by_other_words(word, asked)
    return [*meant, *filter(None, [" ".join(parts)])]


def _likeliest(word: str, asked: Asked) -> list[str]:
    """The words that it is nearest to; of those that no record has, but for which there are
    others, only what is nearer than any that one has: "mangel" is no "mantel", but a mangle.
    """
    known = asked.words.ranked(word)
    led = (
        meant.word
        for meant in leading().ranked(word)
        if not known or meant.mistakes < known[0].mistakes
    )
    found = islice((other for other in led if _finds(other, asked)), CANDIDATES)
    return [*found, *(meant.word for meant in known)][:CANDIDATES]


def _finds(word: str, asked: Asked) -> bool:
    return asked.count(Wish(wanted=(Clause((word,)),))) > 0


def _by_other_words(word: str, asked: Asked) -> list[str]:
    """The English words that sound like one that is none, for which the collection has other
    words: a fone is a phone, and all are called telephones.
    """
    if is_english(word):
        return []
    return [other for other in english_for(word) if _finds(other, asked)]


def unknown(asked: Asked, wish: Wish) -> set[Clause]:
    """The clauses that no record can answer, in any spelling or other words. Each is asked for:
    the list of words may be of some time ago.
    """
    meant = asked.broadened(wish).wanted
    return {
        clause
        for clause, broad in zip(wish.wanted, meant, strict=False)
        if not all(map(asked.words.knows, clause.words)) and not asked.count(Wish(wanted=(broad,)))
    }


def _with_words(wish: Wish, said: Said) -> Wish:
    """The wish with other words; two in the place of one are a clause each."""

    def changed(clause):
        if len(clause.words) > 1 or clause.words[0] not in said:
            return [clause]
        others = said[clause.words[0]].split()
        return [replace(clause, words=(word,), written=word) for word in others]

    wanted, typed = (
        tuple(chain.from_iterable(map(changed, clauses))) for clauses in (wish.wanted, wish.typed)
    )
    return replace(wish, wanted=wanted, typed=typed)


def likelier(asked: Asked, wish: Wish) -> tuple[Wish, Said]:
    """The wish with the likelier spellings of its rare words beside these, and which they are."""
    single = filter(_is_single, wish.wanted)
    better = {clause.words[0]: asked.words.better(clause.words[0]) for clause in single}
    said = {word: other for word, other in better.items() if other}

    def widened(clause):
        if not _is_single(clause) or clause.words[0] not in said:
            return clause
        return replace(clause, ways=(*clause.ways, Way((said[clause.words[0]],), AFTERWARDS)))

    return replace(wish, wanted=tuple(map(widened, wish.wanted))), said
