"""Consent is asked for again: of who has grown up, and of who said yes for some years only.

Somebody turns 18 at some day of `adult_in`. Only after that year are they 18 for sure, so it is
then that they are asked: until the first of January what they said as a child holds, with all
that it keeps from being shown. What they do not answer in 60 days is paused, also where we have
no address to ask at: silence is no yes.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.letters import write
from contact.models import Letter
from contact.one_by_one import each
from memories import letters
from memories.models import Memory

TIME_TO_ANSWER = timedelta(days=60)


def ask_those_grown_up() -> int:
    """Ask each once; returns how many."""
    return each(Memory.objects.to_be_asked_as_adults, _ask_as_adult)


@transaction.atomic
def _ask_as_adult(memory):
    """That they were asked is written down with the letter, or neither is."""
    memory.asked_as_adult_at = timezone.now()
    memory.save(update_fields=["asked_as_adult_at"])
    paused_on = timezone.localdate() + TIME_TO_ANSWER
    _write(letters.ADULT_NOW, memory, paused_on=paused_on.isoformat())


def pause_the_unanswered() -> int:
    """Take off what nobody has said yes to as an adult; returns how many."""
    since = timezone.now() - TIME_TO_ANSWER
    return each(lambda: Memory.objects.unanswered_as_adults(since), Memory.pause_unanswered)


def ask_whose_consent_ends() -> int:
    """Ask once, a month before; returns how many letters were written."""
    today, near = timezone.localdate(), letters.ASKED_WITHIN
    return each(lambda: Memory.objects.whose_consent_ends(today - near, today + near), _ask_anew)


def _ask_anew(memory):
    if _was_asked(memory):
        return False
    end = memory.consent_ends
    is_over = end <= timezone.localdate()
    return _write(letters.CONSENT_RUNS_OUT, memory, until=end.isoformat(), is_over=is_over)


def _was_asked(memory) -> bool:
    if not memory.contact_id:
        return True
    last = memory.last_consent
    asked = Letter.objects.filter(kind=letters.CONSENT_RUNS_OUT, about=memory.reference)
    return asked.filter(made_at__gte=last.given_at).exists()


def _write(kind, memory, **facts):
    if memory.contact_id:
        write(kind, memory.reached, about=memory.reference, **facts)
