"""What somebody typed into a form that we could not take, to be shown to her again."""

import re

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

NOT_HERS = re.compile(r"csrfmiddlewaretoken|stamp|password|secret|token", re.IGNORECASE)
UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)


def typed_words(request) -> str:
    """All that was typed, one field below the other; "" where nothing was sent or can be read."""
    if request.method != "POST":
        return ""
    try:
        fields = list(request.POST.lists())
    except UNREADABLE:
        return ""
    words = (value.strip() for name, values in fields for value in _hers(name, values))
    return "\n\n".join(dict.fromkeys(filter(None, words)))


def _hers(name, values):
    return [] if NOT_HERS.search(name) else values
