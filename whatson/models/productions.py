"""What BAC writes of a production; what is sold of it, and when, the box office says."""

from django.db import models
from django.db.models import OuterRef, Prefetch
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from whatson.models.events import BoxOfficeEvent
from whatson.models.pages import ChosenObject, OnPage, OnQuerySet, chosen_for
from whatson.models.performances import Performance
from whatson.occasions import SHOW_WORDS, Been, Occasion, of_performances


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
    kind_words = SHOW_WORDS

    class Meta:
        verbose_name = "production"

    def get_context(self, request, *args, **kwargs):
        now, known = timezone.now(), self.performances()
        return super().get_context(request, *args, **kwargs) | {
            "occasions": self._to_come(known, now),
            "past": _been(known, now),
        }

    @staticmethod
    def times():
        """The performances of one page, for a query of pages, and what they have in common."""
        return Performance.objects.filter(event=OuterRef("event")), "event"

    def performances(self) -> list[Performance]:
        """All that the box office names, in order, also those that have been; one query."""
        if self.event_id is None:
            return []
        named = Performance.objects.filter(event=self.event_id, vanished_at=None)
        found = list(named.with_event().order_by("start", "pk"))
        if found:
            self.event = found[0].event
        return found

    def occasions(self, now) -> list[Occasion]:
        """Its performances that are not over, in order; one query."""
        return self._to_come(self.performances(), now)

    def _to_come(self, known, now) -> list[Occasion]:
        rows = [row for row in known if row.ends_at > now]
        return of_performances(rows, {self.event_id: self}, now)

    def next_occasions(self, now) -> list[Occasion]:
        """The one that is next, or none; only where `with_next()` asked."""
        return of_performances(
            self.event.next_ones if self.event else [], {self.event_id: self}, now
        )


def _been(known, now) -> list[Been]:
    """When it was on, the latest first; what was cancelled never was."""
    over = [row for row in reversed(known) if row.ends_at <= now and not row.cancelled]
    return [Been(row.local_start, row.venue) for row in over]


class ProductionObject(ChosenObject):
    """An object behind a production."""

    page = chosen_for("whatson.ProductionPage")
