"""Which records a judgement takes in: tables of the TOML file as conditions on a record.

All conditions of a table must hold; of the values of one, any. `any` takes a list of tables of
which one must hold, `all` a list of which all must, `not` a table that must not.

- `kind`, `type`, `material`, `colour`, `technique`, `concept`: the record has one of these names
- `title`, `description`, `maker`, `about`, `place`, `inscription`, `words`: one of these words or
  phrases stands there whole (a `*` at a word's end lets it go on); `words` is title and
  description together
- `years`: its date overlaps these two years; `undated`: whether it has none
- `number`: it is one of these objects
"""

from collections.abc import Callable

from tests.search.relevance.records import Record
from tests.search.relevance.wording import bare_name, pattern

Predicate = Callable[[Record], bool]
NAMES = ("kind", "type", "material", "colour", "technique", "concept")
PLACES = ("title", "description", "maker", "about", "place", "inscription", "words")


class Malformed(ValueError):
    """A judgement that makes no sense; says what and where."""


def predicate(table: dict) -> Predicate:
    """The condition that a table states; raises Malformed."""
    if not isinstance(table, dict) or not table:
        raise Malformed(f"a table of conditions is wanted, not {table!r}")
    parts = [_part(key, value) for key, value in table.items()]
    return lambda record: all(part(record) for part in parts)


def _part(key: str, value) -> Predicate:
    makers = dict.fromkeys(NAMES, _has_name) | dict.fromkeys(PLACES, _has_words)
    makers |= {"years": _overlaps, "undated": _undated, "number": _is_one_of}
    makers |= {"any": _any, "all": _all, "not": _not}
    if key not in makers:
        raise Malformed(f"there is no condition {key!r}")
    return makers[key](key, value)


def _strings(key, value) -> list[str]:
    right = isinstance(value, list) and value and all(isinstance(one, str) for one in value)
    if not right or not all(one.strip() for one in value):
        raise Malformed(f"{key} wants a list of words, not {value!r}")
    return value


def _has_name(key, value) -> Predicate:
    wanted = {bare_name(name) for name in _strings(key, value)}
    return lambda record: not wanted.isdisjoint(record.names.get(key, ()))


def _has_words(key, value) -> Predicate:
    patterns = [pattern(words) for words in _strings(key, value)]
    places = ("title", "description") if key == "words" else (key,)
    return lambda record: any(
        found.search(record.texts.get(place, "")) for place in places for found in patterns
    )


def _overlaps(key, value) -> Predicate:
    right = isinstance(value, list) and [type(year) for year in value] == [int, int]
    if not right or value[0] > value[1]:
        raise Malformed(f"{key} wants two years in order, not {value!r}")
    first, last = value
    return lambda record: bool(
        record.years and record.years[0] <= last and record.years[1] >= first
    )


def _undated(key, value) -> Predicate:
    if not isinstance(value, bool):
        raise Malformed(f"{key} is true or false, not {value!r}")
    return lambda record: (record.years is None) == value


def _is_one_of(key, value) -> Predicate:
    wanted = set(_strings(key, value))
    return lambda record: record.number in wanted


def _tables(key, value) -> list[Predicate]:
    if not isinstance(value, list) or len(value) < 2:
        raise Malformed(f"{key} wants two tables or more, not {value!r}")
    return [predicate(table) for table in value]


def _any(key, value) -> Predicate:
    ways = _tables(key, value)
    return lambda record: any(way(record) for way in ways)


def _all(key, value) -> Predicate:
    parts = _tables(key, value)
    return lambda record: all(part(record) for part in parts)


def _not(key, value) -> Predicate:
    unwanted = predicate(value)
    return lambda record: not unwanted(record)
