"""Reading a museum's words for a measurement into part, value, unit and millimetres."""

import re
from decimal import Decimal
from functools import lru_cache

LONGEST = 200  # a measurement is a few words; what is longer is prose, and is not searched
FRACTIONS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8"}
FRACTIONS |= {"⅝": "5/8", "⅞": "7/8"}
UNITS = {  # as written -> as shown, millimetres in one (None: not a length)
    "mm": ("mm", Decimal(1)),
    "millimetre": ("mm", Decimal(1)),
    "cm": ("cm", Decimal(10)),
    "centimetre": ("cm", Decimal(10)),
    "m": ("m", Decimal(1000)),
    "metre": ("m", Decimal(1000)),
    "in": ("in", Decimal("25.4")),
    "inch": ("in", Decimal("25.4")),
    "inches": ("in", Decimal("25.4")),
    '"': ("in", Decimal("25.4")),
    "ft": ("ft", Decimal("304.8")),
    "foot": ("ft", Decimal("304.8")),
    "feet": ("ft", Decimal("304.8")),
    "mg": ("mg", None),
    "g": ("g", None),
    "gram": ("g", None),
    "kg": ("kg", None),
    "kilogram": ("kg", None),
    "oz": ("oz", None),
    "lb": ("lb", None),
    "ml": ("ml", None),
    "l": ("l", None),
    "litre": ("l", None),
}
PARTS = {"height", "width", "depth", "length", "diameter", "thickness", "weight", "circumference"}
NUMBER = r"(?:\d+\s+\d+/[1-9]\d*|\d+/[1-9]\d*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
MEASUREMENT = re.compile(
    rf"(?:[^\W\d_][^\d<>]*?)??\s*:?\s*(?P<number>{NUMBER})\s*(?P<unit>[^\W\d_]+\.?|\")?"
)
PART = re.compile(r"([^\W\d_][^\d<>]*?)[\s:]*[\d<>]")
HEDGE = re.compile(r"\b(about|approx\w*|circa|ca?|max\w*|min\w*|up to|over|under)\b", re.I)


def read_dimension(text: str, unit: str = "") -> tuple[str, str, str, str, str] | None:
    """`(text, part, value, unit, mm)` of `height 170 MM`; None for `width mm`, which says nothing.

    `unit` is meant where the words name none. What is not one number with a known unit
    (`diameter 92 55 mm`, `12o mm`, `<1 mm`, `12,5 cm`, `about 20 cm`) keeps its words and its
    part, and has no value: nothing is guessed. `value` and `mm` are decimals as strings;
    weights have no mm.
    """
    return _read(text, unit) if len(text) <= LONGEST else (text, "", "", "", "")


@lru_cache(maxsize=20_000)
def _read(text, unit):
    plain = _plain(text)
    if is_empty_measurement(plain):
        return None
    found = MEASUREMENT.fullmatch(plain)
    known = _unit((found["unit"] if found else "") or unit)
    part = PART.match(plain)
    part = _part(part[1]) if part else ""
    if not found or HEDGE.search(part) or (found["unit"] and not known):
        return text, HEDGE.sub("", part).strip(" ."), "", "", ""
    value = _decimal(found["number"])
    shown, in_mm = known or ("", None)
    mm = _shortest(value * in_mm) if in_mm else ""
    return text, part, _shortest(value), shown, mm


def is_empty_measurement(text: str) -> bool:
    """Whether the words name a part or a unit (`width mm`, `depth`), but no measure at all."""
    words = text.casefold().split()
    if not words or not all(word.isalpha() for word in words):
        return False
    if words[-1] in UNITS and len(words[-1]) > 1:
        words.pop()
    return not words or (words[-1] in PARTS and len(words) <= 3)


def _plain(text) -> str:
    text = re.sub(r"(?<=\d)(?=[¼½¾⅓⅔⅛⅜⅝⅞])", " ", text.strip())
    for sign, fraction in FRACTIONS.items():
        text = text.replace(sign, fraction)
    return text


def _unit(word) -> tuple | None:
    word = word.casefold().rstrip(".")
    return UNITS.get(word) or UNITS.get(word.removesuffix("s"))


def _part(words) -> str:
    return " ".join(words.casefold().split()).rstrip(" :=-")


def _decimal(number) -> Decimal:
    whole = Decimal(0)
    for piece in number.replace(",", "").split():
        over, _, under = piece.partition("/")
        whole += Decimal(over) / Decimal(under or 1)
    return whole


def _shortest(value) -> str:
    """Four decimals at most, no zeros at the end, no exponent."""
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")
