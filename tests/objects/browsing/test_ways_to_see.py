"""The list in other shapes: all values by letter, a table, one below the other, sets folded."""

import csv

import pytest
from bs4 import BeautifulSoup

from objects.browsing.all_values import WITHOUT_LETTERS, initial


def table(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_the_list_as_a_table_has_all_that_fits_in_its_order(shelf, see, client):
    address = see("/objects/?kind=object_name-tin&sort=date").link("Download this list")
    rows = table(client, address)
    assert [row["Name"] for row in rows] == ["Tea tin", "Biscuit tin", "Tobacco tin"]
    assert rows[0] | {"Number": ""} == {
        "Number": "",
        "Name": "Tea tin",
        "Kind of object": "tin",
        "Material": "tinplate",
        "Colour": "red",
        "Maker": "",
        "Place": "",
        "When": "1932",
        "Address": f"http://testserver{shelf[0].get_absolute_url()}",
    }
    assert table(client, "/objects/list.csv?q=nit")[0]["Maker"] == "Ada Draper"


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(make, index, client):
    make("=HYPERLINK(1)", material="@horn")
    index.rebuild()
    (row,) = table(client, "/objects/list.csv")
    assert row["Name"] == "'=HYPERLINK(1)"
    assert row["Material"] == "'@horn"


def test_a_table_has_nothing_that_is_not_public(shelf, client):
    type(shelf[0]).objects.filter(pk=shelf[0].pk).update(live=False)
    assert "Tea tin" not in {row["Name"] for row in table(client, "/objects/list.csv")}


def test_without_an_index_a_table_is_away_and_says_so(client, db, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    response = client.get("/objects/list.csv")
    assert response.status_code == 503
    assert b"Searching is away" in response.content
    assert client.get("/objects/choose/maker/").status_code == 200


def test_all_values_of_a_facet_stand_by_letter(make, index, client, see):
    for number in range(WITHOUT_LETTERS):
        make("Bowl", maker=f"Baker {number}")
    make("Plate", maker="“Ångström” & Co")
    make("Jug", maker="3M")
    make("Cup", maker="3M", material="bone")
    index.rebuild()
    address = see().link(f"All {WITHOUT_LETTERS + 2} makers")

    def page(address):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        return soup, [value.get_text(" ", strip=True) for value in soup.select(".facets__value")]

    soup, values = page(address)
    assert values == ["“Ångström” & Co 1"]
    letters = {link.get_text(): link["href"] for link in soup.select(".letters a")}
    assert list(letters) == ["B", "0–9"]
    assert len(page(letters["B"])[1]) == WITHOUT_LETTERS
    soup, values = page(letters["0–9"])
    assert values == ["3M 2"]
    assert see(soup.select_one(".facets__value")["href"]).titles == ["Jug", "Cup"]
    assert page("/objects/choose/maker/?letter=ZZ&q=bowl")[1][0].startswith("Baker")
    assert page("/objects/choose/maker/?material=material-bone")[1] == ["3M 1"]


@pytest.fixture
def makers(make, index, client):
    """More makers than stand on one page, and what the page of those named so shows."""
    for number in range(WITHOUT_LETTERS):
        make("Bowl", maker=f"Baker {number}")
    make("Plate", maker="“Ångström” & Co")
    make("Cup", maker="Angstrom Pottery", material="bone")
    index.rebuild()

    def named(typed, **more):
        response = client.get("/objects/choose/maker/", {"named": typed, **more})
        soup = BeautifulSoup(response.content, "html.parser")
        return soup, [value.get_text(" ", strip=True) for value in soup.select(".facets__value")]

    return named


def test_a_maker_is_found_by_name_among_all(makers, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        soup, values = makers("angst")
    assert values == ["Angstrom Pottery 1", "“Ångström” & Co 1"]
    assert soup.select_one(".find-name__said").get_text(strip=True) == (
        "2 names have “angst” in them."
    )
    assert soup.select_one("input[name=named]")["value"] == "angst"
    assert soup.title.get_text(strip=True).startswith("Maker: “angst”")
    assert soup.select(".letters [aria-current]") == []
    assert makers("POTTERY ång")[1] == ["Angstrom Pottery 1"]
    assert makers(" ")[1] == makers("")[1] == values


def test_finding_a_name_stays_within_the_list_one_came_from(makers):
    soup, values = makers("a", material="material-bone", q="cup")
    assert values == ["Angstrom Pottery 1"]
    soup, _ = makers("a", view="list")
    assert soup.select_one(".find-name input[name=view]")["value"] == "list"


def test_a_name_that_nobody_has_is_said_and_a_common_one_is_cut(makers, monkeypatch):
    soup, values = makers("zz\x00<b>")
    assert values == []
    assert "No name here has “zz <b>” in it." in soup.get_text()
    monkeypatch.setattr("objects.browsing.all_values.MOST_NAMED", 3)
    soup, values = makers("baker")
    assert len(values) == 3
    assert f"{WITHOUT_LETTERS} names have “baker” in them: here are the first 3." in soup.get_text()


@pytest.mark.parametrize("address", ["nothing/", "maker/?letter=%00&page=x", "when/", "picture/"])
def test_no_typed_address_of_choices_fails(shelf, client, address):
    assert client.get(f"/objects/choose/{address}").status_code in (200, 404)


def test_periods_to_choose_stand_in_the_order_of_time(shelf, client):
    soup = BeautifulSoup(client.get("/objects/choose/when/").content, "html.parser")
    names = [value.select("span")[1].get_text() for value in soup.select(".facets__value")]
    assert names[0] == "Undated"
    assert names.index("1930s") < names.index("1950s") < names.index("20th century")


@pytest.mark.parametrize(
    ("name", "letter"), [("zinc", "Z"), ("Élan", "E"), ("“Bex”", "B"), ("3M", "0–9"), ("", "0–9")]
)
def test_the_letter_of_a_name(name, letter):
    assert initial(name) == letter


def test_parts_of_a_set_on_one_page_are_one_card_and_are_counted_singly(make, index, see):
    make("Teapot", set_number="SET/1")
    make("Kettle")
    for number in range(3):
        make(f"Cup {number}", set_number="SET/1")
    index.rebuild()
    seen = see()
    assert seen.titles == ["Teapot", "Kettle"]
    assert seen.says("5 objects")
    folded = seen.soup.select_one(".card__more")
    assert folded.summary.get_text() == "and 3 like it"
    assert [link.get_text() for link in folded.select("a")] == ["Cup 0", "Cup 1", "Cup 2"]


def test_one_below_the_other_stays_so_while_narrowing(shelf, see):
    seen = see(see().link("List"))
    assert seen.soup.select_one(".card-grid--list")
    narrowed = see(seen.facet_link("Material", "brass"))
    assert narrowed.soup.select_one(".card-grid--list")
    assert narrowed.titles == ["Tobacco tin", "Nit comb"]
