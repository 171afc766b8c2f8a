"""The sample's memories: put in by the same methods as anybody's, each as far as it got."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from home.sample import memory_files
from memories import consent
from memories.models import Memory, RecordNote, Telling
from memories.uploads.receiving import receive
from objects.models import CollectionObject, Place
from objects.numbers import fold_number

MEMORIES = Path(__file__).resolve().parent / "memories.toml"
SAID = {
    "name_as": "name_as",
    "name": "shown_name",
    "role": "users_role",
    "where": "where_text",
    "content_note": "content_note",
    "translation": "translation",
}
"""What a sample calls each thing told, and what a telling does."""
TURNS_18 = 2


def load_memories(samples=None) -> list[Memory]:
    """Put in the sample's memories, those of objects and places that are there."""
    return [made for sample in samples or read() if (made := Sample(sample).load())]


def read() -> list[dict]:
    """All of them, as they are written down."""
    return tomllib.loads(MEMORIES.read_text(encoding="utf-8"))["memory"]


class Sample:
    """One memory on its way from being given to where it got."""

    def __init__(self, said: dict):
        self.said = said

    def load(self) -> Memory | None:
        """The memory, or None where what it is of is not there."""
        subject = self._subject()
        if not any(subject.values()):
            return None
        self.memory = Memory.objects.create(
            kind=self.said.get("kind", Memory.Kind.MEMORY),
            language=self.said.get("language", "en"),
            came_by=self.said.get("came_by", Memory.CameBy.WEB),
            **subject,
        )
        self._give()
        self._read()
        self._let_time_pass()
        return self.memory

    def _subject(self) -> dict:
        if number := self.said.get("of"):
            key = fold_number(number)
            return {"collection_object": CollectionObject.objects.filter(number_key=key).first()}
        if page := self.said.get("production"):
            return {"production": page}
        return {"place": Place.objects.filter(name=self.said["place"]).first()}

    @property
    def _words(self) -> str:
        return self.said["words"].strip()

    def _give(self):
        memory, age = self.memory, self.said.get("age", consent.ADULT)
        year = timezone.localdate().year + TURNS_18
        memory.say_age(age, year if age == consent.TEEN else None, age == consent.CHILD)
        self._tell()
        for kind in ("picture", "sound"):
            if name := self.said.get(kind):
                made = getattr(memory_files, kind)(name)
                words = {"picture": "description", "sound": "transcript"}[kind]
                receive(memory, made, made_by_giver=True, **{words: self.said[f"{kind}_says"]})
        memory.agree(dict.fromkeys(self.said.get("uses", ()), consent.YES), given_by=memory.came_by)
        memory.submit()

    def _tell(self, **more):
        said = {field: self.said[name] for name, field in SAID.items() if name in self.said}
        said = {"text": self._words} | said | more
        telling = Telling(memory=self.memory, **said)
        if when := self.said.get("when"):
            telling.read_when(when)
        telling.save()

    def _read(self):
        """As far as a moderator brought it, and its giver."""
        memory, state = self.memory, self.said["state"]
        if state == "submitted":
            return
        memory.start_review(None)
        if state == "changes_asked":
            memory.ask(self.said["question"], None)
        elif state == "declined":
            memory.decline(self.said["declined"], self.said["declined_words"], None)
        elif state != "in_review":
            self._publish(state)

    def _publish(self, state):
        memory = self.memory
        memory.approve(None)
        if answer := self.said.get("answer"):
            memory.answer(answer, None)
        if note := self.said.get("note"):
            thing = memory.collection_object
            RecordNote.objects.create(memory=memory, collection_object=thing, text=note)
        if state == "paused":
            memory.pause()
        elif state == "news":
            self._tell(text=f"{self._words}\n\n{self.said['news']}")
            Memory.objects.filter(pk=memory.pk).update(has_news=True)

    def _let_time_pass(self):
        """It came so many days ago, and was read within the week."""
        came = timezone.now() - timedelta(days=self.said["days"])
        read = min(came + timedelta(days=5), timezone.now())
        rows = Memory.objects.filter(pk=self.memory.pk)
        rows.update(started_at=came, submitted_at=came, state_since=read)
        rows.exclude(published_at=None).update(published_at=read)
        self.memory.tellings.update(told_at=came)
        self.memory.messages.update(at=read)
