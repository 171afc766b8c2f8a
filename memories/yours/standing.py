"""Where a memory is and what happens next, in words for its giver: the one list of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.dateformat import format as as_words

from memories import consent, states
from memories.models import MemorySettings
from memories.models.moving import UNDO_FOR


@dataclass(frozen=True)
class Standing:
    """A heading, and sentences below it."""

    title: str
    sentences: tuple[str, ...]


def standing_of(memory) -> Standing:
    """How it stands with this memory today."""
    title, *said = SAYS[memory.state](memory)
    if memory.has_news and memory.state in states.KEPT:
        said.append(
            f"What you changed waits to be read. Somebody does that by {read_by(memory)}."
            " Until then what was there before stays."
        )
    return Standing(title, tuple(sentence for sentence in said if sentence))


def read_by(memory) -> str:
    """The day by which somebody reads what waits."""
    days = timedelta(days=MemorySettings.load().days_to_read)
    return day(_waits_since(memory) + days)


def _waits_since(memory):
    if memory.has_news:
        added = [memory.telling_to_read.told_at if memory.telling_to_read else None]
        added += memory.files.unread().values_list("added_at", flat=True)
        added += memory.moves.filter(move="change").values_list("at", flat=True)
        return max(filter(None, added), default=memory.state_since)
    sent = memory.moves.filter(move__in=("submit", "send_again")).last()
    return sent.at if sent else memory.state_since


def day(moment) -> str:
    """A day as people say it."""
    return as_words(timezone.localdate(moment) if hasattr(moment, "hour") else moment, "j F Y")


def _waiting(memory):
    who = MemorySettings.load().who_reads
    return (
        "It waits to be read",
        f"{who} That is done by {read_by(memory)}. Then this page says what became of it.",
    )


def _being_read(memory):
    return (
        "Somebody is reading it",
        f"That is done by {read_by(memory)}. Then this page says what became of it.",
    )


def _asked(memory):
    return (
        "We have asked you something",
        "The question stands below. When you have answered it, somebody reads on.",
    )


def _held(memory):
    return (
        "We need longer with it",
        "Somebody looks at it with special care. Nobody else sees it meanwhile."
        f" That is done by {day(memory.held_until)} at the latest.",
    )


def _declined(memory):
    return (
        "We shall not show it",
        "Why is said below. You can change it, which sends it again, or tell us that we are wrong.",
        f"If you do nothing, we erase it on {day(memory.erase_at)}.",
    )


def _approved(memory):
    on = memory.not_before or timezone.localdate()
    return ("We have read it: thank you", f"People see it on the site from {day(on)} on.")


def _published(memory):
    if memory.is_public:
        until = f"It stays there until {day(memory.not_after)}." if memory.not_after else ""
        return ("It is on the site", until)
    return ("We have read it: thank you", f"It is not shown now: {_why_not_shown(memory)}")


def _why_not_shown(memory):
    site = memory.uses.filter(choice=consent.SITE).first()
    today = timezone.localdate()
    if not site or site.answer != consent.YES:
        return "you have said that we may not. You can change that below."
    if site.until and site.until <= today:
        return f"you said yes until {day(site.until)}. You can say yes again below."
    if memory.not_before and memory.not_before > today:
        return f"it begins on {day(memory.not_before)}."
    if memory.not_after and memory.not_after < today:
        return f"its last day was {day(memory.not_after)}."
    return "we do not show what it is about at present. It comes back with it."


def _hidden(memory):
    if not memory.paused_by_giver:
        return (
            "We have taken it off the site for now",
            f"The reason: {_reason(memory)}. If you think that we are wrong, please tell us below.",
        )
    if memory.is_adult_now:
        return (
            "It is paused: you are grown up now",
            "You said yes when you were under 18. Please tell us anew below what we may do;"
            " then you can show it again.",
        )
    return ("You have paused it", "Nobody sees it. It stays so until you show it again.")


def _removed(memory):
    return (
        "We have taken it off the site",
        f"The reason: {_reason(memory)}. If you think that we are wrong, please tell us below.",
        f"We erase it on {day(memory.erase_at)}.",
    )


def _reason(memory):
    last = memory.moves.filter(move__in=("hide", "remove")).last()
    reason = states.REASONS[last.reason] if last else states.REASONS["mistake"]
    return reason[0].lower() + reason[1:]


def _withdrawn(memory):
    on = day(memory.erase_at or memory.withdrawn_at + UNDO_FOR)
    held = memory.held_until and memory.held_until >= timezone.localdate()
    if held:
        on = day(max(memory.held_until, timezone.localdate(memory.erase_at)))
    return (
        "You have taken it back",
        "It is nowhere on our site.",
        f"We erase it on {on}: the words, the files, and how we reach you."
        " Until then you can bring it back.",
        "One person of the museum still looks at it with special care, and nobody else."
        if held
        else "",
    )


SAYS = {
    states.SUBMITTED: _waiting,
    states.IN_REVIEW: _being_read,
    states.CHANGES_ASKED: _asked,
    states.HELD: _held,
    states.DECLINED: _declined,
    states.APPROVED: _approved,
    states.PUBLISHED: _published,
    states.HIDDEN: _hidden,
    states.REMOVED: _removed,
    states.WITHDRAWN: _withdrawn,
}
"""By state; drafts are led on, and of an erased memory nothing is left to open."""
