"""Whether what was said has changed: by a hash of it, as no box office's headers can be trusted."""

import json
from datetime import datetime
from hashlib import sha256

FORM = "1"
"""Another one has every record written anew: for when the same words come to be kept otherwise."""


def hash_of(fields: dict) -> str:
    """The hash of what is said of one record."""
    text = json.dumps(fields, sort_keys=True, default=_plain, ensure_ascii=True)
    return sha256(f"{FORM}{text}".encode()).hexdigest()


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
