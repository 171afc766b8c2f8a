"""Reading `judgements.toml`, and saying clearly what is wrong with it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.search.relevance.predicates import Malformed, Predicate, predicate
from tests.search.relevance.wording import folded

PATH = Path(__file__).resolve().parents[1] / "judgements.toml"
NOTHING = "nothing"
"""The class of searches that have no answer."""
KEYS = {"query", "relevant", "as", "first", "note"}
HELD_OUT_ONE_IN = 3


@dataclass(frozen=True)
class Judgement:
    """A search and what answers it. `query`, folded, is its identity.

    `first` are the numbers of the objects of which one must come first, if any.
    `is_relevant` is None where nothing answers it.
    """

    query: str
    group: str
    is_relevant: Predicate | None
    first: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_held_out(self) -> bool:
        """Whether it is kept from tuning: a third is, by a hash, so that nobody chooses."""
        return sha256(folded(self.query).encode()).digest()[0] % HELD_OUT_ONE_IN == 0


def read_judgements(path: Path = PATH) -> list[Judgement]:
    """All judgements in order; raises Malformed with what is wrong and where."""
    try:
        return understood(tomllib.loads(path.read_text()))
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"{path.name} is no TOML: {error}") from error


def understood(table: dict) -> list[Judgement]:
    """The judgements of a file's classes; raises Malformed."""
    rows = list(_rows(table))
    conditions = {}
    for group, row in rows:
        key = folded(row["query"])
        if key in conditions:
            raise Malformed(f"{group}: “{row['query']}” is there twice")
        conditions[key] = None if "as" in row else _condition(group, row)
    return [_judgement(group, row, conditions) for group, row in rows]


def _rows(table) -> Iterable[tuple[str, dict]]:
    for group, rows in table.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Malformed(f"{group} is no array of tables ([[{group}]])")
        for row in rows:
            _check(group, row)
            yield group, row


def _check(group, row):
    query = row.get("query")
    if not isinstance(query, str) or not query.strip():
        raise Malformed(f"{group}: a judgement has no query: {row!r}")
    if unknown := set(row) - KEYS:
        raise Malformed(f"{group}: “{query}” has {', '.join(sorted(unknown))}, which means nothing")
    answers = {"relevant", "as", "first"} & set(row)
    if group == NOTHING and answers:
        raise Malformed(f"{group}: “{query}” has an answer")
    if group != NOTHING and not answers:
        raise Malformed(f"{group}: “{query}” doesn't say what answers it")
    if {"relevant", "as"} <= set(row):
        raise Malformed(f"{group}: “{query}” has both relevant and as")


def _condition(group, row) -> Predicate | None:
    try:
        named = predicate({"number": row["first"]}) if "first" in row else None
        return predicate(row["relevant"]) if "relevant" in row else named
    except Malformed as error:
        raise Malformed(f"{group}: “{row['query']}”: {error}") from error


def _judgement(group, row, conditions) -> Judgement:
    key = folded(row.get("as", row["query"]))
    if conditions.get(key) is None and group != NOTHING:
        raise Malformed(f"{group}: “{row['query']}”: no condition to take from “{row['as']}”")
    first = tuple(row.get("first", ()))
    return Judgement(row["query"], group, conditions[key], first, row.get("note", ""))
