"""Asking for a letter: a row in the same transaction as what it tells of, sent by the tick."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from contact.letters.kinds import WAS_THIS_YOU, LetterKind, kind_of
from contact.models import AskedAddress, Contact, Letter

_REFERENCE = re.compile(r"[A-Za-z0-9-]{0,40}")
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class FreeWords(ValueError):
    """A letter was asked for with something in it that a person may have written."""


def write(kind: str, contact: Contact, about="", due_at=None, **facts) -> Letter:
    """Have a letter of this kind sent to a contact, now or from `due_at` on.

    `about` is a random reference; facts are whole numbers, yes or no, ISO dates and short codes
    in small letters, or words in what the kind names as `ours`: raises FreeWords for anything
    else. Of a kind that goes out only so often, the letter that an address is getting or has just
    had is returned instead. One that asks where another contact was asked not long ago waits
    until it may.
    """
    found = kind_of(kind)
    _check(found, about, facts)
    with transaction.atomic():
        return _lately(found, contact) or Letter.objects.create(
            contact=contact,
            kind=found.name,
            about=about,
            due_at=due_at or _first_moment(found, contact),
            facts=facts,
        )


def write_to_group(kind: str, group: str | Iterable[str], about="", due_at=None, **facts) -> Letter:
    """Have a letter of this kind sent to everybody in a group of staff, or in any of several, once
    to each person; otherwise as `write`.
    """
    found = kind_of(kind)
    _check(found, about, facts)
    return Letter.objects.create(
        to_group=group if isinstance(group, str) else Letter.BETWEEN_GROUPS.join(group),
        kind=found.name,
        about=about,
        due_at=due_at or timezone.now(),
        facts=facts,
    )


def write_later(kind: str, contact_id: int, about: str, **facts) -> Letter:
    """Leave word that a letter could not be written: one of a kind that `decides` which. Nothing
    of the contact is read for it.
    """
    found = kind_of(kind)
    _check(found, about, facts)
    return Letter.objects.create(contact_id=contact_id, kind=found.name, about=about, facts=facts)


def as_date(fact) -> date | None:
    """The day or moment that an ISO date among the facts stands for, or None."""
    if not isinstance(fact, str) or not re.match(r"\d{4}-\d\d-\d\d", fact):
        return None
    try:
        return (date if len(fact) == len("2026-01-31") else datetime).fromisoformat(fact)
    except ValueError:
        return None


def _lately(kind: LetterKind, contact: Contact) -> Letter | None:
    """The letter of this kind that the contact's address had so lately that it gets no other.

    The rows of all contacts there are locked meanwhile: two processes write one letter.
    """
    if not kind.once_in:
        return None
    there = Contact.objects.beside(contact).select_for_update().order_by("pk")
    keys = list(there.values_list("pk", flat=True))
    letters = Letter.objects.filter(kind=kind.name, contact__in=keys)
    now = timezone.now()
    lately = letters.filter(Q(made_at__gt=now - kind.once_in) | Q(due_at__gt=now))
    return lately.exclude(state=Letter.FAILED).last()


def _first_moment(kind: LetterKind, contact: Contact) -> datetime:
    """Now; but where somebody was asked lately, by a contact that is gone since, later."""
    now = timezone.now()
    if kind.name != WAS_THIS_YOU:
        return now
    asked = AskedAddress.objects.at(contact.address).last_asked()
    return max(now, asked + kind.once_in) if asked else now


def check_reference(about: str) -> None:
    """Raise FreeWords where this is none, and so may be what a person wrote."""
    if not _REFERENCE.fullmatch(about):
        raise FreeWords("A letter is about a reference: letters, figures and hyphens, 40 at most.")


def _check(kind: LetterKind, about, facts) -> None:
    check_reference(about)
    for name, fact in facts.items():
        is_ours = name in kind.ours and isinstance(fact, str)
        if not (is_ours or _is_plain(fact)):
            raise FreeWords(f"{name} is no number, date, yes or no, or short code.")


def _is_plain(fact) -> bool:
    if isinstance(fact, int):  # yes and no are whole numbers too
        return True
    return isinstance(fact, str) and bool(_CODE.fullmatch(fact) or as_date(fact))
