"""Equal billing on the home page: for each ticketed show one piece of civic work, and one object
or memory. It is a rule that the page keeps by itself, and that its editor sees.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from whatson.choices import MOST
from whatson.next_up import alternating, next_projects, next_shows
from whatson.occasions import Occasion


@dataclass(frozen=True)
class Balance:
    """How many of each stand on the page, and how many shows stand back for want of others."""

    ticketed: int = 0
    civic: int = 0
    collection: int = 0
    held_back: int = 0

    @property
    def counts(self) -> dict[str, int]:
        return asdict(self)

    @property
    def tips(self) -> bool:
        """Whether a show stands back: it would if nobody kept the rule."""
        return self.held_back > 0

    @property
    def words(self) -> str:
        """How it stands, in a sentence."""
        parts = (
            _count(self.ticketed, "show"),
            _count(self.civic, "civic project"),
            f"{self.collection} from the collection",
        )
        return "{}, {}, {}.".format(*parts)

    @property
    def advice(self) -> str:
        """What would let the shows that stand back onto the page; "" where none does."""
        if not self.tips:
            return ""
        lacks = "more objects or memories" if self.civic > self.ticketed else "more civic work"
        stand = "stands" if self.held_back == 1 else "stand"
        return (
            f"{_count(self.held_back, 'show')} {stand} back until there is {lacks}: for each show "
            "the page has one civic project that is not over, and one object or memory."
        )


class OnHome:
    """What of what is on stands on the home page, beside so many things of the collection.
    `shows` and `projects` are the keys of pages that its editor chose. Four queries.
    """

    def __init__(
        self,
        now: datetime,
        collection: int,
        shows: Sequence[int] = (),
        projects: Sequence[int] = (),
    ):
        self.projects = next_projects(now, MOST, projects)
        could = next_shows(now, MOST, shows)
        self.shows = could[: min(len(self.projects), collection)]
        self.balance = Balance(
            len(self.shows), len(self.projects), collection, len(could) - len(self.shows)
        )

    @property
    def occasions(self) -> list[Occasion]:
        """Both by turns, as the page has them."""
        return alternating(self.shows, self.projects)

    @property
    def list_url(self) -> str:
        """Where all that is on is listed; there is always a project, or nothing at all."""
        return self.projects[0].page.list_url if self.projects else ""


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
