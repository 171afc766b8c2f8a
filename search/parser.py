"""What somebody typed, read by our own rules: words, "phrases", -words to leave out, OR
between two, `maker:` before one, and numbers that things are called by.

Any text can be read; nothing here fails.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from search.wish import Clause, Way, Wish
from search.words import SIZE, SMALL, UNITS, number_key, short_numbers, size_of, split

MOST_WORDS = 32
MOST_NUMBERS = 64
"""Several numbers, each with whatever else it may be called."""
LONGEST = 1000  # letters that are looked at
LONGEST_TEXT = 300  # of those that a form keeps
QUOTES = '"“”„«»'
_STRAIGHT = str.maketrans(QUOTES, '"' * len(QUOTES))
_CHUNK = re.compile(
    r'(?P<no>(?<!\S)[-−–](?=["\w]))?'
    r'(?:(?<!\w)(?P<field>[^\W\d_]{2,20}):(?=["\w]))?'
    r'(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))'
)
EITHER = "OR"
JOINED = ("-", "‐", "‑", "")
"""What stands between the parts of a compound; nothing does in `12cm`."""
NO_FIELDS: Mapping[str, str] = {}


class Piece(NamedTuple):
    """A stretch of a text between spaces or quotes: where it stands, whether it `is_against`
    its words (`-cup`), and what they are.
    """

    start: int
    end: int
    is_against: bool
    clauses: tuple[Clause, ...]


def quoted(words: str) -> str:
    """What somebody types to find these words side by side, whatever quotes stand in them."""
    return '"{}"'.format(words.translate(_STRAIGHT).replace('"', " "))


def text_in(typed: str) -> str:
    """What a form keeps of what was typed: one line of a length that a heading can bear; nothing
    where there is no letter or figure to look for.
    """
    text = _first(" ".join(typed.replace("\x00", " ").split()), LONGEST_TEXT)
    return text if any(map(str.isalnum, text)) else ""


def is_wordless(typed: str) -> bool:
    """Whether something was typed in which there is nothing to look for: a sign, a smile."""
    return bool(typed.replace("\x00", " ").strip()) and not text_in(typed)


def _first(text: str, letters: int) -> str:
    """As much of a text as is so many letters once it is folded: one may stand for four words."""
    if len(normalize("NFKC", text[:letters])) <= letters:
        return text[:letters]
    ends = accumulate(len(normalize("NFKC", letter)) for letter in text[:letters])
    return text[: sum(end <= letters for end in ends)]


def parse(text: str, fields: Mapping[str, str] = NO_FIELDS) -> Wish:
    """Read what somebody typed. `fields` are text fields by the word they are asked with."""
    text = _CALLED.sub(" ", _first(text, LONGEST).translate(_STRAIGHT))
    if size := size_of(text):
        return _wish("".join(size), (_size(text, *size),), ())
    wanted, unwanted = [], []
    is_either, is_half, left_out = False, False, []
    for match in _CHUNK.finditer(text):
        if _is_either(match):
            is_either, is_half = bool(wanted), is_half or not wanted
            if wanted:
                continue
        if match["no"]:
            left_out.append(match.span())
        clauses = list(_read(match, fields))
        if is_either and clauses and not match["no"]:
            wanted[-1] = _either(wanted[-1], clauses.pop(0))
        elif is_either and not _is_either(match):
            is_half = True
        is_either = False
        (unwanted if match["no"] else wanted).extend(clauses)
    for start, end in reversed(left_out):
        text = f"{text[:start]} {text[end:]}"
    wish = _wish(text, tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))
    return replace(wish, half_either=is_half or is_either)


def pieces(text: str, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[Piece]:
    """What a text consists of, each with where it stands."""
    for match in _CHUNK.finditer(text.translate(_STRAIGHT)):
        yield Piece(*match.span(), bool(match["no"]), tuple(_read(match, fields)))


def _is_either(match) -> bool:
    return match["plain"] == EITHER and not match["no"] and not match["field"]


def _size(text: str, figures: str, unit: str) -> Clause:
    """A size that is all of a text: the same however it is spaced, and whatever its unit is
    called.
    """
    ways = tuple(Way((figures, name)) for name in UNITS[unit])
    return Clause((figures, unit), ways=ways, written=text.strip())


def _wish(text, wanted, unwanted) -> Wish:
    numbers = tuple(dict.fromkeys(numbers_in(text)))
    is_small = _is_asking if _QUESTION.match(text) else _is_small
    small = tuple(clause for clause in wanted if is_small(clause))
    # A search for nothing but small words is for those.
    insisted = tuple(clause for clause in wanted if clause not in small) or wanted
    return Wish(
        wanted=insisted[:MOST_WORDS],
        unwanted=unwanted[:MOST_WORDS],
        numbers=numbers[:MOST_NUMBERS],
        number_parts=tuple(_parts(text, numbers))[:MOST_NUMBERS],
        small=tuple(clause.words[0] for clause in small if clause not in insisted),
        dropped=tuple(" ".join(clause.words) for clause in insisted[MOST_WORDS:]),
        typed=wanted[:MOST_WORDS],
    )


def _read(match, fields) -> Iterator[Clause]:
    """The clauses of a stretch between spaces or quotes: `oil/tin` has two, `hand-made` one."""
    field = fields.get((match["field"] or "").casefold(), "")
    if match["field"] and not field:
        yield from _plain(match["field"])
    if match["phrase"] is None:
        yield from (replace(clause, in_field=field) for clause in _plain(match["plain"]))
    elif words := tuple(word for _, _, word in split(match["phrase"])):
        yield Clause(words, is_phrase=True, in_field=field, written=match["phrase"])


def _plain(text: str) -> list[Clause]:
    clauses, end = [], None
    for start, stop, word in split(text):
        if clauses and text[end:start] in JOINED:
            before = clauses[-1]
            written = before.written + text[end:stop]
            clauses[-1] = Clause((*before.words, word), written=written)
        else:
            clauses.append(Clause((word,), written=text[start:stop]))
        end = stop
    return clauses


def _either(clause: Clause, other: Clause) -> Clause:
    return replace(clause, ways=(*clause.ways, Way(other.words, is_exact=other.is_phrase)))


def _is_small(clause: Clause) -> bool:
    return not clause.is_phrase and len(clause.words) == 1 and clause.words[0] in SMALL


_QUESTION = re.compile(r"\s*(?:how|what|when|where|which|who|why)\s", re.IGNORECASE)
ASKING = frozenset(("people", "person", "anybody", "anyone", "everybody", "everyone", "use"))
"""Who asks what people cooked with looks for no people."""


def _is_asking(clause: Clause) -> bool:
    """Whether a word of a question only asks: small ones, and whoever does what is asked for."""
    words = clause.words
    return _is_small(clause) or (not clause.is_phrase and len(words) == 1 and words[0] in ASKING)


# Numbers that things are called by

MOST_PIECES = 5
"""Stretches between spaces that one number is written in: `AIBDC : 007661 . 2`."""
_FIGURES_APART = re.compile(r"(?<=\d) (?=\d)")
_PIECE = re.compile(r"[A-Za-z]{1,10}|[^\w\s]{1,2}|[^\s]*\d[^\s]*")
_SHAPED = re.compile(
    r"(?=.*\d)(?:[a-z]+\d.*|0\d{2,}.*|\d+(?:[_/].+|\.\d+\..+|\.\d{3,}.*|-\d+.*)|\d{4,}\.\d+)"
)


_CALLED = re.compile(
    r"\b(?:(?:object|item|accession|inventory|museum|catalogue|record)\s+)?"
    r"(?:no\b\.?|nr\b\.?|number\b|#)\s*:?(?=\s*\S*\d)",
    re.IGNORECASE,
)
"""What people write before a number."""


def numbers_in(text: str) -> Iterator[str]:
    """Every stretch of a text that may be a whole number, folded, the longest first; beside other
    words, a size is none.
    """
    bare = text.replace('"', " ")
    pieces = (bare if len(bare.split()) == 1 else SIZE.sub(" ", bare)).split()
    found: dict[str, None] = {}
    for size in range(min(MOST_PIECES, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            part = pieces[start : start + size]
            if all(map(_is_piece, part)):
                found |= dict.fromkeys(filter(None, map(as_number, _joined(part))))
    if whole := as_number("".join(pieces)):
        found = {whole: None} | found
    yield from found
    for key in found:
        yield from short_numbers(key) if not key.isdecimal() or key[0] == "0" else ()


def _is_piece(text: str) -> bool:
    """Whether it may be part of a number: "and" stands between two."""
    is_small = len(text) > 1 and text.islower() and text in SMALL
    return not is_small and bool(_PIECE.fullmatch(text))


def _joined(pieces: list[str]) -> Iterator[str]:
    """Pieces as one, and where two of them are figures, with a stroke between: `BAC 1980 8`."""
    whole = "".join(pieces)
    yield whole
    stroked = _FIGURES_APART.sub(".", " ".join(pieces)).replace(" ", "")
    if stroked != whole:
        yield stroked


def as_number(text: str) -> str:
    """A text folded as a number; "" if there is no figure in it."""
    key = number_key(text)
    return key if any(letter.isdigit() for letter in key) else ""


def _parts(text: str, numbers: Iterable[str]) -> Iterator[str]:
    """What looks like part of a number and like nothing else (`007661`, `7661.2.1`, `0_1973`),
    or is all that was typed.
    """
    whole = as_number(text) if len(text.split()) == 1 else ""
    yield from (number for number in numbers if number == whole or _SHAPED.fullmatch(number))
