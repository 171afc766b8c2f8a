"""What somebody typed, read by our own rules: words, "phrases", and -words to leave out.

Any text can be read; nothing here fails.
"""

import re

from search.wish import Clause, Wish
from search.words import SMALL, number_key, split

MOST_WORDS = 32
LONGEST = 1000  # letters that are looked at
QUOTES = str.maketrans("“”„«»", '"""""')
_CHUNK = re.compile(r'(?P<no>(?<!\S)[-−–](?=["\w]))?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')


def parse(text: str) -> Wish:
    """Read what somebody typed."""
    text = text[:LONGEST].translate(QUOTES)
    found = [
        (bool(match["no"]), clause) for match in _CHUNK.finditer(text) for clause in _read(match)
    ]
    wanted = tuple(dict.fromkeys(clause for no, clause in found if not no))
    small = tuple(clause for clause in wanted if _is_small(clause))
    # A search for nothing but small words is for those.
    insisted = tuple(clause for clause in wanted if clause not in small) or wanted
    return Wish(
        wanted=insisted[:MOST_WORDS],
        unwanted=tuple(dict.fromkeys(clause for no, clause in found if no))[:MOST_WORDS],
        small=tuple(clause.words[0] for clause in small if clause not in insisted),
        numbers=_numbers(text),
        dropped=tuple(" ".join(clause.words) for clause in insisted[MOST_WORDS:]),
    )


def _read(match) -> list[Clause]:
    """The clauses of a stretch between spaces or quotes: `oil/tin` has two, `hand-made` one."""
    if match["phrase"] is not None:
        words = tuple(word for _, _, word in split(match["phrase"]))
        return [Clause(words, is_phrase=True)] if words else []
    clauses, end = [], None
    for start, stop, word in split(match["plain"]):
        if clauses and _joined(match["plain"][end:start]):
            clauses[-1] = Clause((*clauses[-1].words, word))
        else:
            clauses.append(Clause((word,)))
        end = stop
    return clauses


def _joined(between: str) -> bool:
    return between in ("-", "‐", "‑")


def _is_small(clause: Clause) -> bool:
    return not clause.is_phrase and len(clause.words) == 1 and clause.words[0] in SMALL


def _numbers(text: str) -> tuple[str, ...]:
    """The whole text as a number that a thing is called by, if it can be one."""
    key = number_key(text.replace('"', ""))
    return (key,) if any(letter.isdigit() for letter in key) else ()
