"""By what something that a person gave us is called where nothing of theirs may stand."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Without what is read for something else: 0 and o, 1 and i and l, u and v."""


def new_reference() -> str:
    """Ten letters and figures by chance: it tells nothing, and can be read over the telephone."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
