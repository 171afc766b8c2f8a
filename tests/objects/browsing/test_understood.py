"""What the list makes of the words typed, what it says of it, and how each of it is undone."""

import csv
from io import StringIO

import pytest

from objects.browsing.form import MOST_CHOICES
from objects.documents import KIND
from objects.models import Inscription
from search.models import SynonymSet
from search.outbox import drain
from search.parser import parse
from search.query import PAGE
from search.registry import kind_named
from search.understanding.meaning import asked_fields
from tests.factories import TermFactory


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


def understood(seen):
    """What is said above the list."""
    block = seen.soup.select_one(".understood")
    return " ".join(block.get_text(" ").split()) if block else ""


def rows(client, address):
    text = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return [row["Name"] for row in csv.DictReader(StringIO(text))]


# Spelling


def test_a_misspelt_word_is_corrected_and_that_can_be_undone(counter, see):
    seen = see("/objects/?q=bakalite+radio")
    assert seen.titles[:2] == ["Table radio", "Wireless"]
    assert seen.heading == "Objects: “bakelite radio”"
    assert "Showing results for bakelite radio" in understood(seen)
    assert seen.soup.find("input", {"name": "q"})["value"] == "bakalite radio"
    exact = see(seen.link("Search instead for bakalite radio"))
    assert "Showing results for" not in understood(exact)
    assert "Without “bakalite” there are 3" in understood(exact)
    freely = exact.link("Let us read them more freely")
    assert see(freely).titles == seen.titles


def test_as_typed_stays_in_every_link_but_not_with_other_words(counter, see):
    seen = see("/objects/?q=bakelite&as-typed=words&as-typed=spelling&as-typed=rubbish")
    kept = "as-typed=spelling&as-typed=words"
    for link in ("Oldest first", "List", "Download this list"):
        assert kept in seen.link(link)
    assert kept in seen.facet_link("Colour", "red")
    assert "rubbish" not in str(seen.soup)
    box = seen.soup.select_one(".search-box")
    assert not box.find("input", {"name": "as-typed"})
    ranged = seen.soup.select_one(".facets__range")
    assert [field["value"] for field in ranged.find_all("input", {"name": "as-typed"})] == [
        "spelling",
        "words",
    ]
    assert "as-typed" not in see("/objects/?as-typed=spelling").link("Oldest first")


def test_pages_the_table_and_all_values_follow_the_same_understanding(make, index, see, client):
    for number in range(PAGE + 2):
        make(f"Tin {number}", material="tinplate")
    make("Comb", material="horn")
    index.rebuild()
    first = see("/objects/?q=tinplaet&sort=number")
    assert first.says(f"of {PAGE + 2} objects")
    second = see("/objects/" + first.link("Next"))
    assert second.titles == ["Tin 24", "Tin 25"]
    assert "Showing results for tinplate" in understood(second)
    assert len(rows(client, first.link("Download this list"))) == PAGE + 2
    values = client.get("/objects/choose/material/?q=tinplaet").content.decode()
    assert "1 to choose from" in values
    assert "“tinplate”" in values
    thing = client.get(second.soup.select_one(".card__link")["href"]).content.decode()
    assert "Objects: “tinplate”" in thing
    assert "25 of 26" in thing


def test_a_rare_spelling_asks_whether_the_common_one_was_meant(make, index, see):
    make("A kettel")
    for number in range(25):
        make(f"Kettle {number}")
    index.rebuild()
    seen = see("/objects/?q=kettel")
    assert seen.titles == ["A kettel"]
    assert "Did you mean kettle ? (25)" in understood(seen)
    assert see(seen.link("kettle")).says("of 25 objects")


# Fewer words


def test_words_that_keep_one_from_everything_are_dropped_and_named(counter, see):
    seen = see("/objects/?q=xylophonist+comb")
    assert seen.titles == ["Side comb"]
    assert seen.heading == "Objects: “comb”"
    assert "Nothing has all of your words. Without “xylophonist” there is 1" in understood(seen)
    nothing = see(seen.link("Insist on all your words"))
    assert nothing.titles == []
    assert nothing.says("Nothing here has the word “xylophonist”")
    assert see(nothing.link("Search for what we think you meant")).titles == ["Side comb"]


def test_a_long_text_says_how_much_of_it_was_looked_for(counter, see):
    text = "+".join(f"comb{number}" for number in range(40))
    assert see(f"/objects/?q={text}").says("we looked for the first 32")


# Dates


def test_a_date_in_words_is_a_chip_that_can_be_taken_away(counter, see):
    seen = see("/objects/?q=fifties+radio")
    assert seen.titles == ["Table radio", "Car radio"]  # the undated after the dated
    assert seen.heading == "Objects: “fifties radio”"
    assert seen.says("From your words")
    chip, missing = seen.chips
    assert (chip, missing) == (
        "Take away Decade or period: 1950 to 1959",
        "Take away Decade or period: Undated",
    )
    dated = see(seen.chips[missing])
    assert dated.titles == ["Table radio"]
    assert list(dated.chips) == ["Take away Decade or period: 1950 to 1959"]
    assert dated.says("Include the 1 without a date")
    words = see(seen.chips[chip])
    assert words.chips == {}
    assert "as-typed=dates" in seen.chips[chip]
    # Years that were made one's own are not read in the words again.
    assert see(dated.chips[chip]).chips == {}


