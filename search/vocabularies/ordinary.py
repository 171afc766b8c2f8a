"""Names that are ordinary words as well: told from the collection's own texts."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from search.models import SynonymSet
from search.registry import Document, Kind
from search.vocabularies.reading import Concept
from search.words import split

ENOUGH = 3
"""Records that have a word elsewhere, before that says anything."""
MOSTLY = 0.5
"""A word means the thing, if so many of the records that have it elsewhere name the thing."""
THINGS = "kind"
"""Asks for the field that says what kind of thing it is: a card, a tin, a plant."""
TOO_MANY = 0.2
"""A name that so many of all records have leads to nearly everything."""
SHORTEST = 3
"""Letters of an abbreviation that is none of the everyday two (PA, PC, PS)."""

EVERYDAY = frozenset(
    """
    abs ace act age aid aim ant ape arm art ash ask asp bad bag ban bar bat bay bed bee beetle bet
    bin bit bloom boa bob bog boom bow box boy bun bus cab camera can cap car cat cod cog con cop
    cot cow cub cue cup cut dab dam day den dew die dig dim dip dog dot dry due dye ear east eat
    ebb echo egg elf elm end era eve event eye fad fan far fat fax fed fee few fib fig fin fir fit
    fix fly foe fog for fox fun fur gap gas gel gem gin god grape gum gun gut guy hat hay hen hip
    hit hog hop hot hub hug hut ice ink inn jam jar jaw jet jig job jog joy jug key kid kin kit
    lab lap law leg lid lip log lot low mac mad man map mat may men met mix mob mop mud mug mum
    nap net new nil nod not now nun nut oak oar oat odd off oil old one orb ore our out owl own
    pad pan par pat paw pay pea peek peg pen pet pie pig pin pip pit plea pod poe pop pot pub pun
    pup pur rag ram ran rap rat raw ray red rib rid rim rip rob rod rot row rub rug rum run rye
    sad san sap sat saw scarab sea see set sew she shy sin sip sit six ski sky sly sob sod son spa
    spy star sub sum sun supple tab tag tan tap tar tax tea ten tie tin tip toe ton top toy try
    tub tug two urn use van vat vet war was wax way web wed wet who why wig win wit won yak yes
    yet you zip zoo
    """.split()  # noqa: SIM905 (a list of three hundred strings is read by nobody)
)
"""Words that abbreviations and trade names spell, whether or not the collection says them yet."""

Term = tuple[str, ...]


class Evidence:
    """In how many records each term of some concepts stands, and what it means there.

    `about` is a word that asks for a field ("material"): there the concepts are named, so what
    stands in the other texts shows how a term is used by people who mean something else.
    Elsewhere only small letters count: "Beetle" on a lid is the trade name, "beetle" is not.
    """

    def __init__(self, concepts: Iterable[Concept], kinds: Iterable[Kind], about: str):
        self.records = 0
        self.found, self.named, self.elsewhere = Counter(), Counter(), Counter()
        self.things, self.meant = Counter(), Counter()
        self.written, self.written_meant = Counter(), Counter()
        self._owners = defaultdict(set)
        for concept in concepts:
            for name in concept.names:
                self._owners[folded(name)].add(concept.source)
        self._beginnings = {term[0] for term in self._owners if term}
        for kind in kinds:
            home, things = _fields(kind, about), _fields(kind, THINGS)
            for document in kind.documents(None):
                self._read(document, home, things - home)

    def _read(self, document: Document, home: set[str], things: set[str]) -> None:
        terms = {name: self._terms(text) for name, text in document.texts.items()}
        named = {term for name in home for term, _ in terms.get(name, ())}
        rest = [pair for name in terms.keys() - home for pair in terms[name]]
        written = {term for term, _ in rest}
        said = {term for term, is_small in rest if is_small}
        self.records += 1
        self.found.update(named | written)
        self.named.update(named)
        self.things.update({term for name in things for term, _ in terms.get(name, ())})
        meant = {source for term in named for source in self._owners[term]}
        for terms_, counts, of_them in (
            (said, self.elsewhere, self.meant),
            (written, self.written, self.written_meant),
        ):
            counts.update(terms_)
            of_them.update(
                (term, source) for term in terms_ for source in self._owners[term] & meant
            )

    def _terms(self, text: str) -> set[tuple[Term, bool]]:
        """The terms in a text, each with whether it is written in small letters."""
        words = list(split(text))
        found = set()
        for at, (start, end, word) in enumerate(words):
            if word in self._beginnings:
                several = [other for _, _, other in words[at : at + SynonymSet.MOST_WORDS]]
                terms = (tuple(several[:size]) for size in range(1, len(several) + 1))
                is_small = text[start:end].islower()
                found.update((term, is_small) for term in terms if term in self._owners)
        return found

    def is_ordinary(self, term: Term, source: str) -> bool:
        """Whether those who write a word elsewhere mostly mean something else. Of several words
        together ("polyester resin") that is not so, however rare they are.
        """
        if len(term) > 1:
            return False
        said = self.elsewhere[term]
        is_rarely_meant = self.meant[term, source] < MOSTLY * said and said > self.named[term]
        return self.things[term] >= ENOUGH or (said >= ENOUGH and is_rarely_meant)

    def is_wider(self, term: Term, source: str) -> bool:
        """Whether a name, as names are written, mostly stands for something else: the firm
        that made Bakelite made much besides.
        """
        written = self.written[term]
        return written >= ENOUGH and self.written_meant[term, source] < MOSTLY * written

    def share(self, term: Term) -> float:
        """Of all records, the share that has a term anywhere."""
        return self.found[term] / self.records if self.records else 0.0


def _fields(kind: Kind, asked: str) -> set[str]:
    return {part.name for part in kind.fields if asked in part.asked}


def folded(name: str) -> Term:
    return tuple(word for _, _, word in split(name))


def is_everyday(name: str) -> bool:
    """Whether a name spells a word that everybody uses, or is an abbreviation of two letters."""
    is_short = len(name) < SHORTEST and name.isupper()
    return is_short or name.casefold() in EVERYDAY


def is_abbreviation_or_trade_name(name: str) -> bool:
    """Whether a name is written with capitals, as PET, rPET and Beetle are and nylon isn't."""
    return name != name.lower()
