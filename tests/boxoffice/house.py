"""What a house sells, as Spektrix writes it: one season, around a moment that a test chooses."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
"""A Wednesday; the clocks go forward on the 28th."""

STUDIO, HALL = "201AGBHDRLQHN", "202BCDFGHJKLM"
LIST, CHOICE, FREE = "71PRICES", "72PRICES", "73PRICES"


@dataclass
class House:
    """Events and instances by id, and what there is for each instance. Tests change them."""

    events: dict = field(default_factory=dict)
    instances: dict = field(default_factory=dict)
    price_lists: dict = field(default_factory=dict)
    statuses: dict = field(default_factory=dict)
    venues: list = field(default_factory=list)
    plans: list = field(default_factory=list)

    def add_event(self, source_id: str, name: str, **fields) -> str:
        self.events[source_id] = {
            "description": "",
            "htmlDescription": "<div></div>",
            "duration": 0,
            "imageUrl": "",
            "isOnSale": True,
            "name": name,
            "thumbnailUrl": "",
            "webEventId": None,
            "id": source_id,
            **fields,
        }
        return source_id

    def add(self, source_id: str, event: str, start: datetime, **fields) -> str:
        """An instance that starts then; `places` are its status."""
        places = fields.pop("places", {"available": 80, "capacity": 100})
        self.statuses[source_id] = {"name": "", "lockInfoAvailable": None, **places}
        sells = start.astimezone(UTC) - timedelta(days=60)
        self.instances[source_id] = {
            "isOnSale": True,
            "planId": "61PLAN",
            "priceList": {"id": LIST},
            "event": {"id": event},
            **times(start),
            "startSellingAtWeb": f"{sells.astimezone(LONDON):%Y-%m-%dT%H:%M:%S}",
            "startSellingAtWebUtc": f"{sells:%Y-%m-%dT%H:%M:%S}Z",
            "stopSellingAtWebUtc": f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z",
            "webInstanceId": None,
            "cancelled": False,
            "id": source_id,
            "hasBestAvailableOverlay": False,
            **fields,
        }
        return source_id

    def take_away(self, event: str) -> None:
        """As if nobody had ever put it in."""
        self.events.pop(event)
        self.instances = {
            key: row for key, row in self.instances.items() if row["event"]["id"] != event
        }

    def copy(self) -> "House":
        return deepcopy(self)


def times(start: datetime) -> dict:
    """As the real one: the local time, and UTC without a Z."""
    return {
        "start": f"{start.astimezone(LONDON):%Y-%m-%dT%H:%M:%S}",
        "startUtc": f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
    }


def price(amount, name: str = "Full price", default: bool = False) -> dict:
    return {
        "id": f"{name}{amount}",
        "amount": amount,
        "isBandDefault": default,
        "ticketType": {"id": "1T", "name": name},
        "priceBand": {"id": "1B", "name": "All seats"},
    }


def season(now: datetime = NOW) -> House:
    """Three productions to come and one long over, with each trap somewhere."""
    house = House()
    house.venues = [{"id": STUDIO, "name": " The Studio "}, {"id": HALL, "name": "Grand Hall"}]
    house.plans = [
        {"id": "61PLAN", "name": "Seats", "venue": {"id": STUDIO}},
        {"id": "62PLAN", "name": "Standing", "venue": {"id": HALL}},
    ]
    house.price_lists = {
        LIST: [price(18.0, default=True), price(12.5, "Concession")],
        CHOICE: [
            price(5, "Pay What You Can £5"),
            price(15, "Pay What You Can £15 (suggested)"),
            price(25, "Pay What You Can £25"),
        ],
        FREE: [price(0, "Free")],
    }
    day = now.replace(hour=19, minute=30, second=0, microsecond=0)
    laundry = house.add_event(
        "101LAUNDRY",
        "  The   Laundry ",
        htmlDescription="<div>\r\n<p>Steam &amp; song.</p><script>x()</script><p>Loud.</p></div>",
        duration=75,
        attribute_Age="8+",
        attribute_Strand="Scratch",
    )
    house.add("1001LAUNDRY", laundry, day + timedelta(days=3), attribute_Relaxed="Yes")
    house.add("1002LAUNDRY", laundry, day + timedelta(days=4), attribute_BSL=True)
    house.add("1000LAUNDRY", laundry, day - timedelta(days=7))
    choir = house.add_event("102CHOIR", "A Choir of Kettles", attribute_Relaxed="")
    house.add(
        "1003CHOIR",
        choir,
        day + timedelta(days=10),
        priceList={"id": CHOICE},
        planId="62PLAN",
        attribute_Captioned="true",
        places={"available": 4, "capacity": 100},
    )
    far = house.add_event("103FAR", "Long Time Coming", attribute_Wheelchair="No")
    house.add("1004FAR", far, day + timedelta(days=90), priceList={"id": FREE}, isOnSale=False)
    old = house.add_event("100OLD", "The First Night")
    house.add("999OLD", old, datetime(1999, 5, 1, 18, tzinfo=UTC))
    return house


def nights() -> House:
    """One production, on the two nights when the clocks change, through the hour in question."""
    house = season()
    for event in list(house.events):
        house.take_away(event)
    owls = house.add_event("104OWLS", "Night Owls", duration=120)
    house.add("1010FORWARD", owls, datetime(2027, 3, 28, 0, 30, tzinfo=UTC))
    house.add("1011SUMMER", owls, datetime(2027, 10, 31, 0, 30, tzinfo=UTC))
    house.add("1012WINTER", owls, datetime(2027, 10, 31, 1, 30, tzinfo=UTC))
    return house
