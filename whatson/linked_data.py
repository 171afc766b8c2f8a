"""What machines are told of a production or a project: an Event of schema.org for each time."""

from django.conf import settings

from whatson.occasions import Occasion

CANCELLED, AS_PLANNED = "https://schema.org/EventCancelled", "https://schema.org/EventScheduled"
IN_PERSON = "https://schema.org/OfflineEventAttendanceMode"
SOLD_OUT, ON_SALE = "https://schema.org/SoldOut", "https://schema.org/InStock"
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
    """Where to book; nothing is said of a price that is none's for sure."""
    if not one.action_url.startswith("https://"):
        return {}
    is_sold_out = one.places == "Sold out"
    return {
        "@type": "Offer",
        "url": one.action_url,
        "availability": SOLD_OUT if is_sold_out else ON_SALE,
        **({"price": "0", "priceCurrency": "GBP"} if one.price == "Free" else {}),
    }
