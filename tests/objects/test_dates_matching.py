"""Which objects a search of years finds, and in which decade, century and period they count."""

import pytest

from objects.dates import centuries, decades, overlaps, periods, read_date, undated
from objects.models import CollectionObject
from tests.factories import CollectionObjectFactory

WORDS = ("1936", "before 1914", "Neolithic", "500 BC", "1950s or 1960s", "after 1945", "undated")


@pytest.fixture
def collection(db):
    for words in WORDS:
        read = read_date(words)
        CollectionObjectFactory(
            date_text=words,
            date_edtf=read.edtf,
            date_earliest=read.earliest,
            date_latest=read.latest,
            date_certainty=read.certainty,
        )


def found(condition) -> set[str]:
    return set(CollectionObject.objects.filter(condition).values_list("date_text", flat=True))


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        (1936, 1936, {"1936"}),
        (1913, 1920, {"before 1914"}),
        (1914, 1935, set()),
        (1880, 1889, {"before 1914"}),
        (1800, 1888, set()),
        (1969, 1970, {"1950s or 1960s", "after 1945"}),
        (1971, None, set()),
        (None, -400, {"Neolithic", "500 BC"}),
        (-499, -499, {"500 BC"}),
        (-3000, -2500, {"Neolithic"}),
        (None, None, set(WORDS) - {"undated"}),
        (1940, 1930, {"1936"}),
    ],
)
def test_ranges_overlap(collection, after, before, expected):
    assert found(overlaps(after, before)) == expected


def test_undated_is_a_value_of_its_own(collection):
    assert found(undated()) == {"undated"}


def test_a_prefix_reaches_objects_through_a_relation():
    assert overlaps(1936, None, "collection_object__date_").children[-1] == (
        "collection_object__date_latest__gte",
        1936,
    )


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((1936, 1936), [1930]),
        ((1939, 1945), [1930, 1940]),
        ((1900, 1950), [1900, 1910, 1920, 1930, 1940, 1950]),
        ((1900, 1951), []),
        ((1801, 1900), []),
        ((-498, -489), [-498]),
        ((-3, 4), [-8, 0]),
        ((None, None), []),
    ],
)
def test_decades(years, expected):
    assert decades(*years) == expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((1936, 1936), [1901]),
        ((1900, 1900), [1801]),
        ((1837, 1901), [1801, 1901]),
        ((-499, -400), [-499]),
        ((-5, 5), [-99, 1]),
        ((1066, 1540), [1001, 1101, 1201, 1301, 1401, 1501]),
        ((-3999, -2199), []),
        ((None, None), []),
    ],
)
def test_centuries(years, expected):
    assert centuries(*years) == expected


def test_periods():
    assert periods(1837, 1901) == ["Victorian"]
    assert periods(1939, 1939) == ["Between the wars", "Second World War"]
    assert periods(-10_000, -9_999) == ["Palaeolithic", "Mesolithic"]
    assert periods(1970, 1979) == []
