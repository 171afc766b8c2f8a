"""The page of memories: which there are of a decade and of a place, and how many of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from memories.models import Memory
from objects.models import Place

ON_A_PAGE = 24
UNDATED = "undated"
LONGEST = 30
"""Years: what lasts longer is of no decade in particular, and stands under none."""


@dataclass(frozen=True)
class Choice:
    """One that a list of choices offers: what stands in the address, its words, how many."""

    value: str
    words: str
    count: int
    is_chosen: bool


class Among:
    """The memories that an address asks for; what makes no sense in it is passed over."""

    def __init__(self, typed):
        self.shown = Memory.objects.shown_on("lists")
        self.decades = self._decades(typed.get("decade", ""))
        self.places = self._places(typed.get("place", ""))

    @property
    def decade(self) -> Choice | None:
        """The decade chosen, if one is."""
        return next((choice for choice in self.decades if choice.is_chosen), None)

    @property
    def place(self) -> Choice | None:
        """The place chosen, if one is."""
        return next((choice for choice in self.places if choice.is_chosen), None)

    @property
    def query(self) -> str:
        """What was chosen, as it stands in an address."""
        chosen = {"decade": self.decade, "place": self.place}
        return urlencode({name: choice.value for name, choice in chosen.items() if choice})

    @property
    def memories(self):
        """Those of the decade and the place chosen, in the order of when they are about."""
        found = self.shown
        if self.decade:
            found = found.with_years().filter(_of_decade(self.decade.value))
        if self.place:
            found = found.filter(_of_place(self.place.value)).distinct()
        return found.in_order()

    def _decades(self, chosen) -> list[Choice]:
        """Each decade of which anybody tells, the earliest first; one query."""
        years = ("about_earliest", "about_latest")
        rows = self.shown.with_years().order_by().values_list(*years).annotate(number=Count("pk"))
        counts = Counter()
        for earliest, latest, number in rows:
            for decade in _decades_of(earliest, latest):
                counts[decade] += number
        undated = counts.pop(None, 0)
        found = [
            Choice(str(decade), f"{decade}s", counts[decade], str(decade) == chosen)
            for decade in sorted(counts)
        ]
        if undated:
            found.append(Choice(UNDATED, "no date said", undated, chosen == UNDATED))
        return found

    def _places(self, chosen) -> list[Choice]:
        """Each place that memories are of, or that their objects come from, by name; 2 queries."""
        counts, names = Counter(), {}
        for place, name, count in self._counted():
            counts[place] += count  # a memory is of a place or of an object, never of both
            names[place] = name
        offered = [Choice(one, names[one], counts[one], one == chosen) for one in names]
        return sorted(offered, key=lambda choice: choice.words.casefold())

    def _counted(self) -> Iterator[tuple]:
        """Each place as it is shown, with how many memories are of it, then of its objects."""
        itself = self.shown.filter(place__isnull=False)
        objects = self.shown.filter(_object_is_public(), collection_object__places__isnull=False)
        for where, memories in (("place", itself), ("collection_object__places__place", objects)):
            shown = {name: _as_shown(where, name) for name in ("slug", "name")}
            found = memories.order_by().values_list(shown["slug"], shown["name"])
            yield from found.annotate(number=Count("pk", distinct=True))


def _as_shown(where, column):
    return Coalesce(f"{where}__preferred__{column}", f"{where}__{column}")


def _object_is_public() -> Q:
    return Q(collection_object__live=True, collection_object__retired_at=None)


def _of_place(slug: str) -> Q:
    same = Place.objects.filter(Q(slug=slug) | Q(preferred__slug=slug))
    of_object = Q(collection_object__places__place__in=same) & _object_is_public()
    return Q(place__in=same) | of_object


def _of_decade(value: str) -> Q:
    """Needs `with_years()`."""
    if value == UNDATED:
        return ~Q(pk__in=Memory.objects.with_years().filter(_is_dated()).values("pk"))
    first = int(value)
    return _is_dated() & Q(about_earliest__lte=first + 9, about_latest__gte=first)


def _is_dated() -> Q:
    known = Q(about_earliest__isnull=False, about_latest__isnull=False)
    return known & Q(about_latest__lte=F("about_earliest") + LONGEST)


def _decades_of(earliest, latest) -> list:
    if earliest is None or latest is None or latest - earliest > LONGEST:
        return [None]
    return list(range(earliest // 10 * 10, latest + 1, 10))
