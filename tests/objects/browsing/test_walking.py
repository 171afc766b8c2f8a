"""From the list to an object, and on to the next within that list."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.factories import CollectionObjectFactory


@pytest.fixture
def follow(client):
    """Open an object's page and see where its bar says that one is."""
    return lambda address: Bar(client.get(address))


class Bar:
    """The bar on an object's page, as a reader sees it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.soup = BeautifulSoup(response.content, "html.parser")
        self.title = self.soup.h1.get_text()
        self.bar = self.soup.find("nav", {"aria-label": "Your list"})

    @property
    def where(self):
        said = self.bar.select_one(".walk__list")
        return " ".join(said.get_text().split()) if said else ""

    @property
    def back(self):
        return self.bar.find("a", string="Back to the list")["href"]

    def link(self, way):
        return self.bar.find("a", rel=way)

    def names(self):
        """What stands on both sides, as the links say."""
        return [
            " ".join(link.get_text().split()) if link else None
            for link in (self.link("prev"), self.link("next"))
        ]

    @property
    def robots(self):
        meta = self.soup.find("meta", {"name": "robots"})
        return meta["content"] if meta else ""


def links_of(seen):
    """Title and address of each of a list's links, those folded into a card as well."""
    return [
        (link.get_text(), link["href"]) for link in seen.soup.select(".card__link, .card__more a")
    ]


def many(make, number, **fields):
    return [make(f"Spoon {place}", **fields) for place in range(1, number + 1)]


def walk_all(follow, address):
    """Press "Next" until there is none; the titles on the way."""
    titles = []
    while address:
        bar = follow(address)
        titles.append(bar.title)
        step = bar.link("next")
        address = step["href"] if step else None
    return titles


def test_one_walks_what_was_found_in_its_order(shelf, see, follow):
    seen = see("/objects/?kind=object_name-tin&sort=date")
    (first, address), *_ = links_of(seen)
    assert first == "Tea tin"
    bar = follow(address)
    assert bar.where == "Tins 1 of 3"
    assert bar.names() == [None, "Next Biscuit tin"]
    bar = follow(bar.link("next")["href"])
    assert (bar.title, bar.where) == ("Biscuit tin", "Tins 2 of 3")
    assert bar.names() == ["Previous Tea tin", "Next Tobacco tin"]
    bar = follow(bar.link("next")["href"])
    assert bar.names() == ["Previous Biscuit tin", None]
    assert follow(bar.link("prev")["href"]).title == "Biscuit tin"


def test_the_way_back_leads_to_the_list_as_it_was(shelf, see, follow):
    address = "/objects/?q=tin&material=material-tinplate&view=list"
    bar = follow(links_of(see(address))[1][1])
    assert "made of tinplate: “tin” 2 of 2" in bar.where
    back, _, anchor = bar.back.partition("#")
    again = see(back)
    assert (again.titles, again.heading) == (see(address).titles, see(address).heading)
    assert again.soup.select_one(".card-grid--list")
    assert again.soup.find(id=anchor).a.get_text() == bar.title


def test_the_list_of_everything_is_a_list_too(shelf, see, follow):
    bar = follow(links_of(see())[0][1])
    assert bar.where == "Objects 1 of 5"
    assert bar.back == "/objects/#place-1"


@pytest.mark.slow
def test_a_walk_goes_on_over_the_ends_of_pages(make, index, see, follow):
    many(make, 50)
    index.rebuild()
    links = links_of(see("/objects/?q=spoon&sort=number&page=2"))
    assert [title for title, _ in links] == [f"Spoon {place}" for place in range(25, 49)]
    first, last = follow(links[0][1]), follow(links[-1][1])
    assert first.names() == ["Previous Spoon 24", "Next Spoon 26"]
    assert last.names() == ["Previous Spoon 47", "Next Spoon 49"]
    assert re.search(r"\bpage=2#", first.back)
    assert re.search(r"\bpage=2#", last.back)
    assert "page=" not in follow(first.link("prev")["href"]).back
    assert re.search(r"\bpage=3#", follow(last.link("next")["href"]).back)
    start = links_of(see("/objects/?q=spoon&sort=number"))[0][1]
    assert walk_all(follow, start) == [f"Spoon {place}" for place in range(1, 51)]


def test_parts_folded_into_one_card_have_each_its_own_place(make, index, see, follow):
    make("Teapot", set_number="SET/1")
    make("Kettle")
    make("Cup", set_number="SET/1")
    make("Ladle")
    index.rebuild()
    seen = see()
    assert seen.titles == ["Teapot", "Kettle", "Ladle"]
    addresses = dict(links_of(seen))
    where = {title: follow(address).where for title, address in addresses.items()}
    assert where == {
        "Teapot": "Objects 1 of 4",
        "Kettle": "Objects 2 of 4",
        "Cup": "Objects 3 of 4",
        "Ladle": "Objects 4 of 4",
    }
    assert seen.soup.find(id="place-3").a.get_text() == "Cup"
    assert follow(addresses["Teapot"]).names() == [None, "Next Kettle"]


