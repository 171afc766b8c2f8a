"""Words: texts are split and folded here, once, for every engine and for queries alike.

An engine is given words with single spaces between them, so that two engines agree and what
is marked in a text is what was found in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import punctuation

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

GAP = "|"
"""Stands between lines of a text: no phrase reaches across it, and no word folds to it."""
LONGEST = 100  # letters of a word; what is longer is no word
SHORT = 200  # letters of a text that may come again: names of materials, makers, decades
MOST_PIECES, MOST_TEXTS = 60_000, 30_000
"""How many pieces and texts of records are remembered: the commonest come again and again. What
people type is never remembered, as anybody can make up words without end.
"""

APOSTROPHES = "'’‘ʼ`´"
HYPHENS = "-‐‑"
_PIECE = rf"[^\W_]+(?:(?:[{APOSTROPHES}]|(?<=\d)[.,](?=\d))[^\W_]+)*"
_WORD = re.compile(
    rf"(?P<fraction>(?<![\w/.])(?:\d+ )?[1-9]/[2-9](?![\w/]))|{_PIECE}(?:[{HYPHENS}]{_PIECE})*|\n"
)
_UNIT = (
    "(?:mm|cm|m|km|ins?|inch|inches|ft|ml|cl|l|ltr|litres?|g|kg|oz|lbs?|v|volts?|w|watts?|rpm|pt)"
)
_FIGURES_OF_SIZE = rf"\d+(?:[.,]\d+)*(?=(?i:{_UNIT})(?![^\W_]))"
UNITS = {
    "mm": ("millimetre", "millimeter"),
    "cm": ("centimetre", "centimeter"),
    "m": ("metre", "meter"),
    "km": ("kilometre", "kilometer"),
    "in": ("inch", "ins"),
    "ft": ("foot", "feet"),
    "ml": ("millilitre", "milliliter"),
    "cl": ("centilitre", "centiliter"),
    "l": ("litre", "liter", "ltr"),
    "g": ("gram", "gramme"),
    "kg": ("kilo", "kilogram", "kilogramme"),
    "oz": ("ounce",),
    "lb": ("lbs",),  # "pound" is money, too
    "v": ("volt",),
    "w": ("watt",),
    "rpm": (),
    "pt": ("pint",),
}
"""What the units are called in full, one of each, by how they are written for short."""
_NAMES = "|".join(name for names in UNITS.values() for name in names)
_LONG_UNIT = "[a-z]{3,}|[mck]m|ft|[mc]l|kg|oz|lb|pt"
SIZE = re.compile(
    rf"(?i:(?<![\w./])\d+(?:[.,]\d+)?[ -]?(?:(?={_UNIT}\b)(?:{_LONG_UNIT})|(?:{_NAMES})s?)\b)"
)
"""A number of units: `225 mm`, `9-inch`; `12 in` may be anything."""
_PART = re.compile(rf"{_FIGURES_OF_SIZE}|{_PIECE}")
"""A size is a compound: `225mm` and `225 mm` find each other."""
_MIXED = re.compile(r"(?<![\w/.])\d+ [1-9]/[2-9](?![\w/])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th", "ð": "d"})
_DROPPED = str.maketrans("", "", APOSTROPHES)

SMALL = frozenset(
    """
    a about all also am an and any anything are as at be been before but by can could did do
    does find for from get got had has have how i if in into is it its like looking made make
    me my need object objects of on or our please see show some somebody someone something sort
    stuff such than that the their them there these they thing things this those to used want was
    we were what when where which who with would you your
    """.split()  # noqa: SIM905 (a list of eighty strings is read by nobody)
)
"""Words that every text has: a search does not insist on them, except within quotes."""

_stemmer = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def fold(word: str) -> str:
    """A word as it is compared: small letters, no accents, no apostrophes; `2½` is `2.5`."""
    word = word[:LONGEST]
    if word.isascii():
        if word.isalnum():
            return word.lower()
    else:
        word = _unfraction(word)
        plain = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(letter for letter in plain if not unicodedata.combining(letter))
        word = word.translate(_LETTERS)
    return _THOUSANDS.sub("", word.lower().translate(_DROPPED)).replace(",", ".")


def _unfraction(word: str) -> str:
    """A number with a fraction sign at its end as a decimal."""
    last = word[-1]
    if unicodedata.category(last) != "No" or "fraction" not in unicodedata.name(last, "").lower():
        return word
    whole = word[:-1]
    if whole and not whole.isdecimal():
        return word
    return decimal(int(whole or 0) + unicodedata.numeric(last))


def decimal(value: float) -> str:
    """A number as a word: two decimals at most, no zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _read_fraction(written: str) -> str:
    *whole, fraction = written.split()
    above, below = fraction.split("/")
    return decimal(int(whole[0] if whole else 0) + int(above) / int(below))


def stem(word: str) -> str:
    """A folded word without its ending (Snowball's English)."""
    if word.isalpha() and word.isascii():
        return _stemmer.analyze(word)[0]
    return word


