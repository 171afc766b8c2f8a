"""Who comes, by what a page, a letter or the clock asks; and saying that one comes."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Sum, When
from django.utils import timezone

from contact.secrets import WrongKey
from whatson.models.joinable import NotOpen
from whatson.querysets import is_off, shown_place

REMINDED_BEFORE = timedelta(hours=24)
LONG_OVER = timedelta(hours=1)
"""Before that, who came to a session that moves at its very end is told as all others."""


class JoiningQuerySet(models.QuerySet):
    """Changes who comes only where the session is held (`Joinable.hold`)."""

    def unread(self):
        """These without what is encrypted: where a key is lost, all goes on."""
        return self.defer("access_needs")

    def coming(self):
        return self.filter(state="coming")

    def waiting(self):
        """Those on the waiting list, in the order of the line."""
        return self.filter(state="waiting").order_by("asked_at", "pk")

    def interested(self):
        return self.filter(state="interested")

    def expecting(self, projects):
        """Those who would come to these projects, as far as they were told."""
        expected = self.filter(state__in=["coming", "waiting"], project__in=projects)
        return expected.filter(told_off=False, told_end__gt=timezone.now())

    def people(self) -> int:
        """How many people these are."""
        return self.aggregate(people=Sum("how_many"))["people"] or 0

    def to_read(self) -> list:
        """These with all that they say, in one query; where a key is lost, with what is left."""
        try:
            return list(self.select_related("contact", "project", "session__project"))
        except WrongKey:
            return list(self.unread().select_related("project", "session__project"))

    # Saying that one comes

    @transaction.atomic
    def join(self, session, token: str, name="", address="", wishes_reminder=False, **said):
        """Somebody comes, or waits where there is no room for all of them; raises NotOpen.

        Each press on one form gives the same. Of many who come at once, exactly as many get a
        place as there are: the session is held meanwhile.
        """
        held = type(session).hold(session.pk)
        if held is None or not held.is_open():
            raise NotOpen
        self.move_up(held)
        has_room = held.has_room_for(said["how_many"])
        known = held.told_now() | {"project_id": held.project_id, "session": held}
        state = "coming" if has_room else "waiting"
        return self._begin(token, name, address, wishes_reminder, state=state, **known, **said)

    @transaction.atomic
    def be_interested(self, project, token: str, known: dict, name="", address="", **said):
        """Somebody would like to hear of a project; `known` of its dates (`dates_known`)."""
        own = {"state": "interested", "project": project, **known}
        return self._begin(token, name, address, False, **own, **said)

    def _begin(self, token, name, address, wishes_reminder, **fields):
        joining, is_new = self.get_or_create(token=token, defaults=fields)
        if is_new and (name or address):
            joining.reach_by(name, address, wishes_reminder)
            joining.say_what_was_kept()
        return joining

    def move_up(self, session) -> int:
        """Give what places there are to those who wait: the first in line for whom there are
        enough. The session is held. Returns how many moved up.
        """
        if not session.is_open():
            return 0
        session.count_anew()
        moved = 0
        for one in session.joinings.unread().waiting():
            if session.has_room_for(one.how_many):
                one.give_place()
                session.count_anew()
                moved += 1
        return moved

    # What the clock asks

    def told_otherwise(self):
        """Those who were told something else of a session to come than is so now."""
        is_so = Q(session__start=F("told_start"), session__ends_at=F("told_end"))
        is_so &= Q(place_now=F("told_place"), off_now=F("told_off"))
        is_otherwise = Q(session__isnull=False) & ~is_so
        is_gone = Q(session__isnull=True, told_off=False)
        to_come = self.exclude(state="interested").filter(told_end__gt=timezone.now())
        now = to_come.annotate(place_now=shown_place("session__"), off_now=_off())
        return now.filter(is_otherwise | is_gone)

    def of_what_has_been(self):
        """Those whose session has been, and that an editor has put on another day since."""
        before = timezone.now() - LONG_OVER
        return self.filter(told_end__lte=before, session__start__gt=timezone.now())

    def to_be_reminded(self):
        """Those who wished it, whose session is tomorrow, and who said so before."""
        now = timezone.now()
        soon = Q(session__start__gt=now, session__start__lte=now + REMINDED_BEFORE)
        before = Q(asked_at__lte=F("session__start") - REMINDED_BEFORE)
        asked = self.coming().filter(wishes_reminder=True, reminded_at=None)
        confirmed = asked.filter(contact__confirmed_at__isnull=False)
        return confirmed.filter(soon, before, ~is_off("session__"))

    def to_hear_of_dates(self):
        """Those interested in a project on the site that has dates they don't know of."""
        sessions = self.model._meta.get_field("session").related_model.objects.public()
        new = sessions.taking_place().filter(
            project=OuterRef("project"), pk__gt=OuterRef("told_up_to")
        )
        return self.interested().filter(Exists(new))

    def to_hear_of_end(self):
        """Those interested in a project that is gone or was taken off the site, who don't know; and
        those who were told so of one that is on it again.
        """
        taken_down = Q(project__live=False, project__first_published_at__isnull=False)
        is_gone = Q(project=None) | taken_down
        is_back = Q(project__live=True)
        return self.interested().filter(is_gone & Q(told_off=False) | is_back & Q(told_off=True))

    def due(self, day=None):
        """Those that are to be erased by now."""
        return self.filter(erase_on__lte=day or timezone.localdate())


def _off():
    """As `Session.is_off`."""
    return Case(When(is_off("session__"), then=True), default=False)
