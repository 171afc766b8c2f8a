"""What a giver may say yes to, and where that lets their memory be seen: the one table.

`SURFACES` says for every place where a memory can stand which choices it needs. A surface that
is not in it shows nothing: `Memory.objects.shown_on` raises for it.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext_noop as _

YES, ASK, NO = "yes", "ask", "no"
ANSWERS = {YES: _("Yes"), ASK: _("Ask me first"), NO: _("No")}

SITE = "site"
STORIES = "stories"
PRODUCTIONS = "productions"
EXHIBITIONS = "exhibitions"
PERFORMANCES = "performances"
PUBLICITY = "publicity"
FRAMES = "frames"
OPEN_DATA = "open_data"
PRINT = "print"


@dataclass(frozen=True)
class Choice:
    """One thing that is asked: `default` is the cautious answer, given where none is."""

    name: str
    label: str
    help_text: str
    default: str = NO


CHOICES = {
    choice.name: choice
    for choice in (
        Choice(
            SITE,
            _("Show it on this site, and let people find it here"),
            _(
                "Beside the object, if it is of one. Without this, only the people who look after"
                " the collection read it."
            ),
            YES,
        ),
        Choice(
            STORIES, _("Quote it in a story on this site"), _("Always whole, never cut to fit.")
        ),
        Choice(PRODUCTIONS, _("Show it on the page of a show or a project"), _("On this site.")),
        Choice(EXHIBITIONS, _("Use it in an exhibition"), _("On a wall or a screen at BAC.")),
        Choice(
            PERFORMANCES,
            _("Use it in a performance or a work of art"),
            _("Spoken, sung or made into something new."),
        ),
        Choice(
            PUBLICITY,
            _("Use it to tell people about the collection"),
            _("In a leaflet, a newspaper, or the picture that appears when a link is shared."),
        ),
        Choice(
            FRAMES, _("Let other websites show it in a frame"), _("It is gone there too, at once.")
        ),
        Choice(
            OPEN_DATA,
            _("Give it to everybody as open data"),
            _("Copies that others took cannot be called back."),
        ),
        Choice(
            PRINT,
            _("Print it in a book or on a label"),
            _("What is printed cannot be called back."),
        ),
    )
}

SURFACES = {
    "object_page": (SITE,),
    "memory_page": (SITE,),
    "search": (SITE,),
    "lists": (SITE,),
    "feed": (SITE,),
    "home": (SITE,),
    "story": (STORIES,),
    "production": (PRODUCTIONS,),
    "exhibition": (STORIES, EXHIBITIONS),
    "performance": (PERFORMANCES,),
    "publicity": (PUBLICITY,),
    "share_image": (PUBLICITY,),
    "frame": (FRAMES,),
    "open_data": (OPEN_DATA,),
    "print": (PRINT,),
}
"""Surface -> the choices it needs, all of them. Each also needs what `SITE` says: nothing is used
elsewhere that may not be seen here. An exhibition on this site is read like a story: a yes to "a
wall or a screen at BAC" alone is none to that."""

OUTLIVING = {
    "keep": _("Keep to what I said here"),
    "ask": _("Ask me first"),
    "erase": _("Erase it"),
}
"""What should happen if the collection changes hands."""

BAC, CC_BY_NC, CC_BY = "bac", "cc-by-nc-4.0", "cc-by-4.0"
LICENCES = {
    BAC: _("BAC may show it here and in its own projects, until I say no"),
    CC_BY_NC: _("Anybody may share it with my name, but not to earn money (CC BY-NC 4.0)"),
    CC_BY: _("Anybody may share it with my name (CC BY 4.0)"),
}
NOT_CALLED_BACK = _(
    "Copies that others have taken under the second or third cannot be called back."
)

YEARS = {
    None: _("As long as I do not say no"),
    1: _("For a year: then ask me again"),
    2: _("For 2 years: then ask me again"),
    5: _("For 5 years: then ask me again"),
}
"""For how long we may, in years."""

ADULT, TEEN, CHILD = "adult", "teen", "child"
AGES = {
    ADULT: _("I am 18 or over"),
    TEEN: _("I am 13 to 17"),
    CHILD: _("I am under 13, and a grown-up is with me"),
}

_AGREED = _(
    "You keep the rights in what you give. You let Battersea Arts Centre show it in the"
    " ways you chose above, and nowhere else. You can change your choices, or take it back,"
    " at any time, without saying why. From that moment it is nowhere on our site. Copies"
    " that other people took before cannot be called back."
)
WORDINGS = {
    "2026-12": _AGREED,
    "2026-12b": _AGREED,  # the choice of the site is asked for shows, too, not for objects alone
}
"""What people agree to, by version. A version that somebody agreed to is never changed, nor is
what was asked above it: other choices, other help, other licences are another version.
"""

VERSION = "2026-12b"


def wording_hash() -> str:
    """What is kept of a wording when a memory is erased: SHA-256 of all that was asked."""
    choices = [[one.name, one.label, one.help_text, one.default] for one in CHOICES.values()]
    asked = [choices, ANSWERS, OUTLIVING, LICENCES, NOT_CALLED_BACK, list(YEARS.items())]
    return sha256(json.dumps([*asked, WORDINGS[VERSION]]).encode()).hexdigest()


def choices_for(surface: str) -> tuple[str, ...]:
    """The choices that this surface needs; raises KeyError where the table has no such row."""
    return SURFACES[surface]


def cautious() -> dict[str, str]:
    """The answers of somebody who was asked nothing."""
    return {choice.name: choice.default for choice in CHOICES.values()}
