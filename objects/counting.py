"""How much there is, in figures."""

from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from objects.dates import decade_of, say_decade
from objects.dates.values import OLDEST
from objects.models import CollectionObject, ObjectImage


@dataclass(frozen=True)
class Counts:
    """Published objects, those with a picture to see, and the years they cover."""

    objects: int
    pictured: int
    earliest: int | None
    latest: int | None

    @property
    def years(self) -> str:
        """From which decade to which, as people say it; "" where nothing is dated."""
        if self.earliest is None:
            return ""
        decades = (say_decade(decade_of(year)) for year in (self.earliest, self.latest))
        return " to ".join(dict.fromkeys(decades))


def collection_counts() -> Counts:
    """Count what the public may see, in one query; a year that was clamped is no year of theirs."""
    pictures = ObjectImage.objects.shown().filter(collection_object=OuterRef("pk"))
    return Counts(
        **CollectionObject.objects.published().aggregate(
            objects=Count("pk"),
            pictured=Count("pk", filter=Q(Exists(pictures))),
            earliest=Min("date_earliest", filter=Q(date_earliest__gt=OLDEST)),
            latest=Max("date_latest"),
        )
    )
