"""Which events and performances a page asks for; `now` is for tests, and for pages of a moment."""

from datetime import date, datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageLogEntry

from whatson.freshness import OLD
from whatson.times import day_begins, day_ends

TAKEN_DOWN = "wagtail.unpublish"
"""How the names of what a page's history has of that begin: somebody did it, or the clock."""


def is_off(path: str = "") -> Q:
    """That the session at the end of this path does not take place: it was cancelled, or its page
    was on the site and was taken down. `Session.is_off` says the same of one.
    """
    page = f"{path}project__"
    taken_down = Q(**{f"{page}live": False, f"{page}first_published_at__isnull": False})
    return Q(**{f"{path}cancelled": True}) | taken_down


def shown_place(path: str = "") -> Case:
    """Where the session at the end of this path is: `Session.shown_place` says the same of one."""
    own = f"{path}place"
    return Case(When(**{own: ""}, then=F(f"{path}project__where")), default=own)


def for_age(age: int, path: str = "") -> Q:
    """That what is at the end of this path is known to be for somebody of this age."""
    most = f"{path}most_age"
    no_older = Q(**{f"{most}__isnull": True}) | Q(**{f"{most}__gte": age})
    return no_older & Q(**{f"{path}least_age__lte": age})


def taken_down_at(page: str) -> Subquery:
    """When the page at the end of this path was last taken down, as its history has it."""
    logged = PageLogEntry.objects.filter(page=OuterRef(page), action__startswith=TAKEN_DOWN)
    return Subquery(logged.order_by("-timestamp").values("timestamp")[:1])


class InTime(models.QuerySet):
    """What has a beginning and an end, and may be cancelled."""

    def upcoming(self, now: datetime | None = None):
        """Those that are not over: one under way is still on."""
        return self.filter(ends_at__gt=now or timezone.now())

    def shown(self, now: datetime | None = None):
        """Those that a list of what is on has; cancelled ones stay in it, and say so."""
        return self.upcoming(now)

    def taking_place(self, now: datetime | None = None):
        """Those shown that are not cancelled."""
        return self.shown(now).filter(cancelled=False)

    def ended(self, now: datetime | None = None):
        """Those that have been; one that was cancelled never was."""
        return self.filter(ends_at__lte=now or timezone.now(), cancelled=False)

    def between(self, first: date, last: date):
        """Those that begin on one of these days, as days are in London."""
        return self.filter(start__gte=day_begins(first), start__lt=day_ends(last))

    def first_of_each(self, one: str):
        """Of those with the same `one` the first alone."""
        same = self.filter(**{one: OuterRef(one)}).order_by("start", "pk")
        return self.filter(pk=Subquery(same.values("pk")[:1]))

    def with_access(self, fields):
        """Those that are said to have all of these."""
        return self.filter(**dict.fromkeys(fields, True))


class PerformanceQuerySet(InTime):
    """Performances; in what order, a page says."""

    def ended(self, now: datetime | None = None):
        """Those that have been; one that vanished or was cancelled never was."""
        return super().ended(now).filter(vanished_at=None)

    def vanished(self):
        """Those that the box office stopped naming before their time."""
        return self.exclude(vanished_at=None)

    def shown(self, now: datetime | None = None):
        """Those that a list of what is on has; cancelled ones stay in it, and say so."""
        return super().shown(now).filter(vanished_at=None)

    def free(self, now: datetime | None = None):
        """Those that are known to cost nothing."""
        fixed = self._priced(now).filter(is_pay_what_you_can=False)
        return fixed.filter(highest_pence=0)

    def pay_what_you_can(self, now: datetime | None = None):
        """Those for which people pay what they can."""
        return self._priced(now).filter(is_pay_what_you_can=True)

    def for_age(self, age: int):
        """Those of events that are known to be for somebody of this age."""
        return self.filter(for_age(age, "event__"))

    def with_event(self):
        """With their events, in the same query."""
        return self.select_related("event")

    def with_page_changes(self):
        """With when the page of each was last published, and when it was last taken down."""
        page = "event__production_page"
        published = F(f"{page}__last_published_at")
        return self.annotate(page_published=published, page_taken_down=taken_down_at(page))

    def _priced(self, now):
        return self.filter(prices_at__gt=(now or timezone.now()) - OLD)


class SessionQuerySet(InTime):
    """Sessions of projects."""

    def public(self):
        """Those of projects that anybody may read."""
        projects = self.model._meta.get_field("project").related_model.objects
        return self.filter(project__in=projects.public().order_by().values("pk"))

    def taken_down(self):
        """Those of projects that anybody could read, and that are on the site no more, with when
        that was.
        """
        projects = self.model._meta.get_field("project").related_model.objects
        found = self.filter(project__in=projects.taken_down().order_by().values("pk"))
        found = found.annotate(page_taken_down=taken_down_at("project"))
        return found.select_related("project")

    def with_taken(self):
        """With how many places of each are taken (`taken`), in the same query: by who comes, and
        by who is invited.
        """
        coming = _sum(self._of("joinings").coming(), "how_many")
        return self.annotate(taken=coming + _sum(self._of("visit_asks").invited(), "people"))

    def with_somebody_waiting(self, now: datetime | None = None):
        """Those to come that have a waiting list."""
        waiting = self._of("joinings").waiting().filter(session=OuterRef("pk"))
        return self.taking_place(now).filter(~is_off(), Exists(waiting.order_by()))

    def with_somebody_invited(self):
        """Those to which people are invited, who know of a day to come."""
        invited = self._of("visit_asks").invited().filter(session=OuterRef("pk"))
        return self.filter(Exists(invited.filter(told_start__gt=timezone.now()).order_by()))

    def _of(self, name):
        return self.model._meta.get_field(name).related_model.objects

    def free(self, now: datetime | None = None):
        """Those that cost nothing."""
        return self.filter(project__price="free")

    def pay_what_you_can(self, now: datetime | None = None):
        """Those for which people pay what they can."""
        return self.filter(project__price="pay_what_you_can")

    def for_age(self, age: int):
        """Those of projects that are known to be for somebody of this age."""
        return self.filter(for_age(age, "project__"))


def _sum(rows, field):
    """How many people there are in those rows that belong to the session of the query around."""
    own = rows.filter(session=OuterRef("pk")).order_by().values("session")
    return Coalesce(Subquery(own.annotate(sum=Sum(field)).values("sum")), 0)


class BoxOfficeEventQuerySet(models.QuerySet):
    """Events, by what is known of their performances."""

    def upcoming(self, now: datetime | None = None):
        """Those that have a performance which is not over, cancelled ones too."""
        return self.filter(self._has(lambda found: found.shown(now)))

    def ended(self, now: datetime | None = None):
        """Those that have been, and are over; none of these vanished."""
        over = self.filter(self._has(lambda found: found.ended(now)), vanished_at=None)
        return over.exclude(self._has(lambda found: found.shown(now)))

    def vanished(self):
        """Those that the box office stopped naming before their time."""
        return self.exclude(vanished_at=None)

    def shown(self, now: datetime | None = None):
        """Those that a list of what is on has."""
        return self.upcoming(now).filter(vanished_at=None)

    def _has(self, chosen) -> Q:
        performances = self.model._meta.get_field("performances").related_model.objects
        return Q(Exists(chosen(performances.filter(event=OuterRef("pk")))))
