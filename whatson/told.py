"""What somebody was told of a session, and how a letter of a change says what they knew before it.

The old place is a word of ours, as they were told it: it stands nowhere else when the letter goes.
"""

from django.utils import timezone
from django.utils.formats import date_format

from contact.models import Letter
from whatson.times import local

WAS_PLACE = "was_place"
WAS = ("was_start", "was_end", WAS_PLACE, "was_off")
"""The facts of a letter of a change: when and where it was, as they knew it, and if it was off."""


def as_fact(moment) -> str:
    """A moment as a letter takes it."""
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def last(told, kind: str, since) -> Letter | None:
    """The last letter of this kind to who was told, written `since` then; gone or not."""
    found = Letter.objects.filter(contact=told.contact_id, about=told.reference)
    return found.filter(kind=kind, made_at__gte=since).order_by("pk").last()


def unsent(told, kind: str, since) -> Letter | None:
    """The same if it did not go: it waits, or what it says was no longer so by then."""
    letter = last(told, kind, since)
    has_not_gone = Letter.objects.exclude(state=Letter.SENT).unclaimed()
    return letter if letter and has_not_gone.filter(pk=letter.pk).exists() else None


def known_before(told, letter: Letter | None) -> dict:
    """The facts of what somebody knows who is about to be told anew. Where a `letter` before did
    not go, they don't know what that says: then it is what they knew then.
    """
    facts = {name: fact for name, fact in letter.facts.items() if name in WAS} if letter else {}
    return facts if "was_start" in facts else facts | _as_facts(told)


def _as_facts(told) -> dict:
    known = {
        "was_start": as_fact(told.told_start),
        "was_end": as_fact(told.told_end),
        WAS_PLACE: told.told_place,
    }
    return {name: fact for name, fact in known.items() if fact}


def how_changed(told, facts: dict) -> str:
    """One or two sentences: what has changed since, and how that was; "" where nothing has, or the
    letter has no such facts. `facts` has moments as moments.
    """
    was = (facts.get("was_start"), facts.get("was_end"))
    if told is None or not all(was):
        return ""
    is_moved = [*map(as_fact, was)] != [as_fact(told.told_start), as_fact(told.told_end)]
    place = str(facts.get(WAS_PLACE, ""))
    if place == told.told_place:
        return f"The time has changed. It was {span(*was)}." if is_moved else ""
    if is_moved:
        before = ", ".join(filter(None, [span(*was), place]))
        return f"The time and the place have changed. It was {before}."
    return f"The place has changed. It was: {place}." if place else "The place has changed."


def span(start, end) -> str:
    """From when to when, as clocks in London show it. Who knows no end writes the beginning twice:
    then it is that alone.
    """
    start, end = local(start), local(end)
    begins = date_format(start, "l j F Y, H:i")
    until = "H:i" if end.date() == start.date() else "l j F Y, H:i"
    return f"{begins} to {date_format(end, until)}" if end > start else begins
