"""What somebody asks of the list: read from an address, which may have been typed by hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from whatson.access import ACCESS, FIELDS
from whatson.ages import read_age

FREE, PAY_WHAT_YOU_CAN = "free", "pay-what-you-can"
COSTS = {FREE: "Free", PAY_WHAT_YOU_CAN: "Pay what you can"}
TODAY, WEEKEND, NEXT_MONTH = "today", "weekend", "next-month"
WHEN = {TODAY: "Today", WEEKEND: "This weekend", NEXT_MONTH: "Next month"}
"""The days that have a link of their own."""


@dataclass(frozen=True)
class Asked:
    """By what the list is narrowed. What cannot be read narrows nothing."""

    access: tuple[str, ...] = ()
    cost: str = ""
    kind: str = ""
    age: int | None = None
    when: str = ""
    day: date | None = None

    @classmethod
    def read(cls, said, kinds) -> "Asked":
        """From an address's query; `kinds` are the names of the kinds that there are."""
        return cls(
            access=tuple(field for field in FIELDS if field in said.getlist("access")),
            cost=_one_of(COSTS, said.get("cost", "")),
            kind=_one_of(kinds, said.get("kind", "")),
            age=read_age(said.get("age", "")),
            when=_one_of(WHEN, said.get("when", "")),
            day=_day(said.get("day", "")),
        )

    def days(self, today: date) -> tuple[date, date] | None:
        """The first and the last day that are asked for; None for all to come. A day that was
        typed goes before a link.
        """
        if self.day:
            return self.day, self.day
        return DAYS[self.when](today) if self.when else None

    @property
    def is_narrowed(self) -> bool:
        return self != Asked()

    @property
    def query(self) -> str:
        """The same as it stands in an address."""
        said = [("access", field) for field in self.access]
        said += [(name, getattr(self, name)) for name in ("cost", "kind", "age", "when", "day")]
        return urlencode([(name, value) for name, value in said if value not in ("", None)])

    @property
    def access_choices(self) -> list[tuple[str, str, bool]]:
        """Each kind of access: its field, its words, and whether it is asked for."""
        return [(one.field, one.label, one.field in self.access) for one in ACCESS]


def _one_of(known, said: str) -> str:
    return said if said in known else ""


def _day(said: str) -> date | None:
    try:
        day = date.fromisoformat(said.strip())
    except ValueError:
        return None
    # Years at whose ends a day has no day before or after it are none of ours.
    return day if 1900 <= day.year <= 2999 else None


def _today(today):
    return today, today


def _weekend(today):
    """What is left of the weekend, or the next one."""
    sunday = today + timedelta(days=6 - today.weekday())
    return max(today, sunday - timedelta(days=1)), sunday


def _next_month(today):
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return first, after - timedelta(days=1)


DAYS = {TODAY: _today, WEEKEND: _weekend, NEXT_MONTH: _next_month}
