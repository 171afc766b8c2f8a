"""Who is told what, and when: a letter follows a move, if there is somebody to write to."""

import logging
from datetime import timedelta

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from contact.letters import LetterKind, register, write, write_later
from contact.signals import address_refused, erasing
from contact.traces import trace
from memories import letters
from memories.models import Memory, MemorySettings
from memories.signals import moved, told

logger = logging.getLogger(__name__)


def _given(memory, row):
    days = MemorySettings.load().days_to_read
    return letters.GIVEN, {"read_by": _iso(memory.submitted_at + timedelta(days=days))}


def _question(memory, row):
    return letters.QUESTION, {}


def _declined(memory, row):
    return letters.DECLINED, {"erased_on": _iso(memory.erase_at)}


def _approved(memory, row):
    """Only where it has to wait for its first day, or for its giver: else "published" says more."""
    if memory.paused_by_giver:
        return None if memory.published_at else (letters.READ, {})
    if memory.is_early and memory.may_be_shown:
        return letters.TO_BE_SHOWN, {"shown_from": memory.not_before.isoformat()}
    return (letters.READ, {}) if memory.is_early else None


def _published(memory, row):
    """The first time only: what was read again and shown again is no news."""
    before = memory.moves.filter(move="publish", pk__lt=row.pk)
    if before.exists():
        return None
    return (letters.PUBLISHED if _may_be_seen(memory) else letters.READ), {}


def _may_be_seen(memory) -> bool:
    """Whether people see it while it is published, wherever it has gone since."""
    of_shown = Memory.objects.filter(pk=memory.pk).of_what_is_or_was_shown()
    return memory.may_be_shown and of_shown.exists()


def _removed(memory, row):
    return letters.REMOVED, {"erased_on": _iso(memory.erase_at)}


def _taken_back(memory, row):
    return letters.TAKEN_BACK, {"erased_on": _iso(memory.erase_at)}


AFTER = {
    "submit": _given,
    "ask": _question,
    "decline": _declined,
    "approve": _approved,
    "publish": _published,
    "remove": _removed,
    "withdraw": _taken_back,
}
"""By a move's name, from its row in the log: which letter, with which facts; None for none."""

BESIDE = {
    "answered": letters.ANSWERED,
    "record_changed": letters.RECORD_CHANGED,
    "news_accepted": letters.NEWS_ACCEPTED,
    "news_declined": letters.NEWS_DECLINED,
}
UNSEEN = {letters.NEWS_ACCEPTED: letters.NEWS_READ}
"""What is written instead where people do not see it on the site, whatever was accepted."""
IF_THEY_WISH = (letters.ANSWERED, letters.RECORD_CHANGED)


@receiver(moved)
def write_after_move(memory, row, **_):
    """Write what follows from a move to whoever gave an address, now or as soon as it can be."""
    if row.move in AFTER and memory.contact_id:
        _write_or_leave_word(_write_of_move, memory, row=row.pk)


@receiver(told)
def write_what_was_done(memory, what, **which):
    """Write what the museum did beside it, the rarer things only to who wished to know."""
    is_wished = memory.wishes_letters or BESIDE[what] not in IF_THEY_WISH
    if memory.contact_id and is_wished:
        _write_or_leave_word(_write_of_deed, memory, what=what, **_numbers(which))


def _write_or_leave_word(act, memory, **facts):
    """What fails is undone, written in the log, and left for the clock to write: with what
    happened, or neither is.
    """
    try:
        with transaction.atomic():
            act(memory, facts)
    except Exception as error:
        logger.error("No letter of memory row %s yet: %s", memory.pk, trace(error))
        write_later(letters.UNWRITTEN, memory.contact_id, memory.reference, **facts)


def write_what_was_left(letter):
    """Write a letter that could not be written when it should have been, if that is still to be:
    when it goes, it is asked once more whether it is so.
    """
    memory = Memory.objects.filter(reference=letter.about).first()
    if memory and memory.contact_id:
        act = _write_of_move if "row" in letter.facts else _write_of_deed
        act(memory, letter.facts)


register(
    LetterKind(letters.UNWRITTEN, "", "", "", needs_confirmed=False, decides=write_what_was_left)
)


def _write_of_move(memory, facts):
    row = memory.moves.get(pk=facts["row"])
    letter = AFTER[row.move](memory, row)
    if letter:
        kind, said = letter
        write(kind, memory.reached, about=memory.reference, **said)


def _write_of_deed(memory, facts):
    kind = BESIDE[facts["what"]]
    kind = kind if memory.is_public else UNSEEN.get(kind, kind)
    write(kind, memory.reached, about=memory.reference, **_numbers(facts))


def _numbers(facts) -> dict:
    """Which answer or note it is about."""
    return {name: facts[name] for name in ("answer", "note") if name in facts}


@receiver(address_refused)
@receiver(erasing)
def wish_no_letters(contact, **_):
    """Nobody is there any more to write to; the memory stays its giver's, by the six words."""
    contact.memories.update(wishes_letters=False)


def _iso(moment) -> str:
    return timezone.localdate(moment).isoformat()
