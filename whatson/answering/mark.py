"""That somebody answered, in their own browser, until this visit ends. It forbids nothing."""

import re

from django.conf import settings

NAME = "asked"
ONE = re.compile(r"([0-9]{1,9})\.([0-9]{1,2})", re.ASCII)
MOST = 40
"""Questions that are remembered; of more, the first are forgotten."""
OFTEN = 99


def times(request, key: int) -> int:
    """How often the question with this key was answered in this visit."""
    return _read(request).get(key, 0)


def set_mark(request, response, key: int) -> None:
    """Count one more. The cookie goes when the browser is closed, and no script reads it."""
    marks = _read(request)
    marks[key] = min(marks.pop(key, 0) + 1, OFTEN)
    kept = list(marks.items())[-MOST:]
    response.set_cookie(
        NAME,
        "_".join(f"{one}.{often}" for one, often in kept),
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )


def _read(request) -> dict[int, int]:
    """What is readable in it: whoever writes into their own cookie is shown what they wrote."""
    parts = request.COOKIES.get(NAME, "").split("_")[:MOST]
    found = filter(None, map(ONE.fullmatch, parts))
    return {int(match[1]): int(match[2]) for match in found}
