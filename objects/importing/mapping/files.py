"""Reading a mapping's TOML file; whatever is wrong in it is refused, naming the key."""

import hashlib
import json
import tomllib
from pathlib import Path

from objects.importing.mapping.base import FieldMap, Mapping
from objects.importing.mapping.checks import (
    FIELD_KEYS,
    NUMBER_KEYS,
    TOP_KEYS,
    Checker,
)
from objects.importing.mapping.results import MappingError
from objects.importing.mapping.targets import TARGETS

FOLDER = Path(__file__).resolve().parent.parent / "mappings"


def shipped_mappings() -> list[str]:
    """The names of the mappings that come with the site."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_mapping(name_or_path) -> Mapping:
    """The mapping of this name (a shipped one) or in this file; `MappingError` if it is wrong."""
    path = _find(name_or_path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MappingError(f"The mapping {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(f"The mapping {path.name} is not well-formed TOML: {error}.") from error
    return _mapping(path.name, data)


def _find(name_or_path) -> Path:
    if str(name_or_path) in shipped_mappings():
        return FOLDER / f"{name_or_path}.toml"
    path = Path(name_or_path)
    if path.is_file():
        return path
    shipped = ", ".join(shipped_mappings())
    raise MappingError(
        f"There is no mapping {name_or_path}. Shipped are {shipped}; for one of your own, "
        "give the path of its TOML file."
    )


def _mapping(file, data) -> Mapping:
    check = Checker(file)
    check.keys(data, TOP_KEYS)
    check.top(data)
    numbers = data.get("numbers", {})
    check.keys(numbers, NUMBER_KEYS, "numbers.")
    check.patterns(numbers)
    constants = data.get("constants", {})
    check.constants(constants)
    fields = tuple(_field(check, data, place, one) for place, one in enumerate(data["fields"], 1))
    check.together(fields)
    digest = hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode())
    plain = ("encoding", "delimiter", "quote", "escape", "separator")
    return Mapping(
        name=data["name"],
        source=data.get("source") or data["name"],
        format=data["format"],
        state=data.get("state", "draft"),
        fields=fields,
        digest=digest.hexdigest(),
        meaningless=frozenset(word.strip().casefold() for word in data.get("meaningless", ())),
        ignore=frozenset(data.get("ignore", ())),
        constants=constants,
        **numbers,
        **{key: data[key] for key in plain if key in data},
    )


def _field(check, data, place, one) -> FieldMap:
    where = f"fields[{place}]."
    check.keys(one, FIELD_KEYS, where)
    check.field(one, data["format"], where)
    target = TARGETS[one["to"]]
    columns = one["from"]
    return FieldMap(
        columns=(columns,) if isinstance(columns, str) else tuple(columns),
        to=one["to"],
        path=one.get("path", ""),
        separator=one.get("separator", ""),
        join=one.get("join"),
        beside={name: one[f"{name}_from"] for name in target.said if f"{name}_from" in one},
        constants={name: one[name] for name in target.said if name in one},
        words={key.casefold(): word for key, word in one.get("words", {}).items()},
        organisations=frozenset(name.casefold() for name in one.get("organisations", ())),
        unit=one.get("unit", ""),
        template=one.get("template", ""),
        optional=one.get("optional", False),
    )
