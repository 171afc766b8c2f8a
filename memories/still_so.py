"""Whether a letter still says what is so, asked when it goes: until somebody has said "yes, that
was me" theirs wait, perhaps for weeks.
"""

from memories import consent, states
from memories.models import Memory


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


def is_with_us_unseen(letter) -> bool:
    """Whether it is with us, and not on the site now."""
    return is_with_us(letter) and not is_shown(letter)


def is_a_teens(letter) -> bool:
    """Whether its giver has yet to say yes as an adult."""
    mine = Memory.objects.filter(reference=letter.about, age=consent.TEEN)
    return mine.filter(state__in=states.KEPT).exists()
