"""What editors type in themselves, for a place without a box office: read like any other answer."""

from datetime import datetime

from whatson.access import FIELDS
from whatson.availability import Availability
from whatson.faults import Unreadable
from whatson.models import TypedEvent, TypedPerformance
from whatson.plain_text import line, paragraphs
from whatson.prices import Price, read_pence
from whatson.providers.base import Answer, EventSaid, PerformanceSaid, Provider
from whatson.providers.reading import read_web_address


class Typed(Provider):
    """The rows of the admin. That there are none is believed: an editor took the last one away."""

    may_be_empty = True

    def __init__(self, settings):
        self.settings = settings

    def events(self, since: datetime) -> Answer:
        events = TypedEvent.objects.filter(performances__start__gte=since).distinct()
        return Answer([_event(event) for event in events.order_by("pk")])

    def performances(self, since: datetime) -> Answer:
        rows = TypedPerformance.objects.filter(start__gte=since).order_by("pk")
        return Answer([_performance(row) for row in rows])

    def prices(self, performance: PerformanceSaid) -> list[Price]:
        return _prices(self._row(performance.source_id))

    def availability(self, source_id: str) -> Availability:
        return Availability(self._row(source_id).availability)

    def booking_link(self, source_id: str) -> str:
        return read_web_address(self._row(source_id).booking_url)

    def _row(self, source_id: str) -> TypedPerformance:
        try:
            return TypedPerformance.objects.get(pk=source_id)
        except (TypedPerformance.DoesNotExist, ValueError):
            raise Unreadable("it was taken away") from None


def _event(event: TypedEvent) -> EventSaid:
    return EventSaid(
        str(event.pk),
        line(event.name),
        description=paragraphs(event.description.replace("\n", "<br>")),
        duration=event.duration,
        age=event.age,
        strand=event.strand,
    )


def _performance(row: TypedPerformance) -> PerformanceSaid:
    return PerformanceSaid(
        str(row.pk),
        str(row.event_id),
        row.start,
        on_sale=row.on_sale,
        cancelled=row.cancelled,
        venue=row.venue,
        access={name: getattr(row, name) for name in FIELDS},
        pay_what_you_can=row.pay_what_you_can,
        price_list=f"{row.pk}",
    )


def _prices(row: TypedPerformance) -> list[Price]:
    amounts = {read_pence(amount) for amount in (row.price, row.highest_price)} - {None}
    return [
        Price(pence, "", row.pay_what_you_can, row.pay_what_you_can) for pence in sorted(amounts)
    ]
