"""Asks to see something: by where they are, and by what the clock asks; and asking."""

from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from contact.letters import write_to_group
from contact.models import Contact, Letter
from contact.secrets import WrongKey
from whatson.groups import WHATS_ON
from whatson.models.joining_queries import LONG_OVER
from whatson.querysets import is_off, shown_place

KEPT_UNGATHERED = timedelta(days=365)
ASKED = "visit_asked"
"""The letter to who asked."""
WAITS = "visit_waits"
"""The letter to those who arrange visits."""
TOLD_EVERY = timedelta(days=1)
WRITTEN_FOR = timedelta(minutes=10)
"""So long after its last word somebody may still be writing a draft: each keystroke is saved, also
half a date.
"""
SECRET = ("group_name", "access_needs", "phone")


class VisitAskQuerySet(models.QuerySet):
    """Asks, by where they are."""

    def unread(self):
        """These without what is encrypted: where a key is lost, the rest goes on."""
        return self.defer(*SECRET)

    def to_read(self) -> list:
        """These with all that they say, in one query; where a key is lost, with what is left."""
        try:
            return list(self.select_related("contact", "session__project"))
        except WrongKey:
            return list(self.unread().select_related("session__project"))

    def waiting(self):
        """Keep those that nobody has gathered, and those who could not come."""
        return self.filter(state__in=self.model.TO_GATHER)

    def invited(self):
        """Keep those that are asked to come to something, or said that they do."""
        return self.filter(state__in=self.model.GATHERED)

    def due(self, day: date | None = None):
        """Keep those that are to be erased by now."""
        return self.filter(erase_on__lte=day or timezone.localdate())

    def expecting(self, projects):
        """Keep those invited to something to come of these projects."""
        to_come = self.invited().filter(session__ends_at__gt=timezone.now())
        return to_come.filter(session__project__in=projects)

    def told_otherwise(self):
        """Keep those that were told of a visit to come which is not so, as they were told; while
        its page is a draft that somebody writes, not yet.
        """
        now = timezone.now()
        is_so = Q(session__start=F("told_start"), session__ends_at=F("told_end"))
        is_so &= Q(place_now=F("told_place"))
        to_come = self.invited().filter(told_end__gt=now, session__ends_at__gt=now)
        placed = to_come.annotate(place_now=shown_place("session__"))
        return placed.filter(~is_so | is_off("session__")).exclude(_is_being_written(now))

    def been(self):
        """Keep those of visits that have been, and whose session is gone."""
        return self.filter(state=self.model.State.BEEN)

    def of_what_has_been(self):
        """Keep those whose visit has been, and whose session is put on another day since."""
        before = timezone.now() - LONG_OVER
        return self.filter(told_end__lte=before, session__start__gt=timezone.now())

    def people(self) -> int:
        """How many people these are, with those they bring."""
        return self.aggregate(people=Sum("people"))["people"] or 0

    @transaction.atomic
    def ask(self, token: str, things, name: str, address: str, **said):
        """Somebody asks to see these; a second press on the same form gives the same ask."""
        erase_on = timezone.localdate() + KEPT_UNGATHERED
        ask, is_new = self.get_or_create(token=token, defaults=said | {"erase_on": erase_on})
        if is_new:
            ask.contact = Contact.objects.create(name=name, address=address, erase_on=erase_on)
            ask.save(update_fields=["contact"])
            ask.things.set(things)
            ask.write(ASKED)
            self._tell_staff()
        return ask

    def _tell_staff(self) -> None:
        """Those who arrange visits hear that somebody waits, once a day at most."""
        lately = Letter.objects.filter(kind=WAITS, made_at__gt=timezone.now() - TOLD_EVERY)
        if not lately.exists():
            write_to_group(WAITS, WHATS_ON)


def _is_being_written(now) -> Q:
    """That the visit's page never was on the site, where a draft is all that there is of it, and
    was changed just now.
    """
    page = "session__project__"
    is_draft = {f"{page}live": False, f"{page}first_published_at": None}
    return Q(**is_draft, **{f"{page}latest_revision_created_at__gt": now - WRITTEN_FOR})
