"""Whether a letter still says what is so, asked when it goes: until somebody has said "yes, that
was me" theirs wait, perhaps for weeks.
"""

from memories import consent, states
from memories.models import Memory, Message, RecordNote


def in_state(*wanted: str):
    """For a letter that is so while its memory is in one of these states."""

    def is_so(letter) -> bool:
        return Memory.objects.filter(reference=letter.about, state__in=wanted).exists()

    return is_so


waits_to_be_read = in_state(*states.READ, states.HELD)
is_with_us = in_state(*states.KEPT)


def is_shown(letter) -> bool:
    """Whether people see the memory on the site now."""
    memory = Memory.objects.filter(reference=letter.about).first()
    return memory is not None and memory.is_public


def is_answered(letter) -> bool:
    """Whether it is with us, and the answer that the letter tells of still stands beside it."""
    return is_with_us(letter) and _stands(letter, "answer", _answers(letter))


def has_note(letter) -> bool:
    """Whether it is with us, and what we learned from it still stands on the record."""
    return is_with_us(letter) and _stands(letter, "note", _notes(letter))


def _answers(letter):
    return Message.objects.filter(memory__reference=letter.about, kind="answer")


def _notes(letter):
    return RecordNote.objects.filter(memory__reference=letter.about)


def _stands(letter, fact, rows) -> bool:
    """That very one; in a letter that does not say which, any."""
    one = {"pk": letter.facts[fact]} if fact in letter.facts else {}
    return rows.filter(**one).exists()


def is_with_us_unseen(letter) -> bool:
    """Whether it is with us, and not on the site now."""
    return is_with_us(letter) and not is_shown(letter)


def is_a_teens(letter) -> bool:
    """Whether its giver has yet to say yes as an adult."""
    mine = Memory.objects.filter(reference=letter.about, age=consent.TEEN)
    return mine.filter(state__in=states.KEPT).exists()
