"""Sending what is due: each letter by one process, again after a pause, or never."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from contact.letters.kinds import WAS_THIS_YOU, all_kinds, kind_of
from contact.letters.links import FreshLinks
from contact.letters.queue import write
from contact.letters.recipients import addresses_of
from contact.letters.wording import message_of
from contact.models import AskedAddress, Contact, Letter
from contact.traces import trace

logger = logging.getLogger(__name__)

PATIENCE = timedelta(hours=1)
"""After which a letter that could not even be written is somebody's to look at."""
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class DiedOver(Exception):
    """Every process that tried to send this letter ended in the middle."""


class Unasked(Exception):
    """Somebody who must be asked whether an address is theirs could not be."""


def send_due() -> int:
    """Send every letter that may go now; returns how many went.

    Without a way out of here (`trouble` says so) all wait. A process that dies between handing
    a letter over and writing that down leaves it to be sent once more.
    """
    if trouble():
        return 0
    failed = _ask_who_must_say()
    sent, shared = 0, {}
    while letter := _sendable().claim():
        sent += _send(letter, shared)
    if failed:
        raise Unasked
    return sent


def trouble() -> str:
    """Why no letter can go, and what to do; "" where they can."""
    if settings.LETTERS_FROM and settings.EMAIL_BACKEND != NOWHERE:
        return ""
    waiting = Letter.objects.due().count()
    return f"No letter can go: set EMAIL_HOST and LETTERS_FROM. Letters that wait: {waiting}."


def still_failing() -> str:
    """How many letters keep failing, and of which sort, in words; "" where none does."""
    said = [
        f"{words}: {_by_kind(found)}."
        for words, found in (
            ("Letters that fail again and again", Letter.objects.failing()),
            ("Letters that were given up", Letter.objects.given_up()),
        )
        if found.exists()
    ]
    return " ".join(said)


def _by_kind(letters) -> str:
    counts = letters.order_by("kind").values_list("kind", "trouble").annotate(number=Count("pk"))
    return ", ".join(f"{number} of {kind} ({trouble})" for kind, trouble, number in counts)


def remarks() -> str:
    """All that is to be known of letters that do not go."""
    return " ".join(filter(None, (trouble(), still_failing())))


def undecided_long() -> int:
    """How many that stand for a letter could not write it in all of `PATIENCE`."""
    waiting = Letter.objects.waiting().filter(kind__in=_deciding())
    return waiting.filter(made_at__lt=timezone.now() - PATIENCE).count()


def _deciding() -> list[str]:
    return [kind.name for kind in all_kinds() if kind.decides]


def _careful() -> list[str]:
    """The kinds that go only to who said "yes, that was me"."""
    return [kind.name for kind in all_kinds() if kind.needs_confirmed]


def _sendable():
    return Letter.objects.exclude(pk__in=Letter.objects.held_back(_careful()).values("pk"))


def _ask_who_must_say() -> int:
    """Ask "was this you?" once for each contact whose letters wait for that.

    Returns for how many it could not be done: one that cannot be read keeps no other from it.
    """
    asked = Letter.objects.filter(contact=OuterRef("pk"), kind=WAS_THIS_YOU)
    waiting = Letter.objects.due().held_back(_careful())
    unasked = Contact.objects.filter(pk__in=waiting.values("contact")).exclude(Exists(asked))
    failed = 0
    for pk in unasked.values_list("pk", flat=True):
        try:
            write(WAS_THIS_YOU, Contact.objects.get(pk=pk))
        except Exception as error:
            failed += 1
            logger.error("Contact %s could not be asked: %s", pk, trace(error))
    return failed


def _send(letter: Letter, shared: dict) -> int:
    """Send one that this process has claimed; returns how many went: 1 or 0."""
    links = FreshLinks(shared)
    try:
        if letter.is_deadly:
            raise DiedOver
        message = _message(letter, links)
        if message:
            message.send()
    except Exception as error:
        logger.error("Letter %s did not go: %s", letter.pk, trace(error))
        letter.mark_failed(error, gives_up=letter.kind not in _deciding())
        links.take_back()
        return 0
    if not message:
        letter.drop()
        return 0
    letter.mark_sent()
    if letter.kind == WAS_THIS_YOU:
        AskedAddress.objects.note(letter.contact.address, asked_at=timezone.now())
    return 1


def _decide(kind, letter) -> None:
    """Write what could not be written before, once, in the place of what stood for it."""
    with transaction.atomic():
        if Letter.objects.filter(pk=letter.pk).delete()[0]:
            kind.decides(letter)


def _message(letter, links):
    """The letter as it goes out; None where nobody may get it, or it has nothing true to say."""
    kind = kind_of(letter.kind)
    if kind.decides:
        return _decide(kind, letter)
    if not kind.is_still_so(letter):
        return None
    addresses = addresses_of(letter, kind)
    if not addresses or not links.make_for(letter, kind):
        return None
    return message_of(letter, kind, addresses, links)
