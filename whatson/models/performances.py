"""One performance: when and where it is, for whom, what it costs, and whether places are left."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from whatson import prices
from whatson.availability import Availability
from whatson.freshness import checked_words, is_old
from whatson.models.events import BoxOfficeEvent
from whatson.models.fields import Accessible, Named
from whatson.querysets import PerformanceQuerySet
from whatson.times import local


class Performance(Named, Accessible):
    """One performance of an event, in the box office's words; written by the sync alone."""

    event = models.ForeignKey(BoxOfficeEvent, models.CASCADE, related_name="performances")
    name = models.CharField(
        max_length=300, blank=True, help_text="Where it differs from the event."
    )
    start = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField(
        db_index=True, help_text="Its start, where nobody says how long it lasts."
    )
    duration = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Minutes.")
    venue = models.CharField(max_length=100, blank=True)
    strand = models.CharField(max_length=100, blank=True)
    cancelled = models.BooleanField(default=False)

    on_sale = models.BooleanField(null=True, blank=True, help_text="It may be, and have no places.")
    sales_start = models.DateTimeField(null=True, blank=True)
    sales_end = models.DateTimeField(null=True, blank=True)
    booking_url = models.URLField(max_length=500, blank=True)

    availability = models.CharField(
        max_length=10, choices=Availability.choices, default=Availability.UNKNOWN
    )
    availability_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was asked for."
    )

    prices = models.JSONField(
        default=list, blank=True, help_text="Name, pence, pay_what_you_can and suggested of each."
    )
    prices_at = models.DateTimeField(null=True, blank=True, help_text="When they were asked for.")
    is_pay_what_you_can = models.BooleanField(default=False)
    lowest_pence = models.PositiveIntegerField(null=True, blank=True)
    highest_pence = models.PositiveIntegerField(null=True, blank=True)

    objects = PerformanceQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = "performance"
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "source_id"], name="one_performance_for_each_id"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("start")), name="ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return f"{self.name or self.event.name}, {self.local_start:%d.%m.%Y %H:%M}"

    # --- when ---

    @property
    def local_start(self) -> datetime:
        """When it begins by clocks in London, with that day's offset."""
        return local(self.start)

    @property
    def local_end(self) -> datetime | None:
        """When it ends by clocks in London; None where nobody says."""
        return local(self.ends_at) if self.ends_at > self.start else None

    # --- how fresh that is ---

    @property
    def checked_at(self) -> datetime:
        """When the oldest of what is known of it was asked for."""
        return min(filter(None, (self.seen_at, self.availability_at, self.prices_at)))

    def checked_words(self, now: datetime | None = None) -> str:
        """Such as “last checked at 14:05”, once that is more than an hour ago; else ""."""
        return checked_words(self.checked_at, now)

    def is_withheld(self, now: datetime | None = None) -> bool:
        """Whether what is known is a day old: only the box office can say."""
        return is_old(self.checked_at, now)

    # --- what may be said ---

    def shown_availability(self, now: datetime | None = None) -> Availability:
        """How many places are left, as far as that is known today."""
        known = not is_old(self.availability_at, now) and not self.is_withheld(now)
        return Availability(self.availability) if known else Availability.UNKNOWN

    def shown_prices(self, now: datetime | None = None) -> list[dict]:
        """What it costs, as far as that is known today."""
        known = not is_old(self.prices_at, now) and not self.is_withheld(now)
        return self.prices if known else []

    def price_words(self, now: datetime | None = None) -> str:
        """What it costs, in a few words; "" where that is not known today."""
        return prices.words(self.shown_prices(now))

    def is_bookable(self, now: datetime | None = None) -> bool:
        """Whether there is a reason to follow the link. That places are unknown is none against."""
        now = now or timezone.now()
        if self.cancelled or self.is_vanished or not self.booking_url or self.start <= now:
            return False
        if self.is_withheld(now):
            return True
        return self.on_sale is not False and self.shown_availability(now) != Availability.SOLD_OUT

    def booking_words(self, now: datetime | None = None) -> str:
        """What the link says."""
        return "Check with the box office" if self.is_withheld(now) else "Book"
