"""How a performance is made for more people: the one list, in the order in which it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Access:
    """One way: the field of a performance that holds it, and what it is called on the site."""

    field: str
    label: str
    attribute: str
    """What the box office's own attribute is called, until the settings say otherwise."""
    also: str = ""
    """What else people call it who search for it."""


ACCESS = (
    Access("relaxed", "Relaxed", "Relaxed"),
    Access("bsl", "BSL interpreted", "BSL", "British Sign Language"),
    Access("captioned", "Captioned", "Captioned", "captions"),
    Access("audio_described", "Audio described", "AudioDescribed", "audio description"),
    Access("wheelchair", "Wheelchair spaces", "Wheelchair"),
    Access("touch_tour", "Touch tour", "TouchTour"),
)
FIELDS = tuple(access.field for access in ACCESS)
SEARCHED = {access.field: f"{access.label} {access.also}".strip() for access in ACCESS}
"""What each is found by."""
LABELS = {access.field: access.label for access in ACCESS}
