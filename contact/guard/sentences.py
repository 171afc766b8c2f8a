"""What the guard says. Each says what to do, and that nothing was lost."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

KEPT = gettext_lazy("Your words are still here.")


def otherwise() -> str:
    """How else we can be reached, as the end of a sentence: "or ring …"."""
    ways = [
        _("ring %(number)s") % {"number": settings.ASK_US_PHONE} if settings.ASK_US_PHONE else "",
        _("write to %(address)s") % {"address": settings.ASK_US_EMAIL}
        if settings.ASK_US_EMAIL
        else "",
    ]
    return _(" or ").join(filter(None, ways)) or _("ask somebody at Battersea Arts Centre")


def too_quick() -> str:
    words = _("That was quicker than we can take it. %(kept)s Please send it once more.")
    return words % {"kept": KEPT}


def too_old() -> str:
    words = _("This page was open for more than a day. %(kept)s Please send it once more.")
    return words % {"kept": KEPT}


def no_stamp() -> str:
    words = _("Something got lost on the way. %(kept)s Please wait a moment and send it once more.")
    return words % {"kept": KEPT}


def trap_filled() -> str:
    words = _(
        "We could not take this: a box that nobody sees was filled in, perhaps by your browser."
        " We have emptied it. %(kept)s Please send it once more. If that does not help,"
        " %(otherwise)s."
    )
    return words % {"kept": KEPT, "otherwise": otherwise()}


def no_links() -> str:
    return _("There is a link in this. Please take it out, and send it once more.")


def too_many_links(most: int) -> str:
    words = ngettext(
        "There is more than %(most)s link in this. Please take some out, and send it once more.",
        "There are more than %(most)s links in this. Please take some out, and send it once more.",
        most,
    )
    return words % {"most": most}


def too_often(until: datetime) -> str:
    words = _(
        "We have had a lot from your internet connection in a short time (you may share it with"
        " others). %(kept)s Please come back %(when)s, or %(otherwise)s."
    )
    return words % {"kept": KEPT, "when": _after(until), "otherwise": otherwise()}


def wrong_code() -> str:
    return _("We do not know this code, or its time is over. Please check it, or leave it out.")


def code_used_up() -> str:
    return _("This code was used as often as it can be. Please ask for another, or leave it out.")


def too_many_codes() -> str:
    return _("There were many wrong codes in a short time. Please leave it out.")


def _after(until):
    """A time today, or tomorrow."""
    local = timezone.localtime(until)
    is_today = local.date() == timezone.localdate()
    return _("after %(time)s") % {"time": date_format(local, "P")} if is_today else _("tomorrow")