def test_what_moved_a_little_is_found_again(make, index, see, follow, reindex):
    spoons = many(make, 6)
    index.rebuild()
    address = links_of(see("/objects/?q=spoon&sort=number"))[4][1]
    spoons[0].unpublish()
    reindex(spoons[0])
    bar = follow(address)
    assert (bar.title, bar.where) == ("Spoon 5", "Objects: “spoon” 4 of 5")
    assert bar.names() == ["Previous Spoon 4", "Next Spoon 6"]
    assert bar.back.endswith("#place-4")


def test_what_is_no_longer_there_leads_back_only(make, index, follow):
    spoons = many(make, 60)
    index.rebuild()
    page = spoons[0].get_absolute_url()
    for query in ("in=q%3Dnothing&at=3", "in=q%3Dspoon%26sort%3Dnumber&at=50"):
        bar = follow(f"{page}?{query}")
        assert bar.names() == [None, None]
        assert bar.where == ""
    assert bar.back == "/objects/?q=spoon&sort=number&page=3"


def test_what_is_not_public_is_never_named(make, index, see, follow):
    spoons = many(make, 3)
    index.rebuild()
    address = links_of(see("/objects/?sort=number"))[1][1]
    # The index has not heard of it yet.
    type(spoons[2]).objects.filter(pk=spoons[2].pk).update(live=False)
    bar = follow(address)
    assert bar.names() == ["Previous Spoon 1", None]
    assert "Spoon 3" not in bar.soup.get_text()


def test_values_that_the_object_has_not_are_not_said_for_it(shelf, see, follow):
    address = dict(links_of(see("/objects/?colour=colour-red&colour=colour-blue")))["Biscuit tin"]
    assert follow(address).where == "Objects in blue, and more 2 of 4"


@pytest.mark.parametrize(
    "query",
    [
        "in=",
        "in=&at=",
        "in=&at=abc",
        "in=&at=-1",
        "in=&at=0",
        "in=&at=1e3",
        "in=&at=99999999999999999999999999",
        "in=&at=" + "9" * 5000,
        "in=%00%ff&at=%00",
        "in=q%3D%2500%26page%3Dx%26sort%3Dx%26kind%3D%2F%2F&at=1",
        "in=" + "%26" * 3000 + "&at=1",
        "in=q%3D" + "x" * 5000 + "&at=2",
        "in=%3Fq%3Dtin%23x&at=2&in=q%3Dcomb&at=4",
        "in=kind%3Dnone%26when%3D1930s%26from%3Dx%26to%3D%2500&at=7",
        "at=3",
    ],
)
def test_no_typed_walk_fails(shelf, client, query):
    response = client.get(f"{shelf[0].get_absolute_url()}?{query}")
    assert response.status_code == 200
    assert b"Tea tin" in response.content


def test_a_typed_list_never_leads_away(shelf, follow):
    bar = follow(f"{shelf[0].get_absolute_url()}?in=//evil.example/%3Fq%3D%22%3E%3Cb%3E&at=1")
    assert all(link["href"].startswith("/objects/") for link in bar.bar.find_all("a"))
    assert bar.bar.find("b", class_=None) is None


def test_a_walked_page_is_known_by_its_permalink_only(shelf, see, follow):
    address = links_of(see("/objects/?q=tin"))[0][1]
    walked, plain = follow(address), follow(address.partition("?")[0])
    assert (walked.robots, plain.robots) == ("noindex", "")
    canonical = {bar.soup.find("link", rel="canonical")["href"] for bar in (walked, plain)}
    assert canonical == {f"http://testserver{address.partition('?')[0]}"}
    assert plain.bar is None


def test_without_an_index_the_page_is_shown_without_the_bar(client, db, settings, tmp_path, follow):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    thing = CollectionObjectFactory(title="Lonely tin")
    bar = follow(f"{thing.get_absolute_url()}?in=q%3Dtin&at=1")
    assert bar.title == "Lonely tin"
    assert bar.bar is None
    assert bar.robots == "noindex"
    assert "?in=" not in str(BeautifulSoup(client.get("/objects/").content, "html.parser"))


def test_links_elsewhere_have_no_walk(shelf, client):
    for address in ("/people/ada-draper/", "/terms/object_name-tin/", shelf[0].get_absolute_url()):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        cards = soup.select(".card__link")
        assert cards or address.startswith("/objects/")
        assert not any("?" in card["href"] for card in cards)


def test_a_walked_page_with_everything_costs_few_queries(
    make, index, client, django_assert_max_num_queries
):
    things = [
        make(f"Tin {number}", kind="tin", material="brass", colour="red", maker=f"Maker {number}")
        for number in range(12)
    ]
    index.rebuild()
    chosen = "kind=object_name-tin&material=material-brass&maker=maker-1&maker=maker-5&maker=x"
    address = f"{things[5].get_absolute_url()}?in={chosen.replace('&', '%26')}&at=2"
    client.get(address)
    # Four panels of apps to the right stand on it.
    with django_assert_max_num_queries(12 + 2 * 4):
        response = client.get(address)
    assert b"Previous" in response.content
    assert b"Things like it" in response.content
