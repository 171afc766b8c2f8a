"""Why each thing was found, what is near where nothing was, and what can be typed."""

import pytest

from objects.browsing.form import MOST_CHOICES
from objects.documents import KIND
from objects.models import Inscription
from search.models import SynonymSet
from search.parser import parse
from search.registry import kind_named
from search.understanding.meaning import asked_fields
from tests.factories import TermFactory

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


def test_what_two_lines_say_is_said_once(make, index, see):
    make("Brooch", date="Victorian")
    index.rebuild()
    seen = see("/objects/?q=%22victorian%22")
    assert seen.says("Found in its date: Victorian")
    assert not seen.says("Victorian · Victorian")


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
