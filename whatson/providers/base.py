"""What a box office is asked, and the plain data that it answers with."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime

from whatson.access import FIELDS
from whatson.availability import Availability
from whatson.prices import Price


@dataclass(frozen=True)
class EventSaid:
    """One production, in the box office's words."""

    source_id: str
    name: str
    description: str = ""
    duration: int | None = None
    age: str = ""
    strand: str = ""
    image_url: str = ""


@dataclass(frozen=True)
class PerformanceSaid:
    """One performance of a production. What nobody has said is None or empty, never "no"."""

    source_id: str
    event_id: str
    start: datetime
    name: str = ""
    duration: int | None = None
    on_sale: bool | None = None
    sales_start: datetime | None = None
    sales_end: datetime | None = None
    cancelled: bool = False
    venue: str | None = ""
    """None where it is known, but could not be asked for now."""
    strand: str = ""
    access: dict = field(default_factory=lambda: dict.fromkeys(FIELDS))
    pay_what_you_can: bool | None = None
    price_list: str = ""
    """Performances that say the same here have the same prices."""


@dataclass
class Answer:
    """What there is, and what was there but could not be read: that has not gone."""

    rows: list
    unread: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def leave(self, source_id: str, problem: str) -> None:
        """Note a row that cannot be read."""
        if source_id:
            self.unread.add(source_id)
        self.problems.append(problem)


class Provider(ABC):
    """A box office. Every method raises a `Fault` where there is no good answer.

    One is made for each time of asking, so it may keep what it was told.
    """

    may_be_empty = False
    """Whether an empty answer is believed although something was on."""

    @abstractmethod
    def events(self, since: datetime) -> Answer:
        """The productions that have a performance then or later, as `EventSaid`."""

    @abstractmethod
    def performances(self, since: datetime) -> Answer:
        """Their performances from then on, as `PerformanceSaid`."""

    @abstractmethod
    def prices(self, performance: PerformanceSaid) -> list[Price] | None:
        """What a ticket for it costs; None where this box office does not say."""

    @abstractmethod
    def availability(self, source_id: str) -> Availability:
        """How many places are left for one performance, in a word."""

    @abstractmethod
    def booking_link(self, source_id: str) -> str:
        """Where to book it; "" where that is not known."""
