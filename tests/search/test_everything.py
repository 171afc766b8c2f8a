"""One search over everything, as a reader sees it."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from search import registry
from search.models import MissedWords
from search.outbox import drain
from search.query import SearchAway
from search.registry import kind_named
from search.understanding.lexicon import Lexicon
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


class Seen:
    """The page as a reader sees it."""

    def __init__(self, response):
        self.status = response.status_code
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def groups(self):
        """The heading of each group with its count, in order."""
        return [_text(title) for title in self.soup.select(".search-group__title")]

    @property
    def kinds(self):
        return [_text(link) for link in self.soup.select(".search-kinds__link")]

    @property
    def titles(self):
        return [_text(link) for link in self.soup.select(".card__link, .name-card__link")]

    def says(self, words):
        return words in _text(self.soup)

    def link(self, words):
        links = self.soup.find_all("a")
        return next(link["href"] for link in links if words in _text(link))


def _text(part) -> str:
    return " ".join(part.get_text().split())


@pytest.fixture
def see(client):
    return lambda address: Seen(client.get(address))


@pytest.fixture
def shelf(index):
    """Nine radios, two of them by Roberts of Battersea, and a portrait of Roberts."""
    roberts, battersea = PersonFactory(name="Roberts"), PlaceFactory(name="Battersea")
    radios = [CollectionObjectFactory(title=f"Table radio {n}") for n in range(9)]
    for radio in radios[:2]:
        ObjectPersonFactory(collection_object=radio, person=roberts)
        ObjectPlaceFactory(collection_object=radio, place=battersea)
    portrait = CollectionObjectFactory(title="Portrait", date_text="1935")
    ObjectPersonFactory(collection_object=portrait, person=roberts, activity="association")
    ObjectPersonFactory(person__name="Roberts and Sons", collection_object=radios[0])
    index.rebuild()
    return radios


def test_what_is_found_stands_by_kind_with_counts_objects_first(shelf, see):
    seen = see("/search/?q=robert")
    assert seen.groups == ["Objects 3", "People 2"]
    assert seen.kinds == ["All 5", "Objects 3", "People 2"]
    assert {"Table radio 0", "Portrait", "Roberts"} < set(seen.titles)


def test_who_is_called_just_so_comes_first(shelf, see):
    assert see("/search/?q=ROBERTS").groups == ["People 2", "Objects 3"]
    assert see("/search/?q=battersea").groups == ["Places 1", "Objects 2"]


def test_of_each_kind_a_few_and_the_way_to_all(shelf, see):
    seen = see("/search/?q=radio")
    assert seen.groups == ["Objects 9"]
    assert len(seen.titles) == 6
    assert seen.link("All 9 objects") == "/objects/?q=radio"
    assert len(see(seen.link("All 9 objects")).titles) == 9


def test_one_kind_can_be_chosen_and_paged(shelf, see):
    for number in range(30):
        ObjectPersonFactory(person__name=f"Dent {number}")
    drain()
    seen = see(see("/search/?q=dent").link("All 30 people"))
    assert seen.kinds == ["All 60", "Objects 30", "People 30"]
    assert len(seen.titles) == 24
    assert len(see("/search/?q=dent&kind=person&page=2").titles) == 6
    beyond = see("/search/?q=dent&kind=person&page=99999999")
    assert beyond.titles == see("/search/?q=dent&kind=person&page=2").titles
    assert beyond.says("There are only 2 pages: this is the last.")
    assert not see("/search/?q=dent&kind=person&page=2").says("this is the last")
    only = see("/search/?q=%22dent+29%22&kind=person&page=2")
    assert only.says("There is only one page: this is it.")


def test_each_of_one_kind_says_why_it_was_found(shelf, see):
    ObjectPersonFactory(collection_object=shelf[5], person=PersonFactory(name="Ekco"))
    shelf[5].save()
    drain()
    why = "Found in the people named with it: Ekco"
    assert see("/search/?q=ekco").says(why)
    assert see("/search/?q=ekco&kind=object").says(why)
    number = shelf[3].object_number
    assert see(f"/search/?q={number}").says(f"Found by its number: {number}")


def test_what_was_made_of_the_words_is_said_and_undone(shelf, see):
    seen = see("/search/?q=tabel+radio")
    assert seen.says("Showing results for table radio")
    assert seen.groups == ["Objects 9"]
    undone = see(seen.link("Search instead for tabel radio"))
    assert not undone.says("Showing results for")
    assert undone.says("Nothing has all of your words")


def test_a_date_that_nothing_has_leaves_counts_that_agree(shelf, see):
    seen = see("/search/?q=1890s+radio")
    assert seen.says("Without “1890s” there are 9")
    assert seen.groups == ["Objects 9"]
    assert seen.kinds == ["All 9", "Objects 9"]
    assert len(seen.titles) == 6


def test_a_date_that_was_read_can_be_taken_as_words(shelf, see):
    seen = see("/search/?q=1930s+portrait")
    assert seen.titles == ["Portrait"]
    assert seen.says("From your words")
    chip = "Take away Decade or period: 1930 to 1939"
    assert not see(seen.link(chip)).says(chip)
    asked = see("/search/?q=portrait+from:1930+to:1939")
    assert asked.link(chip) == "/search/?q=portrait"


def test_nothing_found_says_so_and_leads_on(shelf, see):
    seen = see("/search/?q=qqzzyyxx")
    assert seen.groups == ["We have nothing like that"]
    assert seen.says("Nothing here has the word “qqzzyyxx”")
    assert seen.kinds == []
    assert see(seen.link("Look through all objects")).status == 200


def test_a_word_that_went_is_named_though_the_list_of_words_still_has_it(shelf, see, monkeypatch):
    monkeypatch.setattr("search.understanding.lexicon._words", Stale(Lexicon({"wasps": 1})))
    seen = see("/search/?q=wasps")
    assert seen.says("Nothing here has the word “wasps”, and we found no other spelling that fits.")
    assert not seen.says("fewer words")


def test_before_the_list_of_words_is_read_nothing_is_said_of_spellings(shelf, see, monkeypatch):
    monkeypatch.setattr("search.understanding.lexicon._words", Stale(None))
    seen = see("/search/?q=raido")
    assert seen.says("Nothing here has the word “raido”. Check the spelling.")
    assert not MissedWords.objects.exists()


class Stale:
    """The list of words as it was some time ago."""

    def __init__(self, words):
        self.words = words

    def get(self, patience=0):
        return self.words, False


def test_what_was_left_out_of_a_question_is_said_once_and_nothing_of_nothing(shelf, see):
    seen = see("/search/?q=how+do+I+get+there")
    assert not seen.says("Insist on all your words")
    nothing = see("/search/?q=1930s+zeppelin")
    assert not nothing.says("there are 0")
    dropped = see("/search/?q=zeppelin+portrait+radio")
    said = [_text(line) for line in dropped.soup.select(".understood__line")]
    assert [line.split(" ")[0] for line in said] == ["Nothing"]


def test_who_asks_for_the_oldest_is_led_to_it(shelf, see):
    seen = see("/search/?q=what+is+the+oldest+thing%3F")
    assert seen.says("Nothing here has the word “oldest”")
    assert see(seen.link("See the oldest first")).titles[0] == "Portrait"
    shelf[4].date_text = "1952"
    shelf[4].save()
    drain()
    for page in ("/search/", "/objects/"):
        radios = see(f"{page}?q=oldest+radio")
        assert radios.says("Without “oldest” there are 9")
        assert see(radios.link("See the oldest first: “radio”")).titles[0] == "Table radio 4"
        nothing = see(f"{page}?q=oldest+qqzzyyxx")
        assert see(nothing.link("See the oldest first")).titles[0] == "Portrait"


def test_what_is_asked_for_and_left_out_is_offered_by_halves(shelf, see):
    seen = see("/search/?q=-portrait+portrait")
    assert seen.groups == ["Nothing can be both"]
    assert seen.says("You asked for “portrait” and for no “portrait”. Nothing can be both.")
    assert not seen.says("The nearest we have")
    assert see(seen.link("“portrait”")).titles == ["Portrait"]
    assert see(seen.link("everything without “portrait”")).groups[0] == "Objects 9"


def test_what_can_be_typed_is_said_here_too(shelf, see):
    asked = [_text(term) for term in see("/search/").soup.select(".asking__typed")]
    assert {"maker:…", "from:1930 to:1939"} <= set(asked)
    assert len(asked) == len(set(asked))


def test_what_is_near_is_named_where_there_is_nothing(shelf, see):
    ObjectTermFactory(collection_object=shelf[0], term=TermFactory(name="tinplate"))
    shelf[0].save()
    drain()
    seen = see("/search/?q=%22tinplate+qqzzyyxx%22")
    assert seen.says("The nearest we have")
    assert see(seen.link("tinplate (1)")).titles == ["Table radio 0"]
    ObjectTermFactory(collection_object=shelf[1], term=TermFactory(name="mango"))
    shelf[1].save()
    drain()
    assert see("/search/?q=mangoe").says("mango")
    assert not see("/search/?q=mangle").says("mango"), "that is a word, and right"


def test_without_words_there_is_everything(shelf, see):
    assert see("/search/").groups == ["Objects 10", "People 2", "Places 1"]


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%00&kind=nonsense&page=-1&page=x&as-typed=%00",
        "/search/?kind=person&kind=place&page=0",
        "/search/?q=" + "x" * 5000,
        "/search/suggest/",
        "/search/suggest/?q=%00%22%3Cscript%3E",
        "/search/suggest/?q=" + "x" * 5000,
    ],
)
def test_an_address_typed_by_hand_never_fails(shelf, client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("typed", ["-", '"', "((((", "%F0%9F%8D%B5"])
def test_without_a_letter_or_figure_nothing_was_typed(shelf, see, typed):
    seen = see(f"/search/?q={typed}")
    assert seen.soup.h1.get_text() == "Search"
    assert seen.groups == see("/search/").groups
    said = "There is no word or number in that to look for, so here is everything."
    assert seen.says(said)
    assert see(f"/objects/?q={typed}").says(said)
    assert not see("/search/?q=").says("no word")
    assert see(f"/search/?kind=person&q={typed}").says("no word or number in that to look for.")


def test_it_is_not_for_search_engines(shelf, client, see):
    assert (
        see("/search/?q=radio")
        .soup.find("meta", {"name": "robots"})["content"]
        .startswith("noindex")
    )
    assert "Disallow: /search/" in client.get("/robots.txt").content.decode()


def test_while_the_engine_is_away_the_page_says_so(shelf, index, see):
    index.folder.pointer_path.unlink()
    with pytest.raises(SearchAway):
        index.generation()
    seen = see("/search/?q=radio")
    assert seen.status == 503
    assert seen.says("Search is being made ready")
    assert seen.soup.select_one("main input[name=q]")["value"] == "radio"
    assert see(seen.link("Look through all objects")).status == 200
    assert see("/search/suggest/?q=radio").soup.get_text().strip() == ""


def test_few_queries_however_many_kinds(
    shelf, index, client, monkeypatch, settings, django_assert_max_num_queries
):
    settings.SEARCH_REMEMBERS = 30  # as it is: synonyms are read now and then
    kinds = dict(registry._kinds)
    for number in range(5):
        kinds[f"more{number}"] = replace(
            kind_named("person"), name=f"more{number}", label=f"More {number}"
        )
    monkeypatch.setattr(registry, "_kinds", kinds)
    index.rebuild()
    with django_assert_max_num_queries(12):
        seen = Seen(client.get("/search/?q=roberts"))
    assert seen.kinds == ["All 15", "Objects 3", "People 2", *(f"More {n} 2" for n in range(5))]
    assert "More 4: 2" in [_text(link) for link in seen.soup.select(".link-list__link")]
    with django_assert_max_num_queries(12):
        client.get("/search/?q=radio&kind=object")
