"""Other spellings of a word, of which only those are taken that the collection has.

Each rule only proposes; who calls keeps what is known. So a rule may be broad.
"""

import re
from collections.abc import Callable, Iterator

IRREGULAR = {
    "calves": "calf",
    "children": "child",
    "dice": "die",
    "elves": "elf",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "hooves": "hoof",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "men": "man",
    "mice": "mouse",
    "oxen": "ox",
    "people": "person",
    "scarves": "scarf",
    "sheaves": "sheaf",
    "shelves": "shelf",
    "teeth": "tooth",
    "thieves": "thief",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
"""Plurals that no stemmer brings to their singular."""
SINGULARS = {one: many for many, one in IRREGULAR.items()}
COMPOUND_ENDINGS = ("men", "women", "children", "knives", "wives", "shelves", "mice", "teeth")
"""Plurals that words end in: postmen, penknives, bookshelves, dormice."""

PAIRS = (
    ("aluminium", "aluminum"),
    ("axe", "ax"),
    ("behaviour", "behavior"),
    ("cheque", "check"),
    ("cosy", "cozy"),
    ("doughnut", "donut"),
    ("draught", "draft"),
    ("grey", "gray"),
    ("jewellery", "jewelry"),
    ("kerb", "curb"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("plough", "plow"),
    ("pyjama", "pajama"),
    ("sceptic", "skeptic"),
    ("storey", "story"),
    ("sulphur", "sulfur"),
    ("tyre", "tire"),
    ("whisky", "whiskey"),
    ("woollen", "woolen"),
    ("yoghurt", "yogurt"),
)
"""British and American spellings that no rule gives; both ways, with what follows (moulded)."""

RULES = (
    (r"our", "or"),  # colour
    (r"(?<=[bcdfghjklmnpqrstvwxz])or", "our"),
    (r"is(?=e[ds]?r?$|ing$|ation)", "iz"),  # organise
    (r"iz(?=e[ds]?r?$|ing$|ation)", "is"),
    (r"ys(?=e[ds]?r?$|ing$)", "yz"),  # analyse
    (r"yz(?=e[ds]?r?$|ing$)", "ys"),
    (r"re(?=s?$)", "er"),  # centre, fibre
    (r"er(?=s?$)", "re"),
    (r"ll(?=ed$|ing$|er)", "l"),  # travelling
    (r"(?<=[aeiou])l(?=ed$|ing$|ers?$)", "ll"),
    (r"ogue(?=s?$)", "og"),  # catalogue
    (r"og(?=s?$)", "ogue"),
    (r"ae", "e"),  # anaesthetic
    (r"oe", "e"),
    (r"ence(?=s?$)", "ense"),  # licence
    (r"ense(?=s?$)", "ence"),
    (r"amme(?=s?$)", "am"),  # programme
    (r"am(?=s?$)", "amme"),
    (r"ph", "f"),
    (r"c(?=e[ds]?$|ing$)", "s"),  # practice, licence
    (r"s(?=e[ds]?$|ing$)", "c"),
)
"""Where the two spellings differ, as what is replaced and by what."""

_RULES = [(re.compile(pattern), put) for pattern, put in RULES]
_BY_START: dict[str, list[tuple[str, str]]] = {}
"""The pairs, both ways round, by the two letters that the first of them begins with."""
for _one, _other in (*PAIRS, *(pair[::-1] for pair in PAIRS)):
    _BY_START.setdefault(_one[:2], []).append((_one, _other))

SHORTEST_PART = 3  # letters of a word within a compound


def spellings(word: str, known: Callable[[str], bool]) -> list[str]:
    """Other spellings and irregular plurals of a folded word that are `known`."""
    proposed = [*_plurals(word), *_pairs(word), *_by_rule(word)]
    return [other for other in dict.fromkeys(proposed) if other != word and known(other)]


def _plurals(word) -> Iterator[str]:
    for forms in (IRREGULAR, SINGULARS):
        if word in forms:
            yield forms[word]
    if word.endswith("s") and word[:-1] in SINGULARS:  # "womans" for women's
        yield SINGULARS[word[:-1]] + "s"
    if word.endswith("ys"):  # "ladys" for ladies'
        yield word[:-2] + "ies"
    for ending in COMPOUND_ENDINGS:
        one = IRREGULAR[ending]
        if word.endswith(ending) and len(word) > len(ending):
            yield word.removesuffix(ending) + one
        if word.endswith(one) and len(word) > len(one):
            yield word.removesuffix(one) + ending


def _pairs(word) -> Iterator[str]:
    for one, other in _BY_START.get(word[:2], ()):
        if word.startswith(one):
            yield other + word.removeprefix(one)


def _by_rule(word) -> Iterator[str]:
    if len(word) < 4:
        return
    for pattern, put in _RULES:
        if (other := pattern.sub(put, word, count=1)) != word:
            yield other


def parted(word: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """A word as two that are known ("eggcups": egg, cups), the most even way; else None."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    for cut in sorted(cuts, key=lambda at: abs(at - len(word) / 2)):
        if known(word[:cut]) and known(word[cut:]):
            return word[:cut], word[cut:]
    return None
