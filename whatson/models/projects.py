"""Civic work: what BAC does with people, and when one can come."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager

from objects.open_pages import not_closed
from whatson.access import FIELDS
from whatson.models.fields import Accessible, ForAges
from whatson.models.joinable import Joinable
from whatson.models.pages import ChosenObject, OnPage, OnQuerySet, chosen_for
from whatson.occasions import Been, Occasion, of_sessions
from whatson.page_forms import ProjectPageForm
from whatson.querysets import SessionQuerySet, for_age
from whatson.times import local

SHOWN_NEXT = 3
"""So many of a project's sessions stand where a story leads to it."""


class ProjectQuerySet(OnQuerySet):
    """Projects."""

    def at_any_time(self):
        """Those without a day; one whose only day was cancelled had one."""
        times, _ = self.model.times()
        return self.filter(~Exists(times))

    def taken_down(self):
        """Those that were on the site and are no more, but for what only some could read."""
        was_there = {"live": False, "first_published_at__isnull": False, "alias_of": None}
        return self.filter(not_closed(), **was_there)

    def free(self, now=None):
        """Those that cost nothing."""
        return self.filter(price="free")

    def pay_what_you_can(self, now=None):
        """Those for which people pay what they can."""
        return self.filter(price="pay_what_you_can")

    def for_age(self, age: int):
        """Those that are known to be for somebody of this age."""
        return self.filter(for_age(age))

    def with_next(self, pks, now) -> dict[int, "ProjectPage"]:
        """These by their keys, each with the `next` of its sessions as occasions, and when it was
        on (`was_on`) if all are over; two queries for all of them.
        """
        found = self.in_bulk(pks)
        sessions = Session.objects.filter(project__in=found).with_taken().order_by("start")
        for project in found.values():
            project.known = []
        for session in sessions:
            found[session.project_id].known.append(session)
        for project in found.values():
            project.take_in(project.known, now)
        return found


