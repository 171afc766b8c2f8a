"""What a moderator does to a memory beside moving it: hides, describes, answers, notes."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from memories import signals, states
from memories.models.tellings import LINES
from memories.private import links_to, new_link

WITH_ITS_GIVER = (states.WITHDRAWN, states.DRAFT)
"""Where the staff change nothing of it."""


class Reading:
    """Mixed into `Memory`. Each change is counted in `version`, and the index hears of it."""

    def may_be_seen_by(self, user) -> bool:
        """Whether this member of staff may see it, public or not, decided by the database."""
        return type(self).objects.for_staff(user).filter(pk=self.pk).exists()

    @property
    def telling_to_read(self):
        """The one that a moderator works on: the last that was not declined, or None."""
        return self.tellings.filter(declined_at=None).order_by("-pk").first()

    @property
    def stamp(self) -> str:
        """What changes with everything that a reader of it must know of: a form carries it.

        It counts what its giver adds too, whoever wrote the code that adds it.
        """
        lasts = (getattr(self, name).order_by("-pk").first() for name in FOLLOWED)
        numbers = [self.version, *(last.pk if last else 0 for last in lasts), int(self.has_news)]
        return "-".join(map(str, numbers))

    def since(self, stamp: str) -> dict:
        """What was added since a form with this stamp was shown, by what it is."""
        numbers = [int(part) if part.isdecimal() else 0 for part in stamp.split("-")]
        lasts = dict(zip(FOLLOWED, numbers[1:], strict=False))
        return {
            name: list(getattr(self, name).filter(pk__gt=lasts.get(name, 0)).order_by("pk"))
            for name in FOLLOWED
        }

    @contextmanager
    def _counted(self, deed, reasons, by, gone=WITH_ITS_GIVER):
        """Change something while nobody else does, with a row in the log for each reason.

        Raises NotAllowed once it was taken back.
        """
        with transaction.atomic():
            self._lock()
            if self.state in gone:
                raise states.NotAllowed("It is with its giver: nothing of it can be changed.")
            yield
            for reason in reasons:
                self._log(deed, reason, by)
            self.version += 1
            self.save(update_fields=["version"])
            self.changed()

    def prepare(self, telling, by, **said):
        """Keep what the public is to read of a telling: `public_text`, `content_note`,
        `translation`, `name_as`. What was given stays as it is.
        """
        with self._counted("prepare", _reasons(telling, said), by):
            for name in said:
                setattr(telling, name, said[name])
            telling.save(update_fields=list(said))

    def describe(self, file, by, **said):
        """Keep what a file shows or says: `description`, `transcript`, `is_left_out`. Where its
        giver has said that anew, it is still to be read after this.
        """
        with self._counted("describe", _reasons(file, said), by):
            if file.is_told_anew:
                words = {name: said.pop(name) for name in file.RETOLD if name in said}
                said["retold"] = file.told | words
            for name in said:
                setattr(file, name, said[name])
            file.save(update_fields=list(said))

    def answer(self, text: str, by):
        """Answer beside it, in public, as the museum."""
        with self._counted("answer", ["replied"], by):
            answer = self.messages.create(kind="answer", text=text, by=by)
            self._tell(signals.told, what="answered", answer=answer.pk)
            return answer

    def take_away_answer(self, answer, by):
        """Take an answer of ours away: it stands there no more."""
        with self._counted("take_away", ["unreplied"], by):
            answer.delete()

    def take_away_note(self, note, by):
        """Take a note off the record of its object, also once the memory was taken back."""
        with self._counted("take_away", ["note_gone"], by, gone=()):
            note.delete()

    def new_slip(self, by) -> str:
        """Six new words for a giver who has lost theirs; the old ones open nothing any more."""
        with self._counted("give_slip", ["slip_new"], by):
            links_to(self).revoke()
            return new_link(self, given="staff")

    def put_language(self, language: str, by):
        """Say in which language it is, where its giver chose another, or none."""
        with self._counted("put_language", ["language"], by):
            self.language = language
            self.save(update_fields=["language"])

    def put_age(self, age: str, adult_in, agreed_by_adult: bool, by):
        """Put right how old its giver is: what is not shown of somebody so young goes at once,
        and what nobody who may has given is held.
        """
        with self._counted("put_age", ["age_put"], by):
            self.say_age(age, adult_in, agreed_by_adult)
            for telling in self.tellings.all():
                telling.memory = self
                telling.save()
            if not self.is_given and self.may("hold"):
                self.hold("child", by)

    def settle(self, message, by):
        """Say that a complaint or reply was dealt with, also once the memory was taken back;
        who did is kept.
        """
        with self._counted("settle", ["settled"], by, gone=(states.DRAFT,)):
            message.settled_at, message.settled_by = timezone.now(), by
            message.save(update_fields=["settled_at", "settled_by"])

    def tag_with(self, words, by):
        """Give it these tags and no others: they gather it with objects and stories."""
        with self._counted("tag", ["tags"], by):
            self.tags.set(words)

    def show_between(self, not_before, not_after, by):
        """Keep the first and the last day on which it may be shown; None for no such day."""
        with self._counted("set_days", ["days"], by):
            self.not_before, self.not_after = not_before, not_after
            self.save(update_fields=["not_before", "not_after"])
            if self.may("put_off") and self.is_early:
                self.put_off(by)
            elif self.may("publish"):
                self.publish_when_due()

    def note_on_object(self, text: str, by):
        """Write what it taught us on the record of its object, in the museum's words.

        Raises ValueError for a memory of a place, which has no catalogue record.
        """
        if not self.collection_object:
            raise ValueError("Only a memory of an object can be a note on a record.")
        with self._counted("note", ["noted_there"], by):
            note = self.notes.create(
                collection_object=self.collection_object, text=text, made_at=timezone.now(), by=by
            )
            self._tell(signals.told, what="record_changed", note=note.pk)
            return note

    def accept_news(self, by):
        """Let the public read what its giver changed, in the place of what it read so far."""
        with self._counted("accept_news", ["news_read"], by):
            self.telling = self._read(None, by)
            self.has_news = False
            self.save(update_fields=["telling", "has_news"])
            self._tell(signals.told, what="news_accepted")

    def decline_news(self, text: str, by):
        """Keep what the public reads as it was; its giver is told why in a human sentence."""
        with self._counted("decline_news", ["news_no"], by):
            now = timezone.now()
            self.tellings.filter(read_at=None).update(declined_at=now)
            self.files.unread().update(is_left_out=True, read_at=now)
            self.files.update(retold=None)
            self.messages.create(kind="declined", text=text, by=by)
            # A file that is still being made ready is yet to be seen: that is news again.
            self.has_news = self.files.filter(state="arriving").exists()
            self.save(update_fields=["has_news"])
            self._tell(signals.told, what="news_declined")

    def end_hold(self, by):
        """Let go of one that its giver has taken back: it is erased when that is due."""
        with transaction.atomic():
            self._lock()
            if self.state != states.WITHDRAWN:
                raise states.NotAllowed("Only one that was taken back ends so: release it.")
            self.held_until = None
            self.version += 1
            self.save(update_fields=["held_until", "version"])
            self._log("end_hold", "hold_ended", by)


REASONS = {
    "public_text": "hid",
    "content_note": "noted",
    "translation": "translated",
    **dict.fromkeys(LINES.values(), "hid"),
    "name_as": "named",
    "description": "described",
    "transcript": "described",
    "is_left_out": "left_out",
}
"""By what is changed of a telling or a file: the code that the log has for it."""


def _reasons(record, said) -> list[str]:
    """The codes of what these words change; none where all is as it was."""
    before = {name: getattr(record, name) for name in said} | getattr(record, "told", {})
    changed = [REASONS[name] for name in said if said[name] != before[name]]
    return list(dict.fromkeys(changed))


FOLLOWED = ("moves", "tellings", "consents", "messages", "files", "notes")
"""What belongs to a memory and is added to it, by the name of its relation."""
