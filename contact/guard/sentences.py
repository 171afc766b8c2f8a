"""What the guard says. Each says what to do, and that nothing was lost."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

KEPT = "Your words are still here."


def otherwise() -> str:
    """How else we can be reached, as the end of a sentence: "or ring …"."""
    ways = [
        f"ring {settings.ASK_US_PHONE}" if settings.ASK_US_PHONE else "",
        f"write to {settings.ASK_US_EMAIL}" if settings.ASK_US_EMAIL else "",
    ]
    return " or ".join(filter(None, ways)) or "ask somebody at Battersea Arts Centre"


def too_quick() -> str:
    return f"That was quicker than we can take it. {KEPT} Please send it once more."


def too_old() -> str:
    return f"This page was open for more than a day. {KEPT} Please send it once more."


def no_stamp() -> str:
    return f"Something got lost on the way. {KEPT} Please wait a moment and send it once more."


def trap_filled() -> str:
    return (
        "We could not take this: a box that nobody sees was filled in, perhaps by your browser. "
        f"We have emptied it. {KEPT} Please send it once more. If that does not help, "
        f"{otherwise()}."
    )


def too_many_links(most: int) -> str:
    return f"There are more than {most} links in this. Please take some out, and send it once more."


def too_often(until: datetime) -> str:
    return (
        "We have had a lot from your internet connection in a short time (you may share it with "
        f"others). {KEPT} Please come back {_after(until)}, or {otherwise()}."
    )


def wrong_code() -> str:
    return "We do not know this code, or its time is over. Please check it, or leave it out."


def code_used_up() -> str:
    return "This code was used as often as it can be. Please ask for another, or leave it out."


def too_many_codes() -> str:
    return "There were many wrong codes in a short time. Please leave it out."


def _after(until):
    """A time today, or tomorrow."""
    local = timezone.localtime(until)
    is_today = local.date() == timezone.localdate()
    return f"after {date_format(local, 'P')}" if is_today else "tomorrow"
