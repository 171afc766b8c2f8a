"""A shelf of tins and combs in the database and in the index, and its list as people see it."""

import pytest
from bs4 import BeautifulSoup

from objects.documents import KIND
from search.registry import kind_named
from search.understanding.synonyms import current
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    PersonFactory,
    TermFactory,
)


@pytest.fixture
def make(db):
    """Make a published object: `make("Tea tin", kind="tin", material="tinplate", date="1932")`."""
    terms, makers = {}, {}

    def term(vocabulary, name):
        key = vocabulary, name
        if key not in terms:
            terms[key] = TermFactory(vocabulary=vocabulary, name=name)
        return terms[key]

    def make_one(title, kind="", material="", colour="", maker="", date="", **fields):
        thing = CollectionObjectFactory(title=title, date_text=date, **fields)
        said = {"object_name": kind, "material": material, "colour": colour}
        for vocabulary, name in said.items():
            if name:
                ObjectTermFactory(collection_object=thing, term=term(vocabulary, name))
        if maker:
            if maker not in makers:
                makers[maker] = PersonFactory(name=maker)
            ObjectPersonFactory(
                collection_object=thing, person=makers[maker], activity="production"
            )
        return thing

    return make_one


@pytest.fixture
def shelf(make, index):
    """Five things, found by the engine."""
    things = [
        make("Tea tin", kind="tin", material="tinplate", colour="red", date="1932"),
        make("Biscuit tin", kind="tin", material="tinplate", colour="blue", date="1951"),
        make("Tobacco tin", kind="tin", material="brass", colour="red"),
        make("Side comb", kind="comb", material="horn", colour="red", date="1934"),
        make("Nit comb", kind="comb", material="brass", maker="Ada Draper"),
    ]
    index.rebuild()
    return things


@pytest.fixture
def reindex(index):
    """Bring the index to what the database says now."""
    return lambda *things: index.update(kind_named(KIND), [thing.pk for thing in things])


@pytest.fixture
def remembering(settings):
    """Synonyms are kept for a while, as on the real site: no test of queries counts them."""
    settings.SEARCH_REMEMBERS = 30
    current()


class Seen:
    """A list as a reader sees it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def titles(self):
        return [link.get_text() for link in self.soup.select(".card__link")]

    @property
    def heading(self):
        return self.soup.h1.get_text()

    @property
    def page_title(self):
        return self.soup.title.get_text()

    @property
    def robots(self):
        meta = self.soup.find("meta", {"name": "robots"})
        return meta["content"] if meta else ""

    @property
    def chips(self):
        return {
            " ".join(chip.get_text().split()).rstrip("×"): chip["href"]
            for chip in self.soup.select(".chips__chip")
        }

    def facet(self, label):
        """(name, count) of a facet's values, in order."""
        values = self._group(label).select(".facets__value")
        return [
            (value.select("span")[1].contents[0].strip(), value.select_one(".facets__count").text)
            for value in values
        ]

    def facet_link(self, label, name):
        """The address to which a facet's value leads."""
        values = self._group(label).select(".facets__value")
        return next(value["href"] for value in values if name in value.get_text())

    def _group(self, label):
        groups = self.soup.select(".facets__group")
        return next(group for group in groups if group.summary.get_text() == label)

    def link(self, words):
        """The address of the link with these words."""
        links = self.soup.find_all("a")
        return next(link["href"] for link in links if words in " ".join(link.get_text().split()))

    def says(self, words):
        return words in " ".join(self.soup.get_text().split())


@pytest.fixture
def see(client):
    """Open an address of the list."""
    return lambda address="/objects/": Seen(client.get(address))


@pytest.fixture
def counter(make, index):
    """Things of the fifties and of no known time, of Bakelite and of horn."""
    things = [
        make("Table radio", kind="radio", material="Bakelite", date="1955"),
        make("Car radio", kind="radio", material="steel"),
        make("Wireless", kind="radio", material="Bakelite", date="1932"),
        make("Side comb", kind="comb", material="horn", maker="Ada Draper", date="1958"),
        make("Egg cup", kind="egg cup", material="Bakelite", colour="red"),
    ]
    index.rebuild()
    return things
