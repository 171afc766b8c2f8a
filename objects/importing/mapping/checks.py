"""What a mapping's file may say, key by key."""

import codecs
import difflib
import re

from objects.importing.mapping.dimensions import UNITS
from objects.importing.mapping.results import MappingError
from objects.importing.mapping.targets import KINDS_OF_PEOPLE, STATES, TARGETS, is_private
from objects.importing.sources import SOURCES

TEXT, TEXTS, TABLE, TABLES, FLAG = "a text", "a list of texts", "a table", "tables", "true or false"
TEXT_OR_TEXTS = "a text or a list of texts"
TOP_KEYS = {
    "name": TEXT,
    "source": TEXT,
    "format": TEXT,
    "state": TEXT,
    "encoding": TEXT,
    "delimiter": TEXT,
    "quote": TEXT,
    "escape": TEXT,
    "separator": TEXT,
    "meaningless": TEXTS,
    "ignore": TEXTS,
    "numbers": TABLE,
    "constants": TABLE,
    "fields": TABLES,
}
NUMBER_KEYS = {"part_pattern": TEXT, "mention_pattern": TEXT}
BESIDE = sorted({name for target in TARGETS.values() for name in target.said})
FIELD_KEYS = {
    "from": TEXT_OR_TEXTS,
    "to": TEXT,
    "path": TEXT,
    "separator": TEXT,
    "join": TEXT,
    "unit": TEXT,
    "template": TEXT,
    "words": TABLE,
    "organisations": TEXTS,
    "optional": FLAG,
    **dict.fromkeys(BESIDE, TEXT),
    **{f"{name}_from": TEXT for name in BESIDE if name != "kind"},
}
CSV_ONLY = ("encoding", "delimiter", "quote", "escape", "ignore")
SINGLE_CHARACTERS = {"delimiter": (1,), "quote": (0, 1), "escape": (1,)}
NAME = re.compile(r"[\w .-]{1,100}")


