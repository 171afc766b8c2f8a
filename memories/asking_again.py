"""Consent is asked for again: of who has grown up, and of who said yes for some years only.

Somebody turns 18 at some day of `adult_in`. Only after that year are they 18 for sure, so it is
then that they are asked: until the first of January what they said as a child holds, with all
that it keeps from being shown. What they do not answer in 60 days is paused, also where we have
no address to ask at: silence is no yes.
"""

from datetime import timedelta

from django.utils import timezone

from contact.letters import write
from contact.models import Letter
from memories import letters
from memories.models import Memory

TIME_TO_ANSWER = timedelta(days=60)


def ask_those_grown_up() -> int:
    """Ask each once; returns how many."""
    due = list(Memory.objects.to_be_asked_as_adults())
    for memory in due:
        memory.asked_as_adult_at = timezone.now()
        memory.save(update_fields=["asked_as_adult_at"])
        paused_on = timezone.localdate() + TIME_TO_ANSWER
        _write(letters.ADULT_NOW, memory, paused_on=paused_on.isoformat())
    return len(due)


def pause_the_unanswered() -> int:
    """Take off what nobody has said yes to as an adult; returns how many."""
    due = list(Memory.objects.unanswered_as_adults(timezone.now() - TIME_TO_ANSWER))
    for memory in due:
        memory.pause_unanswered()
    return len(due)


def ask_whose_consent_ends() -> int:
    """Ask once, a month before; returns how many letters were written."""
    near = letters.ASKED_WITHIN
    today = timezone.localdate()
    found = Memory.objects.whose_consent_ends(today - near, today + near)
    asked = [memory for memory in found if not _was_asked(memory)]
    for memory in asked:
        end = memory.consent_ends
        _write(letters.CONSENT_RUNS_OUT, memory, until=end.isoformat(), is_over=end <= today)
    return len(asked)


def _was_asked(memory) -> bool:
    if not memory.contact_id:
        return True
    last = memory.last_consent
    asked = Letter.objects.filter(kind=letters.CONSENT_RUNS_OUT, about=memory.reference)
    return asked.filter(made_at__gte=last.given_at).exists()


def _write(kind, memory, **facts):
    if memory.contact_id:
        write(kind, memory.reached, about=memory.reference, **facts)