def test_years_asked_for_are_taken_away_with_their_words(counter, see):
    seen = see("/objects/?q=comb+from:1950+to:1959")
    assert seen.titles == ["Side comb"]
    assert seen.heading == "Objects, 1950 to 1959: “comb”"
    [(chip, address)] = seen.chips.items()
    assert chip == "Take away Decade or period: 1950 to 1959"
    assert address == "/objects/?q=comb"
    fields = [field.get("value") for field in seen.soup.select(".facets__year")]
    assert fields == ["1950", "1959"]


def test_years_asked_for_offer_the_undated_too(counter, see):
    seen = see("/objects/?q=radio+from:1950")
    assert seen.titles == ["Table radio"]
    assert len(see(seen.link("Include the 1 without a date")).titles) == 2


def test_where_nothing_has_a_date_the_date_is_dropped(counter, see):
    seen = see("/objects/?q=fifties+egg+cup")
    assert seen.titles == ["Egg cup"]
    assert seen.chips == {}
    assert "Without “fifties” there is 1" in understood(seen)
    assert see(seen.link("Insist on all your words")).titles == []


def test_years_typed_or_chosen_are_not_read_in_words_as_well(counter, see):
    assert see("/objects/?q=fifties+radio&from=1930&to=1939").titles == ["Wireless"]
    chosen = see("/objects/?q=fifties+radio&when=1930s")
    assert list(chosen.chips) == ["Take away Decade or period: 1930s"]


# Why


def test_the_words_are_marked_in_titles(counter, see):
    seen = see("/objects/?q=combs")
    assert [mark.get_text() for mark in seen.soup.select(".card__link mark")] == ["comb"]


def test_each_says_where_the_words_were_found(counter, see):
    grid = see("/objects/?q=horn")
    assert grid.says("Found in its material, colour or making: horn")
    rows = see("/objects/?q=comb&view=list")
    reasons = [" ".join(one.get_text().split()) for one in rows.soup.select(".card__reasons li")]
    assert reasons == ["Found in its title", "Found in its kind: comb"]
    assert not see("/objects/").soup.select(".card__reasons")


def test_only_the_line_that_was_meant_is_shown(counter, see, reindex):
    Inscription.objects.create(collection_object=counter[0], content="Patent 4711\nMade in Leeds")
    reindex(counter[0])
    assert see("/objects/?q=leeds").says("Found in the words on it: Made in Leeds")
    assert not see("/objects/?q=leeds").says("Patent")


def test_another_name_is_called_so(counter, see):
    SynonymSet.objects.create(words="gramophone = radio")
    assert see("/objects/?q=gramophone&view=list").says("Found in its kind, by another name: radio")


def test_a_former_name_finds_by_the_name_that_stands_now(counter, see, reindex):
    horn = counter[3].terms.get(term__vocabulary="material").term
    horn.merge_into(TermFactory(vocabulary="material", name="keratin"))
    reindex(counter[3])
    assert see("/objects/?q=keratin").says("Found in its material, colour or making: keratin")


def test_a_number_is_a_reason(counter, see):
    number = counter[0].object_number
    seen = see(f"/objects/?q={number}")
    assert seen.titles[0] == "Table radio"
    assert seen.says(f"Found by its number: {number}")


def test_words_that_need_a_warning_are_not_repeated(counter, see):
    things = type(counter[0]).objects
    things.filter(pk=counter[3].pk).update(content_note="An old word for hair")
    seen = see("/objects/?q=horn")
    assert seen.says("Found in its material, colour or making")
    assert not seen.soup.select("mark")


# Nothing


def test_what_we_do_not_have_is_said_and_the_nearest_names_offered(counter, see):
    seen = see("/objects/?q=egg+zeppelin&as-typed=words")
    assert seen.titles == []
    assert seen.says("Nothing here has the word “zeppelin”")
    assert seen.says("Kind of object: egg cup (1)")
    assert see(seen.link("egg cup")).titles == ["Egg cup"]


def test_a_name_spelt_nearly_so_is_near(counter, see):
    seen = see("/objects/?q=bakalite&as-typed=spelling")
    assert seen.says("Material: Bakelite (3)")
    assert not seen.says("no other spelling")
    assert see("/objects/?q=zzzyx").says("no other spelling")


def test_people_may_ask_us_only_where_there_is_an_address(counter, see, settings):
    assert not see("/objects/?q=zzzyx").says("Ask us")
    settings.ASK_US_EMAIL = "store@example.org"
    assert see("/objects/?q=zz+%26yx").link("Ask us") == (
        "mailto:store@example.org?subject=I%20could%20not%20find%3A%20zz%20%26yx"
    )


