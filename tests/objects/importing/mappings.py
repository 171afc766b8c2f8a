"""Small mappings for tests, made of what a volunteer would write."""

from objects.importing.mapping import load_mapping

HEAD = 'name = "test"\nformat = "csv"\nseparator = "|"\nmeaningless = ["Unknown"]\n'
BASIC = (("Number", "object_number"), ("Title", "title"), ("Notes", "brief_description"))


def field(column, to, **more) -> str:
    """One `[[fields]]` table."""
    lines = [f"{key} = {_toml(value)}" for key, value in {"from": column, "to": to, **more}.items()]
    return "\n[[fields]]\n" + "\n".join(lines) + "\n"


def basic_fields() -> str:
    """Number, title and notes."""
    return "".join(field(column, to) for column, to in BASIC)


def a_mapping(folder, text=None, name="test.toml"):
    """The mapping that this text makes."""
    path = folder / name
    path.write_text(HEAD + basic_fields() if text is None else text, encoding="utf-8")
    return load_mapping(path)


def _toml(value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{key}" = "{word}"' for key, word in value.items()) + " }"
    return f'"{value}"'
