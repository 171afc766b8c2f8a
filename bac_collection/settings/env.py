"""Reading the environment: the only module that touches `os.environ` for settings.

Every variable read through these functions stands in `.env.example` with its default.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def load(path: Path) -> None:
    """Take `NAME=value` lines from a file; what the shell has already set wins."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The variable as text; set to nothing counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: str = "0") -> bool:
    """The variable as yes or no: 1, true, yes and on are yes."""
    return text(name, default).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: str) -> int:
    """The variable as a whole number; raises ImproperlyConfigured naming it otherwise."""
    value = text(name, default)
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def require(**values) -> None:
    """Raise ImproperlyConfigured naming every one of these settings that is empty."""
    if missing := [name for name, value in values.items() if not value]:
        raise ImproperlyConfigured(
            f"Set {', '.join(missing)} in the environment or in .env: "
            "production does not start without (.env.example says what each is)."
        )
