"""What machines are told of a production or a project: an Event of schema.org for each time."""

from django.conf import settings

from whatson.availability import Availability
from whatson.occasions import FULL, PLACES, Occasion

CANCELLED, AS_PLANNED = "https://schema.org/EventCancelled", "https://schema.org/EventScheduled"
IN_PERSON = "https://schema.org/OfflineEventAttendanceMode"
LEFT = {
    PLACES[Availability.SOLD_OUT]: "https://schema.org/SoldOut",
    PLACES[Availability.FEW]: "https://schema.org/LimitedAvailability",
    FULL: "https://schema.org/SoldOut",
}
"""By what is said of the places left; of others nothing is known for sure."""
HOUSE = "Battersea Arts Centre"


def linked_data(occasions: list[Occasion]) -> dict:
    """All of these, in one graph; times have the offset of their day in London."""
    return {"@context": "https://schema.org", "@graph": [_event(one) for one in occasions]}


def _event(one: Occasion) -> dict:
    said = {
        "@type": "Event",
        "@id": f"{one.address}#{one.name}",
        "url": one.address,
        "name": one.title,
        "description": one.words,
        "startDate": one.start.isoformat(),
        "endDate": one.end.isoformat() if one.end else "",
        "eventStatus": CANCELLED if one.cancelled else AS_PLANNED,
        "eventAttendanceMode": IN_PERSON,
        "location": {
            "@type": "Place",
            "name": f"{one.place}, {HOUSE}" if one.place else HOUSE,
            "address": "Lavender Hill, London SW11 5TN",
        },
        "organizer": {"@type": "Organization", "name": HOUSE, "url": settings.SITE_URL},
        "typicalAgeRange": one.age,
        "offers": _offer(one),
    }
    return {name: value for name, value in said.items() if value}


def _offer(one: Occasion) -> dict:
    """Where to book and what is left; a price only where it is free, which is one number."""
    said = {
        "url": one.action_url if one.action_url.startswith("https://") else "",
        "availability": LEFT.get(one.places, ""),
        **({"price": "0", "priceCurrency": "GBP"} if one.price == "Free" else {}),
    }
    known = {name: value for name, value in said.items() if value}
    return {"@type": "Offer", **known} if known else {}
