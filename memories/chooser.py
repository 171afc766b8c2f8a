"""Memories, as they are chosen for a story: with the words' beginning, and only with consent."""

import re
from collections.abc import Sequence

from django.utils import timezone

from memories import consent, states
from memories.documents import KIND, public, with_subjects
from memories.models import Memory
from memories.parts import bring_parts
from objects.chooser.choosable import Choosable, Narrowing
from objects.chooser.lights import AMBER, GREEN, RED, STORY, Light, Lights
from objects.chooser.of_objects import EXHIBITION

ADDRESS = re.compile(r"(?:^|/)memories/([^/?#]+)/?(?:[?#]|$)")
READS = "memories.read_memories"
TOO_EARLY, TOO_LATE = "It is not to be shown yet.", "The time in which it may be shown is over."
NOT_SHOWN = "It is not shown on this site at the moment."
MAY = "Its giver said yes to {use}."
ASK = "Its giver wants to be asked before it is used in {use}."
MAY_NOT = "Its giver did not say yes to {use}."
ENDED = "Its giver’s yes has ended: they have to be asked again."
LACKS = {
    MAY_NOT: lambda row, today: row is None or row.answer == consent.NO,
    ASK: lambda row, today: row.answer == consent.ASK,
    ENDED: lambda row, today: row.until and row.until <= today,
}
"""What may be missing in an answer, the weightiest first."""
TAKEN_BACK = "This memory was taken back by the person who gave it."
NO_LONGER = "This memory is not shown any more."
"""What stands in its place where it was chosen once."""


def visible(user, use: str):
    """What the public reads; for those who read memories for the museum, the rest of what is kept,
    with the reason why it may not be used. The newest first.
    """
    if user.has_perm(READS):
        seen = Memory.objects.for_staff(user).kept().filter(telling__isnull=False)
    else:
        seen = Memory.objects.shown_on("memory_page")
    return with_subjects(seen).order_by("-published_at", "-pk")


def hidden(memories):
    """What no search finds."""
    return memories.exclude(pk__in=public())


def named(text: str) -> Memory | None:
    """The memory at an address of ours, or with this reference."""
    found = ADDRESS.search(text)
    return Memory.objects.filter(reference=(found[1] if found else text).casefold()).first()


def bring(memories: Sequence[Memory]) -> None:
    """What a tile shows: whether there is something to hear beside the words; one query."""
    bring_parts(memories)


def said(memory: Memory) -> str:
    """How a form shows it: by what it is of and who says it, with none of its words."""
    return f"{memory.name}: {memory.telling.who_says}" if memory.telling else memory.reference


def said_in_form(memory: Memory, use: str) -> str:
    """The same beside a choice that was made once: whose it is only while it may be used; then why
    it stands there no more. Who took something back is named to nobody.
    """
    if Memory.objects.shown_on(use).filter(pk=memory.pk).exists():
        return said(memory)
    return TAKEN_BACK if memory.state == states.WITHDRAWN else NO_LONGER


def consent_lights(memories: Sequence[Memory], use: str) -> dict[int, list[Light]]:
    """Whether each may be used, and why not; two queries for all."""
    keys = [memory.pk for memory in memories]
    may = set(Memory.objects.shown_on(use).filter(pk__in=keys).values_list("pk", flat=True))
    asked = consent.choices_for(use)
    answers = _answers(keys, asked)
    return {
        memory.pk: [_consent(memory, memory.pk in may, answers[memory.pk]), *_note(memory)]
        for memory in memories
    }


def _answers(keys, asked) -> dict[int, dict]:
    """What the giver of each said to each of these choices: a row, or None."""
    said = {pk: dict.fromkeys(asked) for pk in keys}
    rows = Memory._meta.get_field("uses").related_model.objects.filter(memory__in=keys)
    for row in rows.filter(choice__in=asked):
        said[row.memory_id][row.choice] = row
    return said


def _consent(memory, may, answers) -> Light:
    if may:
        return Light("Consent", GREEN, MAY.format(use=" and ".join(answers)))
    return Light("Consent", RED, _why_not(memory, answers))


def _why_not(memory, answers) -> str:
    """The reason that weighs most, and tells nothing of what was told."""
    today = timezone.localdate()
    if memory.state != states.PUBLISHED:
        return NOT_SHOWN
    for reason, holds in LACKS.items():
        if lacking := [choice for choice, row in answers.items() if holds(row, today)]:
            return reason.format(use=" or ".join(lacking))
    if memory.not_before and memory.not_before > today:
        return TOO_EARLY
    return TOO_LATE if memory.not_after and memory.not_after < today else NOT_SHOWN


def _note(memory) -> list[Light]:
    note = memory.telling.content_note if memory.telling else ""
    return [Light("Content note", AMBER, f"{note}: readers open it.")] if note else []


MEMORY_LIGHTS = Lights(Memory, consent_lights)

MEMORIES = Choosable(
    kind=KIND,
    model=Memory,
    uses=(STORY, EXHIBITION),
    visible=visible,
    hidden=hidden,
    named=named,
    bring=bring,
    said=said,
    tile="memories/chooser_tile.html",
    hint="Words that somebody said, an object, or an address",
    narrowings=(
        Narrowing(
            "heard",
            "With something to hear",
            lambda memories: memories.with_something_to_hear(),
        ),
        Narrowing(
            "other",
            "In another language than English",
            lambda memories: memories.exclude(language__startswith="en"),
        ),
    ),
)
