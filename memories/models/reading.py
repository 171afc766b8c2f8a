"""What a moderator does to a memory beside moving it: hides, describes, answers, notes."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from memories import signals, states


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
    def _counted(self):
        """Change something while nobody else does; raises NotAllowed once it was taken back."""
        with transaction.atomic():
            self._lock()
            if self.state in (states.WITHDRAWN, states.DRAFT):
                raise states.NotAllowed("It is with its giver: nothing of it can be changed.")
            yield
            self.version += 1
            self.save(update_fields=["version"])
            self.changed()

    def prepare(self, telling, **said):
        """Keep what the public is to read of a telling: `public_text`, `content_note`,
        `translation`, `name_as`. What was given stays as it is.
        """
        with self._counted():
            for name in said:
                setattr(telling, name, said[name])
            telling.save(update_fields=list(said))

    def describe(self, file, **said):
        """Keep what a file shows or says: `description`, `transcript`, `is_left_out`."""
        with self._counted():
            for name in said:
                setattr(file, name, said[name])
            file.save(update_fields=list(said))

    def answer(self, text: str, by):
        """Answer beside it, in public, as the museum."""
        with self._counted():
            self._tell(signals.told, what="answered")
            return self.messages.create(kind="answer", text=text, by=by)

    def settle(self, message, by):
        """Say that a complaint or reply was dealt with; who did is kept."""
        with self._counted():
            message.settled_at = timezone.now()
            message.save(update_fields=["settled_at"])

    def tag_with(self, words):
        """Give it these tags and no others: they gather it with objects and stories."""
        with self._counted():
            self.tags.set(words)

    def show_between(self, not_before, not_after):
        """Keep the first and the last day on which it may be shown; None for no such day."""
        with self._counted():
            self.not_before, self.not_after = not_before, not_after
            self.save(update_fields=["not_before", "not_after"])
            if self.may("publish"):
                self.publish_when_due()

    def note_on_object(self, text: str, by):
        """Write what it taught us on the record of its object, in the museum's words.

        Raises ValueError for a memory of a place, which has no catalogue record.
        """
        if not self.collection_object:
            raise ValueError("Only a memory of an object can be a note on a record.")
        with self._counted():
            self._tell(signals.told, what="record_changed")
            return self.notes.create(
                collection_object=self.collection_object, text=text, made_at=timezone.now(), by=by
            )

    def accept_news(self, by):
        """Let the public read what its giver changed, in the place of what it read so far."""
        with self._counted():
            self.telling = self._read(None, by)
            self.has_news = False
            self.save(update_fields=["telling", "has_news"])
            self._tell(signals.told, what="news_accepted")

    def decline_news(self, text: str, by):
        """Keep what the public reads as it was; its giver is told why in a human sentence."""
        with self._counted():
            now = timezone.now()
            self.tellings.filter(read_at=None).update(declined_at=now)
            self.files.unread().update(is_left_out=True, read_at=now)
            self.messages.create(kind="declined", text=text, by=by)
            self.has_news = False
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


FOLLOWED = ("moves", "tellings", "consents", "messages", "files", "notes")
"""What belongs to a memory and is added to it, by the name of its relation."""
