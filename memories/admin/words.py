"""What a moderator reads about a memory, in words: ages, languages, waiting, consent, warnings."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from memories import consent, states
from memories.models import Memory, Telling

AGES = {
    consent.ADULT: "18 or over",
    consent.TEEN: "13 to 17",
    consent.CHILD: "under 13",
    "": "age not said",
}
AGE_RULES = {
    consent.ADULT: "",
    consent.TEEN: "Given by somebody of 13 to 17: a first name at most is shown.",
    consent.CHILD: (
        "Given by a child under 13: no name, voice, face, school or exact place is shown."
        " Hide what the words give away, and keep back pictures and sound that do. How they know"
        " and when it was stay hidden unless you write them into their boxes."
    ),
}
PEOPLE = {
    Telling.People.NOT_ASKED: "It tells of somebody alive whom the giver has not asked.",
    Telling.People.UNSURE: "The giver is not sure whether it tells of somebody alive.",
}
ENGLISH = "en"


def language_name(code: str) -> str:
    """A language as people call it in English, or its code."""
    return Memory(language=code).language_name


@dataclass(frozen=True)
class Waited:
    """How long a memory has waited for its reader, and by how much that is too long."""

    days: int
    days_to_read: int

    @classmethod
    def of(cls, memory, days_to_read):
        """Of one that waits, from `with_waiting()`; None of one that does not."""
        is_read = memory.state not in (states.SUBMITTED, states.IN_REVIEW) and not memory.has_news
        if is_read or not memory.waits_since:
            return None
        passed = timezone.localdate() - timezone.localdate(memory.waits_since)
        return cls(passed.days, days_to_read)

    @property
    def late_by(self) -> int:
        return max(0, self.days - self.days_to_read)

    @property
    def said(self) -> str:
        """For how long, in words."""
        return {0: "Since today", 1: "Since yesterday"}.get(self.days, f"{self.days} days")

    @property
    def due(self) -> str:
        """Late, or soon due, in words; "" while there is time."""
        left = self.days_to_read - self.days
        if left < 0:
            return f"Late by {_days(-left)}"
        return "To be read today" if left == 0 else f"To be read in {_days(left)}" * (left <= 3)


def _days(number) -> str:
    return "1 day" if number == 1 else f"{number} days"


def object_note(memory) -> str:
    """What the museum did with the memory's object since, if the public can't see it; or ""."""
    if memory.production_id and memory.public_subject is None:
        return "Its production is not shown now: the memory is hidden with it, and comes back too."
    thing = memory.collection_object
    if thing is None or thing.is_public:
        return ""
    if thing.retired_at:
        return "Its object is retired: the memory stays at its own address."
    return "Its object is not shown now: the memory is hidden with it, and comes back with it."


def choices_of(memory) -> list[tuple[str, str]]:
    """Each use that was asked about, and the giver's answer."""
    given = {use.choice: use for use in memory.uses.all()}
    return [(choice.label, _answer(given.get(name))) for name, choice in consent.CHOICES.items()]


def _answer(use) -> str:
    if use is None:
        return "Not asked"
    until = f", until {date_format(use.until, 'j F Y')}" if use.until else ""
    return f"{consent.ANSWERS[use.answer]}{until}"


def warnings(memory, telling) -> list[str]:
    """What a moderator should think of before deciding."""
    said = [AGE_RULES.get(memory.age), telling and PEOPLE.get(telling.people), object_note(memory)]
    if not memory.is_in_english and not (telling and telling.translation):
        said.append(f"Waiting for a reader of {memory.language_name}.")
    if not memory.may_be_shown:
        said.append("Its giver has not agreed that it is shown on this site: only we read it.")
    if memory.paused_by_giver:
        said.append("Its giver paused it: only they can show it again.")
    return [warning for warning in said if warning]


def obstacles(memory, telling) -> list[str]:
    """What has to be put right before the public may read this telling."""
    said = []
    if telling is None:
        return ["There is nothing to show."]
    if not memory.is_given:
        said.append("Nobody who may has given it: a grown-up has to agree.")
    if memory.files.filter(state="arriving").exists():
        said.append("A file is still being made ready: wait until you can look at it.")
    if not telling.text and not memory.files.showable().exists():
        said.append("There is nothing to show: it has no words, and no file that is shown.")
    return said
