"""The one table of what the guard lets through, each row with its reason.

A sender is one address of the internet, for a day: a household, but also a school or a
library. Whoever is in a room with us gets a workshop code, which lifts what is counted and timed.
"""

from dataclasses import dataclass
from datetime import timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """How many of one sender within one span of time, a day at most, and why not more."""

    most: int
    per: timedelta
    why: str


@dataclass(frozen=True)
class Rule:
    """What holds for one thing that people do."""

    limits: tuple[Limit, ...]
    # Programs fill in a form at once; a person reads its first line for longer than this.
    quickest: timedelta = timedelta(seconds=3)
    # Long enough to sleep over it. What was harvested once cannot be sent for weeks.
    oldest: timedelta = DAY
    # A memory may point to a picture and a page. Advertising points to many.
    most_links: int = 2
    # A code for a workshop's wall is no key: it lets nobody guess words or send letters.
    takes_code: bool = False


RULES = {
    "memory": Rule(
        (
            Limit(5, HOUR, "A family around one table tells as many in an evening."),
            Limit(20, DAY, "More than that is a workshop, which gets a code, or a machine."),
        ),
        takes_code=True,
    ),
    "change": Rule(
        (
            Limit(30, HOUR, "Somebody who puts commas right, one at a time."),
            Limit(100, DAY, "A long day of it. Taking back is never counted."),
        ),
        quickest=timedelta(0),  # it stands behind one's own link, which is the proof
    ),
    "visit": Rule(
        (
            Limit(5, HOUR, "A family that asks for one thing after another."),
            Limit(20, DAY, "A school whose classes each ask; more than that is a machine."),
        ),
        takes_code=True,
    ),
    "words": Rule(
        (
            Limit(10, HOUR, "Six words from a slip need a few tries, in poor light."),
            Limit(30, DAY, "Guessing 66 bits is hopeless, and we need not answer it."),
        ),
        quickest=timedelta(0),  # a paste and a press
    ),
    "fresh_link": Rule(
        (
            Limit(3, HOUR, "Each may send a letter to somebody who never asked for one."),
            Limit(10, DAY, "A library's computer, with ten different people."),
        ),
        quickest=timedelta(seconds=1),  # a browser fills in an address by itself
    ),
    "address": Rule(
        (
            Limit(3, HOUR, "At each new one we ask whether it is theirs: perhaps a stranger."),
            Limit(10, DAY, "As many as ask for a link. To take one's address away is not counted."),
        ),
        quickest=timedelta(0),  # as of any change
    ),
    "joining": Rule(
        (
            Limit(10, HOUR, "A household that plans a season, or neighbours in one library."),
            Limit(40, DAY, "A community centre's computer. More is a machine that takes places."),
        )
    ),
    "answer": Rule(
        (
            Limit(60, HOUR, "A class that answers together, from its school's one address."),
            Limit(200, DAY, "An open day on our own wireless network. It is a poll of nobody."),
        ),
        quickest=timedelta(seconds=1),  # a yes or a no is read in no time
    ),
    "workshop_code": Rule(
        (Limit(30, HOUR, "A class that mistypes together. Only wrong codes are counted."),)
    ),
}
"""By the name that a `GuardedForm` has as its `what`."""
