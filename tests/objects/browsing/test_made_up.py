"""Choices that nobody offered: made-up ones, and names that were merged into others."""

import pytest

from tests.factories import ObjectTermFactory, TermFactory

NO_SUCH = "something we don’t have"


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("maker=buy-pills", f"Objects by {NO_SUCH}"),
        ("kind=buy-pills&kind=more-pills", "Something we don’t have"),
        ("kind=object_name-tin&kind=buy-pills", f"Tins and {NO_SUCH}"),
        ("material=buy-pills&material=material-brass", f"Objects made of {NO_SUCH} or brass"),
        ("when=buy-pills&picture=more-pills", f"Objects {NO_SUCH}, {NO_SUCH}"),
    ],
)
def test_a_made_up_choice_puts_no_words_on_the_page_and_can_be_taken_away(
    shelf, see, typed, heading
):
    seen = see(f"/objects/?{typed}")
    assert seen.heading == heading
    assert "pills" not in seen.soup.get_text()
    taken = next(address for chip, address in seen.chips.items() if NO_SUCH in chip)
    assert taken.count("pills") == typed.count("pills") - 1


@pytest.fixture
def merged(shelf, reindex):
    """Brass is called yellow metal now; one thing is catalogued so from the first."""
    brass = shelf[2].terms.get(term__vocabulary="material").term
    better = TermFactory(vocabulary="material", name="yellow metal")
    brass.merge_into(better)
    reindex(*shelf)
    return better


def test_a_merged_name_leads_on_from_the_table_and_from_all_values(shelf, merged, client, see):
    table = client.get("/objects/list.csv?material=material-brass&sort=date")
    assert table.status_code == 301
    assert table["Location"] == "/objects/list.csv?material=material-yellow-metal&sort=date"
    rows = b"".join(client.get(table["Location"]).streaming_content).decode()
    assert rows.count("yellow metal") == 2
    values = client.get("/objects/choose/kind/?material=material-brass")
    assert values.status_code == 301
    assert values["Location"] == "/objects/choose/kind/?material=material-yellow-metal"
    assert see(values["Location"]).says("comb 1")


def test_a_merged_name_that_nothing_has_any_more_still_leads_on(shelf, merged, client):
    old = TermFactory(vocabulary="material", name="latten", preferred=merged)
    for address in ("/objects/?material=material-latten", f"/terms/{old.slug}/"):
        response = client.get(address)
        assert response.status_code == 301
        assert merged.slug in response["Location"]


def test_one_known_from_a_draft_alone_leads_nowhere(shelf, merged, client, make, see):
    draft = make("Secret spoon", live=False)
    secret = TermFactory(vocabulary="material", name="secret brass", preferred=merged)
    ObjectTermFactory(collection_object=draft, term=secret)
    assert see(f"/objects/?material={secret.slug}").heading == f"Objects made of {NO_SUCH}"
    assert client.get(f"/terms/{secret.slug}/").status_code == 404


def test_grid_and_list_keep_the_page(make, index, see):
    for number in range(30):
        make(f"Tin {number:02}")
    index.rebuild()
    second = see("/objects/?q=tin&sort=number&page=2")
    lines = see(second.link("List"))
    assert lines.titles == second.titles == [f"Tin {number}" for number in range(24, 30)]
    assert see(lines.link("Grid")).titles == second.titles
    assert "page=" not in see("/objects/").link("List")


@pytest.mark.parametrize("below", ["0", "-3"])
def test_below_the_first_page_is_the_first_on_every_list(make, index, see, below):
    for number in range(50):
        make(f"Tin {number:02}", maker="Ekco")
    index.rebuild()
    for address in ("/objects/?", "/people/ekco/?", "/search/?q=tin&kind=object&"):
        first, seen = see(address), see(f"{address}page={below}")
        assert seen.titles == first.titles
        assert len(see(f"{address}page=99").titles) == 2
