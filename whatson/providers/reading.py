"""Values as box offices write them: a yes in five spellings, a nothing in four."""

from whatson.plain_text import line

YES = {"true", "yes", "y", "1", "on"}
NO = {"false", "no", "n", "0", "off"}
LONGEST_MINUTES = 24 * 60


def read_flag(value) -> bool | None:
    """Yes, no, or None where nobody has said."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower() if isinstance(value, str | int) else ""
    return True if word in YES else False if word in NO else None


def read_minutes(value) -> int | None:
    """How long something lasts; a box office writes 0 where it does not know."""
    if isinstance(value, bool):
        return None
    try:
        minutes = int(str(value).strip())
    except ValueError:
        return None
    return minutes if 0 < minutes <= LONGEST_MINUTES else None


def read_count(value) -> int | None:
    """A whole number from 0 on, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def read_id(row, most: int = 200) -> str:
    """The id of a row; "" if it has none that can be kept."""
    value = row.get("id") if isinstance(row, dict) else row
    text = line(str(value), most + 1) if isinstance(value, str | int) else ""
    return text if len(text) <= most else ""


def read_web_address(value) -> str:
    """An address that begins with https and can be kept; else ""."""
    text = value.strip() if isinstance(value, str) else ""
    is_one = text.startswith("https://") and len(text) <= 500 and " " not in text
    return text if is_one and text.isprintable() else ""


def read_attribute(name: str, *rows: dict):
    """What the first of these rows says under one of the box office's own attributes."""
    wanted = f"attribute_{name}".casefold()
    for row in rows:
        for key, value in row.items():
            if key.casefold() == wanted and value not in ("", None):
                return value
    return None