def split(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text: where it begins and ends there, and the word folded.

    A compound comes as its parts.
    """
    for match in _WORD.finditer(text):
        if match["fraction"]:
            yield match.start(), match.end(), _read_fraction(match[0])
        elif match[0] != "\n":
            for part in _PART.finditer(text, match.start(), match.end()):
                if word := fold(part[0]):
                    yield part.start(), part.end(), word


def _between_spaces(written: str) -> tuple[str, str, str, str]:
    """What stands between two spaces: words, their stems, compounds whole, and those' stems.

    Each with single spaces between; a compound is behind a GAP.
    """
    bare = written.strip(punctuation)
    is_plain = bare.isalnum() and (bare.isdigit() or not bare[0].isdigit())
    if is_plain and bare.isascii():  # as most is, and needs no looking into
        word = bare[:LONGEST].lower()
        return word, stem(word), "", ""
    words, wholes = [], []
    for match in _WORD.finditer(written):
        parts = [_read_fraction(match[0])] if match["fraction"] else _parts(match[0])
        words += parts
        if len(parts) > 1:
            wholes += (GAP, "".join(parts))
    return tuple(map(" ".join, (words, map(stem, words), wholes, map(stem, wholes))))


_known_between_spaces = lru_cache(maxsize=MOST_PIECES)(_between_spaces)


def _parts(compound: str) -> list[str]:
    return [word for word in map(fold, _PART.findall(compound)) if word]


def size_of(text: str) -> tuple[str, str] | None:
    """The figures and the unit of a text that is one size and nothing else: of `9-inch`, 9 and
    in; None for any other text.
    """
    bare = text.strip()
    if not bare[:1].isalnum() or '"' in bare:
        return None
    words = [word for _, _, word in split(bare)]
    if len(words) != 2 or not _FIGURES.fullmatch(words[0]):
        return None
    unit = _UNIT_OF.get(stem(words[1]))
    return (words[0], unit) if unit else None


_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_UNIT_OF = {stem(name): unit for unit, names in UNITS.items() for name in (unit, *names)}


def held(text: str) -> tuple[str, str]:
    """A record's text as an index holds it: its words with spaces between, and the same without
    endings.

    In order, a GAP between lines, then each compound whole.
    """
    return _short(text) if len(text) <= SHORT else _held(text)


def held_once(text: str) -> tuple[str, str]:
    """The same of a text of which nothing is remembered."""
    return _held(text, _between_spaces)


def _held(text, read=_known_between_spaces):
    pieces = []
    for line in text.split("\n"):
        cut = _MIXED.sub(_one_word, line).split() if "/" in line else line.split()
        pieces += map(read, cut)
        pieces.append(_END_OF_LINE)
    words, stems, wholes, whole_stems = zip(*pieces[:-1], strict=True) if pieces[1:] else _NOTHING
    return " ".join(filter(None, words + wholes)), " ".join(filter(None, stems + whole_stems))


_END_OF_LINE = (GAP, GAP, "", "")
_NOTHING = ((),) * 4
_short = lru_cache(maxsize=MOST_TEXTS)(_held)


def words_for_index(text: str) -> list[str]:
    """The words of `held`, one by one, of any text."""
    return _held(text, _between_spaces)[0].split()


def _one_word(mixed) -> str:
    """`2 1/2` as one word, since texts are cut at spaces."""
    return f" {_read_fraction(mixed[0])} "


def forget() -> None:
    """Let go of what was remembered: after a rebuild, which reads every text there is."""
    _known_between_spaces.cache_clear()
    _short.cache_clear()


# Numbers that things are called by

_STROKE = "./_-"
_NOT_IN_NUMBER = re.compile(r"[^\w./-]+")
_CUT = re.compile(r"(?<=\w)[./_-](?=\w)")


def number_key(number: str) -> str:
    """A number as it is compared: case, accents, spaces and colons folded."""
    return _NOT_IN_NUMBER.sub("", fold(number.replace(",", "."))).rstrip(_STROKE)


def number_forms(number: str) -> list[str]:
    """Every word by which a number is found: the whole, its beginnings, its parts; each also
    without the letters before it and without zeros at its beginning.
    """
    key = number_key(number)
    beginnings = [key[: cut.start()] for cut in _CUT.finditer(key)]
    parts = [word for _, _, word in split(number)]
    forms = [key, *beginnings, *parts]
    forms += [_LETTERS_BEFORE.sub("", form) for form in forms]
    forms += [_ZEROS.sub("", form) for form in forms]
    return list(dict.fromkeys(filter(None, forms)))


_LETTERS_BEFORE = re.compile(r"^[a-z]+(?=\d)")
_LETTERS_AFTER = re.compile(rf"(?<=\d)(?!{_UNIT}$)[a-z]+$")
_BEFORE_FIGURES = re.compile(r"(?<=[a-z])[._/-]+(?=\d)")
_STROKES = re.compile(r"[/_-]")
_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")


def short_numbers(key: str) -> list[str]:
    """What else people call a folded number: without the letters before or after it, without
    zeros at its beginning (`aibdc008432.1sa`: `008432.1`, `8432.1`, `aibdc8432.1`…), and with
    any of the strokes that part it.
    """
    bare = _LETTERS_BEFORE.sub("", key)
    names = [key, bare, _LETTERS_AFTER.sub("", key), _LETTERS_AFTER.sub("", bare)]
    names += [_ZEROS.sub("", name) for name in names]
    names += [_STROKES.sub(".", _BEFORE_FIGURES.sub("", name)) for name in names]
    return [name for name in dict.fromkeys(names) if name != key]
