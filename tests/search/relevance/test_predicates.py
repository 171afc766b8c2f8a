"""What a condition takes in, and what it says when it makes no sense."""

import pytest

from tests.search.relevance.predicates import Malformed, predicate
from tests.search.relevance.records import Record


def record(years=None, **places):
    """A record with these names (sets) and texts (strings)."""
    made = Record(1, "A : 001", years)
    for place, value in places.items():
        if isinstance(value, str):
            made.add_text(place, value)
        else:
            made.names[place] |= value
    return made


RADIO = record(
    years=(1950, 1959),
    kind={"radio", "alarm clock"},
    material={"perspex"},
    title="Portable Radio-cassette, No. 5",
    description="A café radio for children’s rooms\nBakelite knobs",
    maker="Cole, E.K.",
)


@pytest.mark.parametrize(
    "table",
    [
        {"kind": ["kettle", "Radio"]},
        {"material": ["Perspex - trade name"]},
        {"words": ["cafe radio"]},
        {"words": ["children's"]},
        {"description": ["bakelite"]},
        {"title": ["portable"]},
        {"maker": ["cole, e.k."]},
        {"words": ["knob*"]},
        {"years": [1959, 1970]},
        {"undated": False},
        {"number": ["A : 001"]},
        {"kind": ["radio"], "years": [1950, 1950]},
        {"any": [{"kind": ["kettle"]}, {"kind": ["radio"]}]},
        {"all": [{"kind": ["radio"]}, {"kind": ["alarm clock"]}]},
        {"not": {"kind": ["kettle"]}},
    ],
)
def test_takes_in(table):
    assert predicate(table)(RADIO)


@pytest.mark.parametrize(
    "table",
    [
        {"kind": ["alarm"]},
        {"words": ["knob"]},
        {"words": ["rooms bakelite"]},
        {"title": ["bakelite"]},
        {"maker": ["col"]},
        {"years": [1960, 1969]},
        {"undated": True},
        {"kind": ["radio"], "material": ["wood"]},
        {"all": [{"kind": ["radio"]}, {"kind": ["kettle"]}]},
        {"not": {"kind": ["radio"]}},
    ],
)
def test_leaves_out(table):
    assert not predicate(table)(RADIO)


def test_a_record_without_a_date_is_of_no_year():
    assert not predicate({"years": [1, 2100]})(record())
    assert predicate({"undated": True})(record())


def test_a_phrase_is_found_with_a_hyphen_too():
    assert predicate({"words": ["egg cup*"]})(record(title="Six egg-cups"))
    assert not predicate({"words": ["egg cup*"]})(record(title="Eggcups"))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "a table of conditions"),
        ({"colours": ["red"]}, "no condition 'colours'"),
        ({"kind": "radio"}, "kind wants a list of words"),
        ({"kind": []}, "kind wants a list of words"),
        ({"words": [" "]}, "words wants a list of words"),
        ({"years": [1960]}, "two years"),
        ({"years": [1960, 1950]}, "two years in order"),
        ({"undated": "yes"}, "true or false"),
        ({"any": [{"kind": ["radio"]}]}, "two tables or more"),
        ({"any": [{"kind": ["radio"]}, {"colours": ["red"]}]}, "no condition 'colours'"),
    ],
)
def test_says_what_is_wrong(table, said):
    with pytest.raises(Malformed, match=said):
        predicate(table)
