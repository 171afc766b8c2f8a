"""Headings in plain English."""

import pytest

from objects.browsing.wording import either, plural


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("tin", "tins"),
        ("brush", "brushes"),
        ("box", "boxes"),
        ("glass", "glasses"),
        ("knife", "knives"),
        ("toy", "toys"),
        ("battery charger", "battery chargers"),
        ("candy", "candies"),
        ("shoes", "shoes"),
        ("tableware", "tableware"),
        ("food and drink packaging", "food and drink packaging"),
        ("electrical equipment", "electrical equipment"),
        ("lamp (desk)", "lamp (desk)"),
        ("carafe", "carafes"),
    ],
)
def test_more_than_one(one, more):
    assert plural(one) == more


def test_alternatives():
    assert either(["a"]) == "a"
    assert either(["a", "b", "c"]) == "a, b or c"