class ProjectPage(ForAges, OnPage):
    """A workshop, a campaign, an open call: something that people do here and not only see."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", "Workshop"
        CAMPAIGN = "campaign", "Campaign"
        OPEN_CALL = "open_call", "Open call"
        YOUNG_PEOPLE = "young_people", "Young people’s programme"
        MEETING = "meeting", "Meeting"
        STORE_VISIT = "store_visit", "Visit to the store"
        VOLUNTEERING = "volunteering", "Volunteering"

    class Price(models.TextChoices):
        FREE = "free", "Free"
        PAY_WHAT_YOU_CAN = "pay_what_you_can", "Pay what you can"
        PRICED = "priced", "It has a price"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    for_whom = models.TextField("who it is for", blank=True)
    with_whom = models.TextField("who we do it with", blank=True)
    age = models.CharField(max_length=100, blank=True, help_text="For example: 8 and over.")
    how_to_join = models.TextField(blank=True)
    where = models.CharField(
        max_length=200, blank=True, help_text="Each session can have a place of its own."
    )
    price = models.CharField("what it costs", max_length=20, blank=True, choices=Price.choices)
    cost = models.CharField(
        "more about what it costs",
        max_length=200,
        blank=True,
        help_text="The price, or what we suggest: for example “we suggest £3”.",
    )
    who_decides = models.TextField(blank=True, help_text="Who decides what is done, and how.")
    what_came_of_it = models.TextField(blank=True)

    objects = PageManager.from_queryset(ProjectQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        *OnPage.top_panels,
        MultiFieldPanel(
            [FieldPanel("for_whom"), FieldPanel("age"), FieldPanel("with_whom")], heading="People"
        ),
        MultiFieldPanel(
            [
                FieldPanel("how_to_join"),
                FieldPanel("where"),
                FieldRowPanel([FieldPanel("price"), FieldPanel("cost")]),
            ],
            heading="To take part",
        ),
        InlinePanel("sessions", heading="When", label="session"),
        FieldPanel("who_decides"),
        FieldPanel("what_came_of_it"),
        *OnPage.more_panels,
    ]

    base_form_class = ProjectPageForm

    class Meta:
        verbose_name = "project"

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        return super().get_context(request, *args, **kwargs) | {
            "occasions": self.occasions(now),
            "past": self.past(now),
        }

    @property
    def kind_words(self) -> str:
        return self.get_kind_display()

    @property
    def is_taken_down(self) -> bool:
        """Whether it was on the site, and is no more; a draft never was."""
        return not self.live and self.first_published_at is not None

    @staticmethod
    def times():
        """The sessions of one page, for a query of pages, and what they have in common."""
        return Session.objects.filter(project=OuterRef("pk")), "project"

    @cached_property
    def all_sessions(self) -> list["Session"]:
        """Its sessions, asked for once."""
        return list(self.sessions.all())

    def occasions(self, now) -> list[Occasion]:
        """Its sessions that are not over, in order; one query at most."""
        rows = [session for session in self.all_sessions if session.ends_at > now]
        pages = {row.project_id: self for row in rows}
        count_taken(rows)
        return of_sessions(sorted(rows, key=lambda row: row.start), pages)

    def take_in(self, sessions, now) -> None:
        """Know of these sessions, as `with_next` reads them."""
        to_come = [one for one in sessions if one.ends_at > now]
        self.next = of_sessions(to_come[:SHOWN_NEXT], {self.pk: self})
        over = [one.start for one in sessions if one.ends_at <= now and not one.cancelled]
        self.was_on = None if to_come else max(over, default=None)

    def past(self, now) -> list[Been]:
        """When people met for it, the latest first; no query in a preview."""
        over = [row for row in self.all_sessions if row.ends_at <= now and not row.cancelled]
        over.sort(key=lambda row: row.start, reverse=True)
        return [Been(local(row.start), row.place or self.where) for row in over]

    @property
    def price_words(self) -> str:
        """What it costs, in a few words; "" if nobody has said."""
        if self.price == self.Price.FREE:
            return "Free"
        said = [self.get_price_display()] if self.price == self.Price.PAY_WHAT_YOU_CAN else []
        return ": ".join([*said, *([self.cost] if self.cost else [])])


class Session(Orderable, Accessible, Joinable):
    """One time at which people come together for a project."""

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="sessions")
    start = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField("end", db_index=True)
    place = models.CharField(
        max_length=200, blank=True, help_text="Empty: where the project says that it is."
    )
    cancelled = models.BooleanField(default=False, help_text="It stays in the list, and says so.")

    objects = SessionQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("asks"), FieldPanel("spaces")]),
        MultiFieldPanel([FieldPanel(name) for name in FIELDS], heading="Access"),
        FieldPanel("cancelled"),
    ]

    class Meta(Orderable.Meta):
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("start")),
                name="session_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.start:%d.%m.%Y %H:%M}"

    @property
    def is_off(self) -> bool:
        """Whether it does not take place: `querysets.is_off` asks the same of many."""
        return self.cancelled or self.project.is_taken_down

    @property
    def shown_place(self) -> str:
        """Where it is: its own place, or the project's."""
        return self.place or self.project.where

    def clean(self):
        if self.start and self.ends_at and self.ends_at < self.start:
            raise ValidationError({"ends_at": "This is before it begins. Give a later time."})


def count_taken(sessions: list[Session]) -> None:
    """Have each with limited room know how many come to it; one query for all of them."""
    limited = [one for one in sessions if one.spaces is not None and one.pk]
    keys = [one.pk for one in limited]
    taken = dict(Session.objects.filter(pk__in=keys).with_taken().values_list("pk", "taken"))
    for session in limited:
        session.taken = taken.get(session.pk, 0)


class ProjectObject(ChosenObject):
    """An object behind a project."""

    page = chosen_for("whatson.ProjectPage")
