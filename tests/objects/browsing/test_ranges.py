"""From one year to another: typed beside the decades, in every shape of the list."""

import pytest

from objects.when import read_years, say_span
from tests.objects.browsing.test_ways_to_see import table

TIN = "kind=object_name-tin"


def fields(seen):
    """What stands in the two fields, by their labels."""
    form = seen.soup.select_one(".facets__range")
    return {label.text: form.find(id=label["for"])["value"] for label in form.select("label")}


def submitted(seen, **typed):
    """The address to which the fields lead when this is typed, as a browser makes it."""
    form = seen.soup.select_one(".facets__range")
    values = {field["name"]: field.get("value", "") for field in form.select("input")}
    assert {"from", "to"} <= set(values)
    query = "&".join(f"{name}={value}" for name, value in (values | typed).items())
    return f"{form['action']}?{query}"


def test_years_are_typed_and_taken_away(shelf, see):
    seen = see(submitted(see(f"/objects/?{TIN}"), **{"from": "1920", "to": "1939"}))
    assert seen.titles == ["Tea tin"]
    assert seen.heading == "Tins, 1920 to 1939"
    assert seen.page_title.startswith("Tins, 1920 to 1939")
    assert fields(seen) == {"From year": "1920", "to year": "1939"}
    assert seen.robots == "noindex, nofollow"
    chip = seen.chips["Take away Decade or period: 1920 to 1939"]
    assert sorted(see(chip).titles) == ["Biscuit tin", "Tea tin", "Tobacco tin"]


@pytest.mark.parametrize(
    ("typed", "titles", "heading"),
    [
        ("from=1933", ["Biscuit tin", "Side comb"], "Objects, from 1933"),
        ("from=&to=1933", ["Tea tin"], "Objects, up to 1933"),
        ("from=1932&to=1932", ["Tea tin"], "Objects, 1932"),
        ("from=1939&to=1920", ["Tea tin", "Side comb"], "Objects, 1920 to 1939"),
        ("from=1930s&to=1930s", ["Tea tin", "Side comb"], "Objects, 1930 to 1939"),
        ("from=200+BC&to=1933", ["Tea tin"], "Objects, 200 BC to 1933"),
        ("from=-200&to=about+1933", ["Tea tin"], "Objects, 200 BC to 1933"),
        ("from=20&to=1933", ["Tea tin"], "Objects, AD 20 to 1933"),
    ],
)
def test_years_are_read_as_people_type_them(shelf, see, typed, titles, heading):
    seen = see(f"/objects/?{typed}")
    assert seen.titles == titles
    assert seen.heading == heading


def test_ends_the_wrong_way_round_are_turned_in_their_fields_too(shelf, see):
    assert fields(see("/objects/?from=1939&to=1920")) == {"From year": "1920", "to year": "1939"}


@pytest.mark.parametrize(
    "typed",
    [
        *("rubbish", "0", "-0", "99999999", "-99999999", "1" * 5000, "%00", "²", "١٩٢٠", "%ff"),
        *("<b>", "before+1920", "(((", "1e3", "--5", "+"),
    ],
)
@pytest.mark.parametrize("field", ["from", "to"])
def test_no_years_typed_by_hand_fail(shelf, see, client, field, typed):
    seen = see(f"/objects/?{field}={typed}")
    assert len(seen.titles) == 5
    assert seen.says("as a year. Try 1935, 1930s or 200 BC.") or typed in ("%00", "+")
    for address in ("list.csv", "choose/when/"):
        assert client.get(f"/objects/{address}?{field}={typed}").status_code == 200


def test_what_is_no_year_is_said_at_its_field_and_the_rest_counts(shelf, see):
    seen = see("/objects/?from=longago&to=1933")
    assert seen.heading == "Objects, up to 1933"
    assert seen.says("We can’t read “longago” as a year")
    first, last = seen.soup.select(".facets__year")
    assert first["value"] == "longago"
    assert seen.soup.find(id=first["aria-describedby"]).text.startswith("We can’t read")
    assert not last.get("aria-invalid")
    assert seen.soup.select_one("details.facets").has_attr("open")
    assert "longago" not in seen.facet_link("Material", "tinplate")


def test_undated_are_offered_beside_years_and_taken_away_again(shelf, see):
    seen = see("/objects/?from=1930&to=1939")
    assert seen.titles == ["Tea tin", "Side comb"]
    both = see(seen.link("Include the 2 without a date"))
    assert both.titles == ["Tea tin", "Tobacco tin", "Side comb", "Nit comb"]
    assert both.heading == "Objects, 1930 to 1939 or undated"
    assert not both.says("without a date")
    assert see(both.chips["Take away Decade or period: Undated"]).titles == seen.titles
    assert fields(both) == fields(seen)
    assert "when=undated" in submitted(both)


def test_no_more_undated_are_offered_than_would_come(shelf, see):
    assert see(f"/objects/?{TIN}&from=1930").says("Include the 1 without a date")
    assert see(f"/objects/?{TIN}&from=1930&when=1950s").says("Include the 1 without a date")
    assert not see("/objects/?colour=colour-blue&to=1990").says("without a date")


def test_a_decade_narrows_within_the_years_and_years_replace_decades(shelf, see):
    seen = see("/objects/?from=1933&to=1960")
    assert [name for name, _ in seen.facet("Decade or period")][:2] == ["1930s", "1950s"]
    narrowed = see(seen.facet_link("Decade or period", "1950s"))
    assert narrowed.titles == ["Biscuit tin"]
    assert narrowed.heading == "Objects, 1950s, 1933 to 1960"
    assert see(submitted(narrowed, **{"from": "1930", "to": "1935"})).titles == [
        "Tea tin",
        "Side comb",
    ]


def test_years_stay_while_all_else_changes(shelf, see, client):
    seen = see("/objects/?q=tin&from=1930&to=1960&view=list")
    for link in ("Oldest first", "Grid"):
        assert see(seen.link(link)).heading == "Objects, 1930 to 1960: “tin”"
    hidden = {
        field["name"]: field["value"] for field in seen.soup.select(".search-box [type=hidden]")
    }
    assert hidden == {"from": "1930", "to": "1960", "view": "list"}
    rows = table(client, seen.link("Download this list"))
    assert sorted(row["Name"] for row in rows) == ["Biscuit tin", "Tea tin"]
    choices = client.get("/objects/choose/kind/?from=1930&to=1960").content.decode()
    assert "from=1930&amp;to=1960" in choices
    assert "1 to choose from" in client.get("/objects/choose/kind/?from=1950").content.decode()


def test_years_in_which_there_is_nothing_leave_their_fields_there(shelf, see):
    seen = see("/objects/?from=1700&to=1710")
    assert seen.says("Nothing fits all of this")
    assert fields(seen) == {"From year": "1700", "to year": "1710"}
    assert see("/objects/?from=1700&to=1710&when=undated").titles == ["Tobacco tin", "Nit comb"]


@pytest.mark.parametrize("year", [-9999, -199, 0, 1, 43, 999, 1932, 2100])
def test_a_year_is_read_as_it_is_said(year):
    assert read_years(say_span(year, year)) == (year, year)
