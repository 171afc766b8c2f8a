"""What is made of the words typed, on both engines: each has to answer what the ladder asks."""

import pytest

from search.finding import FIELDS, find, find_of_each
from search.models import SynonymSet
from search.outbox import drain
from search.query import PAGE, Query
from search.understanding import lexicon
from tests.factories import CollectionObjectFactory, ObjectTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(site_index):
    """Find words among a few things; the titles found, in order, and the result."""
    for title, date in (
        ("Bakelite radio", "1935"),
        ("Walnut radio", "1955"),
        ("Egg cup", ""),
        ("Television", "1975"),
        ("Red comb", "1955"),
    ):
        CollectionObjectFactory(title=title, date_text=date)
    CollectionObjectFactory(object_number="AIBDC 001930", title="Football boots")
    scarf = CollectionObjectFactory(title="Scarf")
    ObjectTermFactory(collection_object=scarf, term__name="silk")
    drain()
    model = type(scarf)

    def search(text, **rest):
        result = find(Query(text, kinds=("object",), **rest))
        names = model.objects.in_bulk(result.pks("object"))
        return [names[pk].title for pk in result.pks("object")], result

    return search


def test_a_misspelt_word_is_corrected(titles):
    found, result = titles("bakalite radoi")
    assert found[0] == "Bakelite radio"
    assert dict(result.corrected) == {"bakalite": "bakelite", "radoi": "radio"}


def test_of_two_spellings_that_one_is_meant_by_which_something_is_called(titles):
    CollectionObjectFactory(title="Bus blind")
    for _ in range(3):
        CollectionObjectFactory(title="Blond wig", brief_description="Worn on a bus.")
    drain()
    found, result = titles("bus blnd")
    assert (found[0], dict(result.corrected)) == ("Bus blind", {"blnd": "blind"})


def test_a_word_written_as_it_sounds_finds_what_is_called_by_another_name(titles):
    CollectionObjectFactory(title="One telephone")
    drain()
    assert titles("fone")[0] == [], "and not what is one"
    SynonymSet.objects.create(words="phone = telephone")
    found, result = titles("fone")
    assert (found, dict(result.corrected)) == (["One telephone"], {"fone": "phone"})


def test_a_word_for_which_there_are_others_is_nearer_than_a_commoner_one(titles):
    CollectionObjectFactory(title="Wringer")
    CollectionObjectFactory(title="Mantel clock")
    drain()
    SynonymSet.objects.create(words="mangle > wringer")
    found, result = titles("mangel")
    assert (found, dict(result.corrected)) == (["Wringer"], {"mangel": "mangle"})
    assert titles("manetl")[0] == ["Mantel clock"]
    assert titles("mangle")[0] == ["Wringer"]


def test_the_words_of_a_question_are_not_insisted_on(titles):
    SynonymSet.objects.create(words="cook > cooker")
    CollectionObjectFactory(title="Pressure cooker")
    CollectionObjectFactory(title="People at a fair")
    drain()
    found, result = titles("what did people cook with?")
    assert (found, result.dropped) == (["Pressure cooker"], ())
    assert titles("people")[0] == ["People at a fair"]


@pytest.mark.parametrize(
    "text",
    [
        "things before the war",
        "things from before the war",
        "objects before the war",
        "from before the war",
        "objects made before the second world war",
        "pre war",
    ],
)
def test_things_of_a_time_are_all_of_that_time(titles, text):
    found, result = titles(text)
    assert found == ["Bakelite radio"], "none without a date, and none that is called a thing"
    assert result.read["years"].ends == (None, 1939)


@pytest.mark.parametrize("text", ["1933-39", "1933–39", "1933 - 39", "1933-1939"])
def test_a_span_of_years_may_have_a_short_end(titles, text):
    found, result = titles(text)
    assert (found, result.read["years"].ends) == (["Bakelite radio"], (1933, 1939))


def test_figures_of_which_the_second_is_not_later_are_no_years(titles):
    for text in ("1983-45", "1933/39", "1933-1"):
        assert dict(titles(text)[1].read) == {}, text


def test_two_words_run_together_are_not_an_ending_of_the_first(titles):
    """`car red` is not `carred`, which has the stem of `car`."""
    CollectionObjectFactory(title="Toy car")
    CollectionObjectFactory(title="Blue car")
    CollectionObjectFactory(title="Red car", brief_description="A jar, and carred eggs.")
    drain()
    found, result = titles("car red")
    assert (found[0], result.with_all) == ("Red car", 1), "the others have one of the words"
    assert found == titles("red car")[0]


def test_a_number_with_spaces_for_its_strokes_is_no_year(titles):
    CollectionObjectFactory(object_number="BAC:1980/8", title="Wireless set")
    CollectionObjectFactory(object_number="BAC:1975/1", title="Programme")
    CollectionObjectFactory(title="Poster of BAC", date_text="1980")
    drain()
    assert titles("BAC 1980 8")[0][0] == "Wireless set"
    assert dict(titles("BAC 1980 8")[1].read) == {}
    assert set(titles("BAC 1980 8 and BAC 1975/1")[0][:2]) == {"Wireless set", "Programme"}


def test_a_number_that_finds_its_thing_is_not_called_a_mere_mention(titles):
    CollectionObjectFactory(object_number="12.4", title="Hat pin")
    drain()
    found, result = titles("12.4")
    assert (found[0], result.only_mentioned) == ("Hat pin", False)


