"""Narrowing the list of objects: words, facets, chips, order, pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.engines.embedded import EmbeddedEngine
from search.query import PAGE, SearchAway
from tests.factories import TermFactory

TIN, COMB = "kind=object_name-tin", "kind=object_name-comb"
TINPLATE, BRASS = "material=material-tinplate", "material=material-brass"


def test_without_a_choice_everything_is_there_and_may_be_indexed(shelf, see):
    seen = see()
    assert seen.titles == ["Tea tin", "Biscuit tin", "Tobacco tin", "Side comb", "Nit comb"]
    assert seen.heading == "Objects"
    assert seen.robots == ""
    assert seen.says("5 objects")
    assert seen.chips == {}


def test_words_find_and_stay_in_the_box(shelf, see):
    seen = see("/objects/?q=tins")
    assert sorted(seen.titles) == ["Biscuit tin", "Tea tin", "Tobacco tin"]
    assert seen.soup.find("input", {"name": "q"})["value"] == "tins"
    assert seen.heading == "Objects: “tins”"


def test_several_values_of_a_facet_widen_and_facets_narrow_each_other(shelf, see):
    assert len(see(f"/objects/?{TINPLATE}&{BRASS}").titles) == 4
    assert see(f"/objects/?{TINPLATE}&{BRASS}&{COMB}").titles == ["Nit comb"]


def test_counts_ignore_the_facets_own_choice(shelf, see):
    seen = see(f"/objects/?{TIN}")
    assert seen.facet("Kind of object") == [("tin", "3"), ("comb", "2")]
    assert seen.facet("Material") == [("tinplate", "2"), ("brass", "1")]


def test_a_value_is_chosen_and_taken_away_by_one_link_each(shelf, see):
    chosen = see(see().facet_link("Material", "brass"))
    assert chosen.titles == ["Tobacco tin", "Nit comb"]
    assert list(chosen.chips) == ["Take away Material: brass"]
    assert chosen.chips["Take away Material: brass"] == "/objects/"
    assert chosen.facet_link("Material", "brass") == "/objects/"


def test_the_ten_commonest_are_offered_and_whatever_is_chosen(make, index, see):
    for number in range(12):
        for _ in range(14 - number):
            make("Bowl", material=f"stuff {number:02}")
    index.rebuild()
    names = [name for name, _ in see().facet("Material")]
    assert names == [f"stuff {number:02}" for number in range(10)]
    seen = see("/objects/?material=material-stuff-11")
    assert seen.facet("Material")[-1] == ("stuff 11", "3")
    assert len(seen.facet("Material")) == 11


def test_undated_is_a_value_and_can_be_included(shelf, see):
    assert ("Undated", "2") in see().facet("Decade or period")
    assert see("/objects/?when=undated").titles == ["Tobacco tin", "Nit comb"]
    seen = see("/objects/?when=1930s")
    assert seen.titles == ["Tea tin", "Side comb"]
    both = see(seen.link("Include the 2 without a date"))
    assert len(both.titles) == 4
    assert not both.says("without a date")


def test_no_more_undated_are_offered_than_fit_the_rest(shelf, see):
    assert see(f"/objects/?{TIN}&when=1930s").says("Include the 1 without a date")
    assert not see("/objects/?colour=colour-blue&when=1950s").says("without a date")


def test_the_heading_and_title_say_what_is_shown(shelf, see):
    seen = see(f"/objects/?when=1930s&{TINPLATE}&{TIN}&colour=colour-red")
    assert seen.heading == "Tins made of tinplate in red, 1930s"
    assert seen.page_title.startswith("Tins made of tinplate in red, 1930s")
    assert (
        see("/objects/?maker=ada-draper&when=undated").heading == "Objects by Ada Draper, undated"
    )
    assert see("/objects/?when=1930s&picture=no").heading == "Objects without a picture, 1930s"


def test_narrowed_or_sorted_lists_are_not_for_search_engines(shelf, see):
    for query in (TIN, "q=tin", "sort=date", f"{TIN}&{TINPLATE}"):
        assert see(f"/objects/?{query}").robots == "noindex, nofollow"
    assert see("/objects/?page=1").robots == ""


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("Oldest first", "Tea tin", "Nit comb"),
        ("Number", "Tea tin", "Nit comb"),
        ("Newest here", "Nit comb", "Tea tin"),
    ],
)
def test_it_is_sorted_as_one_likes(shelf, see, reindex, sort, first, last):
    for hours, thing in enumerate(shelf):
        moment = timezone.now() + timedelta(hours=hours)
        type(thing).objects.filter(pk=thing.pk).update(first_published_at=moment)
    reindex(*shelf)
    titles = see(see("/objects/?sort=date").link(sort)).titles
    assert (titles[0], titles[-1]) == (first, last)


def test_relevance_is_offered_for_words_only(shelf, see):
    assert see("/objects/?q=tin").says("Best match")
    assert not see("/objects/?sort=relevance").says("Best match")


def test_pages_have_24_and_keep_every_choice(make, index, see):
    for number in range(PAGE + 2):
        make(f"Tin {number}", material="tinplate")
    make("Comb")
    index.rebuild()
    first = see(f"/objects/?q=tin&{TINPLATE}&sort=number")
    assert len(first.titles) == PAGE
    assert first.says(f"1 to 24 of {PAGE + 2} objects")
    second = see("/objects/" + first.link("Next"))
    assert second.titles == ["Tin 24", "Tin 25"]
    assert list(second.chips) == ["Take away Material: tinplate"]
    assert "page 2" in second.page_title


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("page=99", "25 to 26 of 26 objects There are only 2 pages: this is the last."),
        ("page=99999999", "There are only 2 pages: this is the last."),
        ("page=99&from=1800&to=1801", "Nothing fits all of this Use fewer choices."),
        ("page=-3", "1 to 24 of 26 objects"),
        ("page=0", "1 to 24 of 26 objects"),
        ("page=" + "9" * 5000, "of 26 objects"),
        ("page=two", "1 to 24 of 26 objects"),
        ("page=²", "1 to 24 of 26 objects"),
        ("page=%00", "1 to 24 of 26 objects"),
        ("sort=%00&view=x", "1 to 24 of 26 objects"),
        ("kind=%00&kind=%ff&kind=" + "a" * 500, "1 to 24 of 26 objects"),
        ("q=%00", "1 to 24 of 26 objects"),
        ("q=" + "(((" * 200, "objects"),
        ("q=a:b:c%20AND%20mamma's", "Nothing fits"),
        ("kind=no-such-thing", "Nothing fits"),
        ("when=no-such-time&picture=maybe", "Nothing fits"),
        ("&".join(f"maker=m{number}" for number in range(200)), "Nothing fits"),
    ],
)
def test_whatever_is_typed_gives_a_page(make, index, see, typed, says):
    for number in range(26):
        make(f"Tin {number}")
    index.rebuild()
    assert see(f"/objects/?{typed}").says(says)


def ways(seen):
    """Where each way on leads, and the whole of what it says."""
    return [
        (way.a["href"], " ".join(way.get_text(" ", strip=True).split()))
        for way in seen.soup.select(".ways-on__way")
    ]


def test_nothing_found_gives_three_ways_on(shelf, see):
    seen = see(f"/objects/?q=tea&{TIN}&colour=colour-blue")
    assert seen.titles == []
    assert see(seen.link("Take “blue” away")).titles == ["Tea tin"]
    assert see(seen.link("Search all objects for “tea”")).titles == ["Tea tin"]
    assert len(see(seen.link("Look through all objects")).titles) == 5
    assert [said.split(". ")[-1] for _, said in ways(seen)] == [
        "1 object.",
        "1 object.",
        "5 objects.",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "q=zeppelin",
        "q=zeppelin&kind=object_name-tin",
        "q=tea&material=material-horn",
        "kind=nothing",
        "kind=nothing&kind=naught",
        "kind=object_name-tin&material=material-horn&colour=colour-blue&q=nit",
        "from=1700&to=1710",
        "q=tea&to=1700",
        "when=1950s&from=1700&to=1710",
    ],
)
def test_the_ways_on_are_three_others_and_lead_to_what_they_say(shelf, see, client, query):
    found = ways(see(f"/objects/?{query}"))
    assert len({address for address, _ in found}) == len(found) == 3
    for address, said in found:
        if address.startswith("/objects/?") or address == "/objects/":
            count = int(said.split()[-2])
            assert count > 0
            assert see(address).says(f"{count} object")
        else:
            assert address == "#words" or client.get(address).status_code == 200


def test_ways_that_lead_to_nothing_are_not_offered(shelf, see):
    said = " ".join(words for _, words in ways(see("/objects/?q=zeppelin&kind=nothing")))
    assert "zeppelin" not in said
    assert "Take “nothing” away" not in said
    assert "has a picture" not in said
    assert "something nobody has seen" in said
    type(shelf[0]).objects.mark_seen()
    assert "nobody has seen" not in str(ways(see("/objects/?q=zeppelin")))


def test_words_alone_that_find_nothing_say_to_check_them(shelf, see):
    assert see("/objects/?q=zeppelin").says("Check the spelling.")


def test_ways_on_cost_few_queries(shelf, client, remembering, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(f"/objects/?q=nit&{TIN}&colour=colour-blue&{TINPLATE}&from=1700&maker=gone")


def test_a_merged_name_leads_to_the_preferred_one(shelf, see, client, reindex):
    tinplate = shelf[0].terms.get(term__vocabulary="material").term
    better = TermFactory(vocabulary="material", name="tinned steel")
    tinplate.merge_into(better)
    reindex(*shelf)
    response = client.get(f"/objects/?q=tin&{TINPLATE}&{TIN}")
    assert response.status_code == 301
    assert response["Location"] == (
        "/objects/?q=tin&material=material-tinned-steel&kind=object_name-tin"
    )
    assert see(response["Location"]).heading == "Tins made of tinned steel: “tin”"


def test_a_renamed_one_is_shown_by_its_new_name(shelf, see, reindex):
    assert ("horn", "1") in see().facet("Material")
    horn = shelf[3].terms.get(term__vocabulary="material").term
    horn.name = "ox horn"
    horn.save()
    reindex(shelf[3])
    assert ("ox horn", "1") in see().facet("Material")


def test_withdrawn_things_are_gone_even_before_the_index_knows(shelf, see):
    type(shelf[0]).objects.filter(pk=shelf[0].pk).update(live=False)
    assert see("/objects/?q=tea").titles == []
    assert "Tea tin" not in see().titles


def test_while_searching_is_away_one_can_browse_by_number(shelf, see, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    seen = see("/objects/?q=tea")
    assert seen.says("Search is being made ready")
    assert seen.says("We can’t look for “tea” just now.")
    assert len(seen.titles) == 5
    assert seen.robots == "noindex, nofollow"
    assert see().robots == ""


def test_choices_are_held_by_the_database_or_said_to_be_set_aside(shelf, see, monkeypatch):
    def away(engine, query):
        raise SearchAway("Away")

    monkeypatch.setattr(EmbeddedEngine, "search", away)
    assert see("/objects/?material=material-brass").titles == ["Tobacco tin", "Nit comb"]
    assert see("/objects/?maker=ada-draper&material=material-brass").titles == ["Nit comb"]
    assert see("/objects/?material=material-none").says("Nothing fits what you chose")
    address = "/objects/?material=material-brass&when=1930s&from=1932&sort=date"
    seen = see(address)
    assert len(seen.titles) == 2
    assert seen.says("We can’t narrow to Decade or period: 1930s or Decade or period:")
    assert seen.link("Try again") == address
    assert seen.link("Take away Material: brass") == "/objects/?when=1930s&from=1932&sort=date"


def test_a_page_costs_few_queries_however_much_is_chosen(
    make, index, client, remembering, django_assert_max_num_queries
):
    for number in range(40):
        make(
            f"Tin {number}",
            kind=f"kind {number}",
            material="tinplate",
            colour="red",
            maker=f"Maker {number}",
            date=str(1900 + number),
        )
    index.rebuild()
    address = f"/objects/?q=tin&{TINPLATE}&colour=colour-red&maker=gone&maker=maker-1&when=1900s"
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(8):
        client.get("/objects/")
    with django_assert_max_num_queries(7):
        client.get("/objects/")


@pytest.mark.django_db
def test_the_home_page_has_the_search_box(client):
    assert b'name="q"' in client.get("/").content
