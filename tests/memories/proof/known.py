"""What ought to be, in plain Python: it asks no database and shares no query with the site.

Of the site it takes the names of states and the table of surfaces, which a person can read, and
nothing else: which ways there are is written down here once more.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from memories import consent, states

READ = {"submitted", "in_review", "changes_asked"}
SHOWN = {"approved", "published"}
SENT = READ | SHOWN | {"held", "declined", "hidden", "removed"}
WAYS = {
    "submit": ({"draft"}, "submitted"),
    "send_again": ({"changes_asked", "declined"}, "submitted"),
    "start_review": ({"submitted", "changes_asked"}, "in_review"),
    "let_go": ({"in_review"}, "submitted"),
    "ask": ({"in_review"}, "changes_asked"),
    "approve": ({"in_review"}, "approved"),
    "publish": ({"approved"}, "published"),
    "decline": ({"in_review", "changes_asked"}, "declined"),
    "hold": (SENT - {"held"}, "held"),
    "release": ({"held"}, "in_review"),
    "reopen": ({"declined", "removed"}, "in_review"),
    "hide": (SHOWN, "hidden"),
    "show_again": ({"hidden"}, "approved"),
    "put_off": ({"published"}, "approved"),
    "pause": (SHOWN, "hidden"),
    "resume": ({"hidden"}, "approved"),
    "remove": (SHOWN | {"hidden"}, "removed"),
    "withdraw": (SENT, "withdrawn"),
    "restore": ({"withdrawn"}, ""),
    "erase": ({"draft", "withdrawn", "declined", "removed"}, "erased"),
}
"""From where to where, by the name of the move; taking back is undone to where it was."""

ENDED = (states.WITHDRAWN, states.REMOVED)
HELD = timedelta(days=182)


@dataclass
class KnownThing:
    """An object, as far as it matters to what is remembered of it."""

    live: bool = True
    retired: bool = False

    @property
    def shows_memories(self) -> bool:
        """It is published, or was when it was retired: then its memories outlive it."""
        return self.live


@dataclass
class KnownMemory:
    """A memory as its giver and its readers believe that it is."""

    reference: str
    words: str
    thing: KnownThing
    may_agree: bool
    state: str = states.DRAFT
    before: str = ""
    choices: dict = field(default_factory=consent.cautious)
    until: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    held_until: date | None = None
    is_paused_by_giver: bool = False
    was_published: bool = False
    was_sent: bool = False
    moves: list = field(default_factory=list)

    def is_on(self, surface: str, today: date) -> bool:
        """Whether the public may meet it there on this day."""
        needed = {"site", *consent.SURFACES[surface]}
        if surface == "exhibition":  # a page of this site, whatever the table says
            needed |= {"stories", "exhibitions"}
        return (
            self.state == states.PUBLISHED
            and not self.is_paused_by_giver
            and self.thing.shows_memories
            and all(self.choices[choice] == "yes" for choice in needed)
            and (self.until is None or today < self.until)
            and (self.first_day is None or self.first_day <= today)
            and (self.last_day is None or today <= self.last_day)
        )

    def answers(self, today: date) -> int:
        """With which status its own address answers."""
        if self.is_on("memory_page", today):
            return 200
        gone = self.state in ENDED and self.was_published
        erased = self.state == states.ERASED and self.was_sent
        return 410 if gone or erased else 404

    def allows(self, name: str) -> bool:
        """Whether this move may be made now."""
        if name == "approve" and not self.may_agree:
            return False
        if name in ("resume", "show_again") and self.is_paused_by_giver != (name == "resume"):
            return False
        return self.state in WAYS[name][0]

    def may_end(self, today: date) -> bool:
        """Whether it may be erased: not while it is held, whoever has taken it back."""
        is_held = self.held_until is not None and self.held_until >= today
        return self.allows("erase") and not is_held

    def moved(self, name: str, today: date) -> None:
        """Take the move, and what follows of itself."""
        source = self.state
        self.state = self.before if name == "restore" else WAYS[name][1]
        self.before = source if name == "withdraw" else ""
        self.moves.append((name, source, self.state))
        if name in ("pause", "hide"):
            self.is_paused_by_giver = name == "pause"
        if name in ("hold", "release"):
            self.held_until = today + HELD if name == "hold" else None
        if name == "resume":
            self.is_paused_by_giver = False
        self.was_sent |= name == "submit"
        if self.state == states.APPROVED and name != "restore":
            self.goes_on(today)
        self.was_published |= self.state == states.PUBLISHED

    def goes_on(self, today: date) -> None:
        """What was approved is shown when its day has come, and never while its giver pauses it."""
        if self.is_paused_by_giver:
            self.moved("pause", today)
        elif self.is_due(today):
            self.moved("publish", today)

    def is_due(self, today: date) -> bool:
        """Whether its first day has come."""
        return self.first_day is None or self.first_day <= today

    def aged(self, days: int) -> None:
        """Some days went by: what was to come has come nearer."""
        span = timedelta(days=days)
        self.until = self.until and self.until - span
        self.first_day = self.first_day and self.first_day - span
        self.last_day = self.last_day and self.last_day - span
        self.held_until = self.held_until and self.held_until - span