class Words:
    """The words of the collection, as they were some time ago."""

    def __init__(self, words):
        self.words = words

    def get(self, patience=0):
        return self.words, False


def test_what_was_found_without_the_list_of_words_is_not_remembered(titles, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(lexicon, "_words", Words(None))
        found, result = titles("bakalite")
        assert (found, result.is_spelt) == ([], False)
    assert titles("bakalite")[0] == ["Bakelite radio"]


def test_a_word_that_the_list_does_not_have_yet_is_not_called_missing(titles, monkeypatch):
    monkeypatch.setattr(lexicon, "_words", Words(lexicon.Lexicon({"egg": 1, "red": 1, "comb": 1})))
    found, result = titles("bakelite radio")
    assert (found[0], result.dropped, result.with_all) == ("Bakelite radio", (), 1)
    assert titles("bakelite comb")[1].dropped == ()


def test_plurals_compounds_and_synonyms(titles):
    SynonymSet.objects.create(words="wireless = radio")
    assert titles("eggcups")[0] == ["Egg cup"]
    assert titles("scarves")[0] == ["Scarf"]
    assert set(titles("wireless")[0]) == {"Bakelite radio", "Walnut radio"}


def test_a_date_in_words_narrows(titles):
    found, result = titles("fifties radio")
    assert found == ["Walnut radio"]
    assert result.read["years"].ends == (1950, 1959)


def test_a_date_that_nothing_has_is_left_out_and_said(titles):
    found, result = titles("1930s television")
    assert found == ["Television"]
    assert (result.dropped, dict(result.read)) == (("1930s",), {})


def test_most_of_the_words_will_do(titles):
    found, result = titles("silk walnut")
    assert set(found) == {"Scarf", "Walnut radio"}
    assert result.with_all == 0


def test_a_number_comes_first(titles):
    assert titles("AIBDC 1930")[0] == ["Football boots"]
    found, _ = titles("comb 1 930")
    assert "Red comb" in found


def test_what_sounds_the_same_is_meant_before_what_looks_alike(titles):
    for number in range(3):
        CollectionObjectFactory(title=f"Fine thing {number}")
    CollectionObjectFactory(title="Phone")
    CollectionObjectFactory(title="Photograph")
    drain()
    assert titles("fone")[0] == ["Phone"]
    assert dict(titles("fone")[1].corrected) == {"fone": "phone"}
    assert titles("fotograf")[0] == ["Photograph"]


def test_a_word_that_is_not_where_it_was_asked_for_is_found_anywhere(titles):
    found, result = titles("material:bakelite radio")
    assert found[0] == "Bakelite radio"
    assert (dict(result.anywhere), result.dropped) == ({"bakelite": "terms"}, ())
    assert result.with_all == 1, "the other radio follows"
    found, result = titles("material:bakalite radio")
    assert found[0] == "Bakelite radio"
    assert dict(result.corrected) == {"bakalite": "bakelite"}
    assert dict(titles("material:silk")[1].anywhere) == {}


def test_a_word_that_is_nowhere_is_not_looked_for_anywhere(titles):
    found, result = titles("material:qqzzyyxx radio")
    assert set(found) == {"Bakelite radio", "Walnut radio"}
    assert (dict(result.anywhere), result.dropped) == ({}, ("qqzzyyxx",))


def test_only_where_it_was_asked_for(titles):
    found, result = titles("material:bakelite", as_typed=frozenset({FIELDS}))
    assert (found, dict(result.anywhere)) == ([], {})


def test_what_is_wanted_and_left_out_at_once_is_nothing(titles):
    for text in ("comb -comb", "red comb -comb", "red combs -comb -silk"):
        found, result = titles(text)
        assert (found, result.total, result.dropped, result.with_all) == ([], 0, (), None), text


def test_half_an_either_and_words_left_out_alone(titles):
    for text in ("comb OR", "OR comb", "comb OR -silk"):
        assert titles(text)[0] == ["Red comb"]
    assert titles("OR")[0] == []
    assert len(titles("-comb")[0]) == 6


@pytest.mark.parametrize(
    ("asked", "shown", "is_nearest"),
    [(2, 2, False), (3, 2, True), (4, 5, True), (5, 5, False), (6, 6, False), (10**6, 6, False)],
)
def test_a_page_deep_in_a_long_list_is_the_nearest(
    titles, client, monkeypatch, asked, shown, is_nearest
):
    monkeypatch.setattr("search.paging.DEEPEST", 2 * PAGE)
    monkeypatch.setattr("search.engines.elastic.searching.WINDOW", 2 * PAGE)
    for number in range(5 * PAGE + 3):
        CollectionObjectFactory(title=f"Spoon {number:03d}")
    drain()
    text = client.get("/objects/", {"q": "spoon", "page": asked}).content.decode()
    place = (shown - 1) * PAGE
    assert f"{place + 1} to {min(place + PAGE, 123)} of 123 objects" in text
    assert text.count('class="card__link"') == min(PAGE, 123 - place)
    assert (f"This is page {shown}, the nearest." in text) == is_nearest
    assert ("There are only 6 pages: this is the last." in text) == (asked > 6)


def test_nothing_stays_nothing(titles):
    found, result = titles("qqzzyyxx")
    assert (found, result.total, dict(result.corrected)) == ([], 0, {})


def test_of_each_kind_as_many_as_are_counted(titles):
    result, firsts = find_of_each(Query("1890s radio"), 6)
    assert result.totals["object"] == len(firsts["object"].ids) == 2
    assert result.dropped == ("1890s",)