# What can be typed


def test_what_can_be_typed_is_said_and_true(counter, see):
    said = [term.get_text() for term in see().soup.select(".asking__typed")]
    kind = kind_named(KIND)
    fields = asked_fields([kind])
    offered = [words.removesuffix(":…") for words in said if words.endswith(":…")]
    assert len(offered) == len([field for field in kind.fields if field.asked])
    for name in offered:
        [clause] = parse(f"{name}:thing", fields).wanted
        assert clause.in_field == fields[name]
    assert "from:1930 to:1939" in said
    assert see("/objects/?q=maker:draper").titles == ["Side comb"]
    assert see("/objects/?q=radio+-table").titles == ["Car radio", "Wireless"]


# Bounds


def test_no_more_is_chosen_than_anybody_chooses(counter, see):
    full = "&".join(f"maker=m{number}" for number in range(MOST_CHOICES))
    seen = see(f"/objects/?{full}&maker=more&maker=and-more")
    assert len(seen.soup.select(".chips__chip")) == MOST_CHOICES
    assert seen.says("we left out the last 2 of your choices")
    assert seen.says("No more can be chosen")
    fewer = see(f"/objects/?{full}&material=material-horn")
    unchosen = [value for value in fewer.soup.select(".facets__value") if not value.get("href")]
    assert unchosen
    assert fewer.robots == "noindex, nofollow"
    assert not see("/objects/?maker=m1").says("No more can be chosen")


@pytest.mark.parametrize(
    "typed",
    [
        "q=%00&as-typed=%00",
        "q=" + "(" * 300 + "&as-typed=words",
        "q=from:&as-typed=dates",
        "q=from:99999999999+to:-5",
        "q=maker:+maker:%22",
        "q=-&as-typed=spelling",
        "q=%22%22+OR",
        "q=before+the+war",
        "q=1950s",
        "q=" + "x" * 300,
        "q=😀+‮radio",
        "q=<script>alert(1)</script>&as-typed=<b>",
        "q=from:1950+from:1960+comb&to=rubbish",
        "as-typed=words&as-typed=words",
    ],
)
def test_whatever_is_typed_is_understood_somehow(counter, see, client, typed):
    seen = see(f"/objects/?{typed}")
    assert seen.soup.h1
    assert not seen.soup.select("main script:not([src])")
    for address in ("choose/kind/", "list.csv"):
        assert client.get(f"/objects/{address}?{typed}").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        "q=bakalite+radio&view=list",
        "q=xylophonist+comb",
        "q=fifties+radio",
        "q=zzzyx+egg&as-typed=words&material=gone&colour=gone",
    ],
)
def test_understanding_costs_few_queries(
    counter, client, remembering, django_assert_max_num_queries, typed
):
    # A robot's words are not counted among those that people miss, which has tests of its own.
    with django_assert_max_num_queries(12):
        client.get(f"/objects/?{typed}", headers={"User-Agent": "robot"})


# Remembered


def test_what_is_withdrawn_is_gone_from_counts_at_once(counter, see):
    assert see("/objects/?q=radio").says("3 objects")
    counter[0].unpublish()
    drain()
    seen = see("/objects/?q=radio")
    assert seen.says("2 objects")
    assert ("radio", "2") in seen.facet("Kind of object")


def test_a_synonym_counts_at_once_though_the_same_was_just_asked(counter, see):
    assert see("/objects/?q=gramophone").titles == []
    SynonymSet.objects.create(words="gramophone = radio")
    assert len(see("/objects/?q=gramophone").titles) == 3


# Fewer words, and doubts


def test_what_has_most_of_the_words_follows_and_that_is_said(counter, see):
    seen = see("/objects/?q=red+bakelite+radio")
    assert "Nothing has all of your words. These have some of them." in understood(seen)
    assert seen.titles[:2] == ["Table radio", "Wireless"]
    strict = see(seen.link("Insist on all your words"))
    assert strict.titles == []


def test_how_many_have_all_of_the_words_is_said(counter, see):
    seen = see("/objects/?q=bakelite+radio")
    assert "2 have all of your words, and stand first; 2 have only some of them." in understood(
        seen
    )
    assert seen.titles[:2] == ["Table radio", "Wireless"]


def test_where_nothing_is_called_so_that_is_said(counter, make, index, see):
    make("Coffee pot", brief_description="Its waist is an hourglass, its lid a bell of a church.")
    index.rebuild()
    for words in ("hourglass", "church+bell"):
        seen = see(f"/objects/?q={words}")
        assert "Nothing here is called that" in understood(seen)
        assert seen.titles[0] == "Coffee pot"
    assert "Nothing here is called that" not in understood(see("/objects/?q=coffee+pot"))


def test_what_the_collection_has_not_is_not_taken_for_a_slip(counter, see):
    seen = see("/objects/?q=cello")
    assert seen.titles == []
    assert "Showing results for" not in str(seen.soup)
