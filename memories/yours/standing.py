"""Where a memory is and what happens next, in words for its giver: the one list of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.dateformat import format as as_words
from django.utils.translation import gettext as _

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
            _(
                "What you changed waits to be read. Somebody does that by %(day)s. Until then"
                " what was there before stays."
            )
            % {"day": read_by(memory)}
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
    return (
        _("It waits to be read"),
        f"{MemorySettings.load().who_reads} {_read_by_then(memory)}",
    )


def _being_read(memory):
    return (_("Somebody is reading it"), _read_by_then(memory))


def _read_by_then(memory):
    words = _("That is done by %(day)s. Then this page says what became of it.")
    return words % {"day": read_by(memory)}


def _asked(memory):
    return (
        _("We have asked you something"),
        _("The question stands below. When you have answered it, somebody reads on."),
    )


def _held(memory):
    return (
        _("We need longer with it"),
        _(
            "Somebody looks at it with special care. Nobody else sees it meanwhile. That is done"
            " by %(day)s at the latest."
        )
        % {"day": day(memory.held_until)},
    )


def _declined(memory):
    return (
        _("We shall not show it"),
        _(
            "Why is said below. You can change it, which sends it again, or tell us that we are"
            " wrong."
        ),
        _("If you do nothing, we erase it on %(day)s.") % {"day": day(memory.erase_at)},
    )


def _approved(memory):
    on = memory.not_before or timezone.localdate()
    said = _("People see it on the site from %(day)s on.") % {"day": day(on)}
    return (_("We have read it: thank you"), said)


def _published(memory):
    if memory.is_public:
        last = memory.not_after
        until = _("It stays there until %(day)s.") % {"day": day(last)} if last else ""
        return (_("It is on the site"), until)
    said = _("It is not shown now: %(why)s") % {"why": _why_not_shown(memory)}
    return (_("We have read it: thank you"), said)


def _why_not_shown(memory):
    site = memory.uses.filter(choice=consent.SITE).first()
    today = timezone.localdate()
    if not site or site.answer != consent.YES:
        return _("you have said that we may not. You can change that below.")
    if site.until and site.until <= today:
        words = _("you said yes until %(day)s. You can say yes again below.")
        return words % {"day": day(site.until)}
    if memory.not_after and memory.not_after < today:
        return _("its last day was %(day)s.") % {"day": day(memory.not_after)}
    return _("we do not show what it is about at present. It comes back with it.")


def _hidden(memory):
    if not memory.paused_by_giver:
        return (_("We have taken it off the site for now"), _reason(memory))
    if memory.is_adult_now:
        return (
            _("It is paused: you are grown up now"),
            _(
                "You said yes when you were under 18. Please tell us anew below what we may do;"
                " then you can show it again."
            ),
        )
    return (_("You have paused it"), _("Nobody sees it. It stays so until you show it again."))


def _removed(memory):
    return (
        _("We have taken it off the site"),
        _reason(memory),
        _("We erase it on %(day)s.") % {"day": day(memory.erase_at)},
    )


def _reason(memory):
    last = memory.moves.filter(move__in=("hide", "remove")).last()
    reason = _(states.REASONS[last.reason if last else "mistake"])
    words = _("The reason: %(reason)s. If you think that we are wrong, please tell us below.")
    return words % {"reason": reason[0].lower() + reason[1:]}


def _withdrawn(memory):
    on = day(memory.erase_at or memory.withdrawn_at + UNDO_FOR)
    held = memory.held_until and memory.held_until >= timezone.localdate()
    if held:
        on = day(max(memory.held_until, timezone.localdate(memory.erase_at)))
    return (
        _("You have taken it back"),
        _("It is nowhere on our site."),
        _(
            "We erase it on %(day)s: the words, the files, and how we reach you. Until then you"
            " can bring it back."
        )
        % {"day": on},
        _("One person of the museum still looks at it with special care, and nobody else.")
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
