"""Every e-mail of this site: asked for by `write`, sent by the tick, worded in templates.

An app has its own in its `letters.py`: `register(LetterKind(...))`.
"""

from contact.letters import own  # noqa: F401 - puts our own two in the table
from contact.letters.kinds import (
    FRESH_LINKS,
    WAS_THIS_YOU,
    LetterKind,
    Subjects,
    register,
    register_subjects,
)
from contact.letters.queue import write, write_later, write_to_group

__all__ = [
    "FRESH_LINKS",
    "WAS_THIS_YOU",
    "LetterKind",
    "Subjects",
    "register",
    "register_subjects",
    "write",
    "write_later",
    "write_to_group",
]
