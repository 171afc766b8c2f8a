"""What BAC writes of a production; what is sold of it, and when, the box office says."""

from django.db import models
from django.db.models import Max, OuterRef, Prefetch
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from whatson.models.events import BoxOfficeEvent
from whatson.models.pages import ChosenObject, OnPage, OnQuerySet, chosen_for
from whatson.models.performances import Performance
from whatson.occasions import SHOW_WORDS, Occasion, of_performances


class ProductionQuerySet(OnQuerySet):
    """Productions, with what the box office says of them."""

    def with_next(self, now):
        """With their times, and with the performance that is next; two queries."""
        to_come = Performance.objects.taking_place(now).first_of_each("event")
        ones = Prefetch("event__performances", to_come, to_attr="next_ones")
        return self.with_times(now).select_related("event").prefetch_related(ones)


class ProductionPage(OnPage):
    """A production, in BAC's own words. Nothing of its event's is written here: the page shows
    that beside them, as the box office says it now.
    """

    event = models.OneToOneField(
        BoxOfficeEvent,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="production_page",
        verbose_name="at the box office",
        help_text="Where its dates, prices and places come from.",
    )

    objects = PageManager.from_queryset(ProductionQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("event"),
        *OnPage.top_panels,
        *OnPage.more_panels,
    ]
    exclude_fields_in_copy = ["event"]

    class Meta:
        verbose_name = "production"

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        occasions = self.occasions(now)
        return super().get_context(request, *args, **kwargs) | {
            "occasions": occasions,
            "was_on": None if occasions else self.last_time(now),
        }

    kind_words = SHOW_WORDS

    @staticmethod
    def times():
        """The performances of one page, for a query of pages, and what they have in common."""
        return Performance.objects.filter(event=OuterRef("event")), "event"

    def occasions(self, now) -> list[Occasion]:
        """Its performances that are not over, in order; one query."""
        if self.event_id is None:
            return []
        shown = self.event.performances.shown(now).with_event().order_by("start", "pk")
        return of_performances(shown, {self.event_id: self}, now)

    def next_occasions(self, now) -> list[Occasion]:
        """The one that is next, or none; only where `with_next()` asked."""
        return of_performances(
            self.event.next_ones if self.event else [], {self.event_id: self}, now
        )

    def last_time(self, now):
        """When the last performance began that has been; None where none has."""
        if self.event_id is None:
            return None
        return self.event.performances.ended(now).aggregate(last=Max("start"))["last"]


class ProductionObject(ChosenObject):
    """An object behind a production."""

    page = chosen_for("whatson.ProductionPage")
