"""From an object's facts to the list of its like, and from a term's page to where it narrows."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import ObjectTermFactory, TermFactory


@pytest.fixture
def fact(client):
    """The links of one fact of an object: {words: address}; those to the list are `nofollow`."""

    def links_of(thing, name):
        soup = BeautifulSoup(client.get(thing.get_absolute_url()).content, "html.parser")
        facts = soup.select(".facts__fact")
        found = next(fact for fact in facts if fact.dt.get_text(strip=True) == name)
        for link in found.select("a"):
            assert ("?" in link["href"]) == (link.get("rel") == ["nofollow"])
        return {link.get_text(): link["href"] for link in found.select("a")}

    return links_of


def test_a_date_leads_to_its_years_and_decades(shelf, see, fact):
    years = see(fact(shelf[0], "When")["1932"])
    assert years.heading == "Objects, 1932"
    assert years.titles == ["Tea tin"]
    periods = fact(shelf[0], "Decade or period")
    assert list(periods) == ["1930s", "20th century", "Between the wars"]
    assert see(periods["1930s"]).titles == ["Tea tin", "Side comb"]
    assert see(periods["Between the wars"]).heading == "Objects, Between the wars"


@pytest.mark.parametrize("date", ["c. 1935", "1930s", "before 1914", "450 BC", "AD 43", "9000 BC"])
def test_any_date_leads_to_a_list_with_its_object(make, index, see, fact, date):
    thing = make("Tea tin", date=date)
    index.rebuild()
    for address in (*fact(thing, "When").values(), *fact(thing, "Decade or period").values()):
        assert see(address).titles == ["Tea tin"]


def test_a_set_leads_to_its_parts(make, index, see, fact):
    cup = make("Cup", set_number="AIBDC : 008432.1")
    make("Saucer", set_number="AIBDC : 008432.1")
    make("Teapot", set_number="AIBDC : 008433.1")
    index.rebuild()
    seen = see(fact(cup, "Part of")["AIBDC : 008432.1"])
    assert seen.titles == ["Cup"]  # one card for the set
    assert seen.says("2 objects")


def test_an_event_leads_to_what_has_its_words(make, index, see, fact):
    cup = make("Cup", associated_event="The “Great” Exhibition")
    make("Great mug")
    index.rebuild()
    assert see(fact(cup, "Event")["The “Great” Exhibition"]).titles == ["Cup"]


def test_names_lead_to_their_own_pages_and_those_of_terms_to_the_list(shelf, see, fact, client):
    assert fact(shelf[4], "Made by") == {"Ada Draper": "/people/ada-draper/"}
    assert fact(shelf[4], "Material") == {"brass": "/terms/material-brass/"}
    page = BeautifulSoup(client.get("/terms/material-brass/").content, "html.parser")
    link = page.find("a", string="Search these and narrow them down")
    assert link["rel"] == ["nofollow"]
    assert see(link["href"]).titles == ["Tobacco tin", "Nit comb"]


def test_a_term_that_is_no_facet_has_no_list(shelf, client):
    cat = TermFactory(name="a cat", vocabulary="subject")
    ObjectTermFactory(collection_object=shelf[0], term=cat)
    assert b"narrow them down" not in client.get(f"/terms/{cat.slug}/").content
