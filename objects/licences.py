"""May I reuse this? Each licence that a catalogue may name, in plain words, in one table."""

import re
from dataclasses import dataclass, replace

CC = "https://creativecommons.org"


@dataclass(frozen=True)
class Licence:
    """A licence: whether it lets anybody reuse a thing (None: we don't know), and how.

    `pattern` finds it in a catalogue's words; `deed` is its address, with `{}` for its version.
    `ask` says what comes of asking us, where that helps.
    """

    name: str
    may_reuse: bool | None
    words: str
    pattern: str = ""
    deed: str = ""
    url: str = ""
    ask: str = ""

    @property
    def answer(self) -> str:
        """Yes, No, or that nobody knows."""
        return {True: "Yes", False: "No", None: "We don’t know"}[self.may_reuse]


def _creative_commons(parts, words):
    letters = r"[\s-]*".join(("by", *parts))
    spelled = {"nc": "non-?commercial", "nd": "no-?deriv\\w*", "sa": "share-?alike"}
    long = r"[\s-]*".join(("attribution", *(spelled[part] for part in parts)))
    code = "-".join(("by", *parts))
    pattern = rf"\b(?:cc[\s-]*{letters}|{long}|licenses/{code})\b"
    return Licence(f"CC {code.upper()}", True, words, pattern, f"{CC}/licenses/{code}/{{}}/")


UNKNOWN = Licence(
    "", None, "The record does not say who may reuse it.", ask="and we will find out."
)
OWNED = "Somebody has rights in it."
WHOM = "and we will tell you whom to write to."
CREDIT = "You may use and change it for anything, if you say whose it is."
LICENCES = (
    Licence("All rights reserved", False, OWNED, r"all rights reserved", ask=WHOM),
    _creative_commons(
        ("nc", "nd"),
        "You may share it unchanged, if you make no money with it and say whose it is.",
    ),
    _creative_commons(
        ("nc", "sa"),
        "You may use and change it if you make no money with it, say whose it is, "
        "and let others use what you make in the same way.",
    ),
    _creative_commons(
        ("nc",), "You may use and change it, if you make no money with it and say whose it is."
    ),
    _creative_commons(("nd",), "You may share it unchanged, if you say whose it is."),
    _creative_commons(
        ("sa",),
        "You may use and change it for anything, if you say whose it is "
        "and let others use what you make in the same way.",
    ),
    _creative_commons((), CREDIT),
    Licence("Open Government Licence", True, CREDIT, r"open government licen[cs]e|\bogl\b"),
    Licence(
        "No known copyright",
        True,
        "Nobody is known to have rights in it. You may use it for anything.",
        r"no known (?:copyright|restrictions)|\bnkc\b",
    ),
    Licence(
        "CC0",
        True,
        "Its rights were given up. You may use it for anything, without asking.",
        r"\bcc[\s-]?0|\bcc zero\b|publicdomain/zero",
        f"{CC}/publicdomain/zero/1.0/",
    ),
    Licence(
        "Public domain",
        True,
        "Nobody has rights in it any more. You may use it for anything, without asking.",
        r"public domain|publicdomain/mark",
    ),
    Licence("In copyright", False, OWNED, r"©|\(c\)|copyright", ask=WHOM),
)
"""Strictest first, and the first that is found counts: "CC0, pictures all rights reserved" is No.
The sign © comes last, as it also stands beside a licence that lets people reuse.
"""

DOUBT = re.compile(r"\bnot\b|\bno longer\b|\bexcept|\bunless\b|\bunknown\b|\?")


def licence_of(text: str) -> Licence:
    """The licence that a catalogue's words name; `UNKNOWN` if none, or if they may say no."""
    folded = " ".join(text.casefold().split())
    if DOUBT.search(folded):
        return UNKNOWN
    for licence in LICENCES:
        if re.search(licence.pattern, folded):
            return _of_version(licence, folded)
    return UNKNOWN


def _of_version(licence, folded):
    """With its version and its deed's address, where the words tell them."""
    version = re.search(r"\b[1-4]\.0\b", folded)
    if "{}" not in licence.deed:
        return replace(licence, url=licence.deed)
    if not version:
        return licence
    named = f"{licence.name} {version.group()}"
    return replace(licence, name=named, url=licence.deed.format(version.group()))


@dataclass(frozen=True)
class Answer:
    """May I reuse this part of the page? `about` says which part, `credit` whose it is."""

    about: str
    licence: Licence
    credit: str


def reuse_answers(thing) -> list[Answer]:
    """An answer for the pictures of an object and for the words about it; one for what is alike.

    Runs no query on an object that came `with_public_relations()`.
    """
    shown = [row for row in thing.object_images.all() if row.may_show]
    parts: dict[tuple, list[int]] = {}
    for place, row in enumerate(shown, 1):
        terms = (licence_of(row.licence), row.rights_holder or row.creator)
        parts.setdefault(terms, []).append(place)
    words = (licence_of(thing.right_type), thing.right_holder or thing.credit_line)
    parts.setdefault(words, []).append(WORDS)
    return [Answer(_named(found, len(shown)), *terms) for terms, found in parts.items()]


WORDS = 0
"""Stands for what is written, among the places of pictures."""


def _named(found, pictures):
    """Which parts of the page: "The picture", "Pictures 1 and 3", "What is written here"."""
    places = [str(place) for place in found if place != WORDS]
    if not places:
        return "What is written here"
    if len(places) == pictures:
        named = "The picture" if pictures == 1 else "The pictures"
    elif len(places) == 1:
        named = f"Picture {places[0]}"
    else:
        named = f"Pictures {', '.join(places[:-1])} and {places[-1]}"
    return f"{named} and what is written here" if WORDS in found else named
