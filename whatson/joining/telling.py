"""Telling those who come: a letter, where there is an address."""

from datetime import timedelta

from contact.letters import write
from contact.models import Contact
from whatson import told

KEPT = "joining_kept"
PLACE = "joining_place"
CHANGED = "joining_changed"
OFF = "joining_off"
REMINDER = "joining_reminder"
NEW_DATES = "joining_new_dates"
ENDED = "joining_ended"
MAY_COME_BACK = timedelta(days=1)
"""Who takes a project off the site to mend it writes to nobody that it has ended."""


def known_before(joining) -> dict:
    """What they know of the session, as facts of a letter that says how it has changed. Whoever was
    told that it is off was told nothing since: what they know stands in that letter, gone or not.
    """
    since, is_off = joining.asked_at, joining.told_off
    letter = told.last(joining, OFF, since) if is_off else told.unsent(joining, CHANGED, since)
    facts = told.known_before(joining, letter)
    knows_off = is_off and not told.unsent(joining, OFF, since)
    return facts | {"was_off": knows_off or facts.get("was_off", False)}


def tell(joining, kind: str, **facts) -> None:
    """Have a letter of this kind written. What is encrypted of them is not read for it."""
    found = Contact.objects.unread().filter(pk=joining.contact_id, refused_at=None)
    if contact := found.exclude(address_hash="").first():
        write(kind, contact, about=joining.reference, **facts)