class Checker:
    """Refuses what is wrong in the file of this name: every method raises `MappingError`."""

    def __init__(self, file):
        self.file = file

    def refuse(self, key, reason):
        """Stop, naming the key."""
        raise MappingError(f"The mapping {self.file} is wrong at “{key}”: {reason}.")

    def keys(self, table, allowed, where=""):
        """Each key is known and holds the type of value it should."""
        if not isinstance(table, dict):
            self.refuse(where.rstrip("."), f"it has to be {TABLE}")
        for key, value in table.items():
            if key not in allowed:
                close = difflib.get_close_matches(key, allowed, 1)
                meant = (
                    f"did you mean “{close[0]}”?" if close else f"known are {', '.join(allowed)}"
                )
                self.refuse(f"{where}{key}", f"there is no such key; {meant}".rstrip("?"))
            if not _fits(value, allowed[key]):
                self.refuse(f"{where}{key}", f"it has to be {allowed[key]}")

    def top(self, data):
        """The keys that say what the file is and how it is written."""
        for key in ("name", "format", "fields"):
            if not data.get(key):
                self.refuse(key, "it is missing, and a mapping needs it")
        for key in ("name", "source"):
            if key in data and not NAME.fullmatch(data[key]):
                self.refuse(key, "use letters, digits, spaces, dots and hyphens, 100 at most")
        self._one_of("format", data["format"], SOURCES)
        self._one_of("state", data.get("state", "draft"), STATES)
        for key in CSV_ONLY:
            if key in data and data["format"] != "csv":
                self.refuse(key, f"it means something for CSV only, not for {data['format']}")
        for key, lengths in SINGLE_CHARACTERS.items():
            if key in data and len(data[key]) not in lengths:
                self.refuse(key, "it has to be a single character")
        if data.get("separator") == "":
            self.refuse("separator", "it is empty; leave it out if nothing separates values")
        self._encoding(data.get("encoding", "utf-8"))

    def patterns(self, numbers):
        """Both patterns are regular expressions, and the parts' one says what the set is."""
        for key, pattern in numbers.items():
            try:
                compiled = re.compile(pattern)
            except re.error as error:
                self.refuse(f"numbers.{key}", f"it is no regular expression ({error})")
            if key == "part_pattern" and "set" not in compiled.groupindex:
                self.refuse(f"numbers.{key}", "it has to name the set's number as (?P<set>…)")
            if compiled.fullmatch(""):
                self.refuse(f"numbers.{key}", "it matches nothing at all, so it would everywhere")

    def constants(self, constants):
        """Constants fill text fields, and nothing that is private."""
        for key, value in constants.items():
            self._target(key, f"constants.{key}")
            if TARGETS[key].kind != "text" or key == "object_number":
                self.refuse(f"constants.{key}", "only a field of text can have a constant")
            if not isinstance(value, str):
                self.refuse(f"constants.{key}", f"it has to be {TEXT}")

    def field(self, one, format_, where):
        """One `[[fields]]` table by itself."""
        for key in ("from", "to"):
            if not one.get(key):
                self.refuse(where + key, "it is missing, and a field needs it")
        self._target(one["to"], where + "to")
        self._columns(one, where)
        target = TARGETS[one["to"]]
        self._beside(one, target, where)
        if "path" in one and format_ == "csv":
            self.refuse(where + "path", "a CSV has no paths; name the column in “from”")
        if one.get("separator") == "":
            self.refuse(where + "separator", "it is empty")
        if "{}" not in one.get("template", "{}"):
            self.refuse(where + "template", "it has to have {} where the value goes")
        if "join" in one and target.kind == "rows":
            self.refuse(where + "join", f"{one['to']} keeps its values apart; join is for text")
        if "unit" in one and (one["to"] != "dimension" or one["unit"].casefold() not in UNITS):
            self.refuse(where + "unit", "it is for dimension, and one of mm, cm, m, in, ft, g, kg…")
        if "organisations" in one and "kind" not in target.said:
            self.refuse(where + "organisations", "it is for people only")
        if not all(isinstance(word, str) for word in one.get("words", {}).values()):
            self.refuse(where + "words", "each word stands for a text")

    def together(self, fields):
        """What the fields say together: a number there must be, and nothing twice."""
        if not any(one.to == "object_number" for one in fields):
            self.refuse("fields", "no field goes to object_number, by which an object is known")
        seen: dict[str, list] = {}
        for place, one in enumerate(fields, 1):
            others = seen.setdefault(one.to, [])
            if any((one.columns, one.path) == (other.columns, other.path) for other in others):
                self.refuse(f"fields[{place}]", f"{one.columns[0]} goes to {one.to} twice")
            others.append(one)
            if len(others) > 1 and TARGETS[one.to].kind != "rows":
                self._joined(one.to, others, place)

    def _joined(self, to, others, place):
        if to == "object_number" or any(one.join is None for one in others):
            self.refuse(
                f"fields[{place}].to",
                f"{to} holds one value and another field goes there already; a “join” at both "
                "puts them together, and a list in “from” takes the first that is filled",
            )

    def _target(self, name, key):
        if is_private(name):
            self.refuse(
                key,
                f"{name} is never taken in: where an object is kept, what it is worth and who gave "
                "it stay with the museum",
            )
        if name not in TARGETS:
            close = difflib.get_close_matches(name, TARGETS, 1)
            meant = f"did you mean {close[0]}" if close else f"known are {', '.join(TARGETS)}"
            self.refuse(key, f"there is no field {name}; {meant}")

    def _columns(self, one, where):
        columns = [one["from"]] if isinstance(one["from"], str) else one["from"]
        beside = {key: one[key] for key in one if key.endswith("_from")}
        for key, column in [("from", column) for column in columns] + list(beside.items()):
            if not column.strip():
                self.refuse(where + key, "it is empty")
            if is_private(column):
                self.refuse(
                    where + key,
                    f"{column} is never taken in: where an object is kept, what it is worth and "
                    "who gave it stay with the museum",
                )

    def _beside(self, one, target, where):
        for name in BESIDE:
            for key in (name, f"{name}_from"):
                if key in one and name not in target.said:
                    self.refuse(where + key, f"{one['to']} has no {name}")
            if name in one and f"{name}_from" in one:
                self.refuse(where + name, f"say either {name} or {name}_from, not both")
        if "kind" in target.said:
            self._one_of(where + "kind", one.get("kind"), KINDS_OF_PEOPLE)

    def _one_of(self, key, value, allowed):
        if value not in allowed:
            self.refuse(key, f"it has to be one of {', '.join(allowed)}")

    def _encoding(self, name):
        try:
            codecs.lookup(name)
        except LookupError:
            self.refuse("encoding", f"there is no encoding {name}; cp1252 is the usual one")


def _fits(value, kind) -> bool:
    if kind == TEXT:
        return isinstance(value, str)
    if kind == FLAG:
        return isinstance(value, bool)
    if kind == TABLE:
        return isinstance(value, dict)
    if kind == TABLES:
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return texts or (kind == TEXT_OR_TEXTS and isinstance(value, str))
