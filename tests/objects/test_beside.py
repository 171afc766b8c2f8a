"""Things like it: on an object's page, what a visitor would say is like it."""

import pytest
from bs4 import BeautifulSoup

from search.outbox import drain
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectTermFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(index):
    """An egg cup and its twin, a set of four others, one by itself, a spoon, a stray comb."""
    tableware = TermFactory(vocabulary="object_name", name="egg cup")
    comb = TermFactory(vocabulary="object_name", name="comb")

    def make(title, term=tableware, **fields):
        thing = CollectionObjectFactory(title=title, **fields)
        ObjectTermFactory(collection_object=thing, term=term)
        return thing

    cup = make("Green egg cup, 1 of 2", set_number="A")
    make("Green egg cup, 2 of 2", set_number="A")
    for number in range(1, 5):
        make(f"Tripod egg cup, {number} of 4", set_number="B")
    make("Egg cup with saucer")
    make("Side comb", comb)
    drain()
    return cup


def alike(client, thing):
    """The names of what is shown as like it; None where there is no such section."""
    soup = BeautifulSoup(client.get(thing.get_absolute_url()).content, "html.parser")
    section = soup.find("section", {"aria-labelledby": "alike"})
    return section and [link.get_text() for link in section.select("h3 a")]


def test_others_of_its_kind_are_shown_and_of_each_set_one(client, cups):
    found = alike(client, cups)
    assert len(found) == 2
    assert "Egg cup with saucer" in found
    assert sum(name.startswith("Tripod egg cup") for name in found) == 1


def test_a_rare_name_for_much_makes_nothing_alike_but_its_own_name_does(client, index):
    names = {
        name: TermFactory(vocabulary="object_name", name=name)
        for name in ("radio", "jar", "equipment", "spoon")
    }

    def make(title, name, *, is_equipment=False):
        thing = CollectionObjectFactory(title=title)
        ObjectTermFactory(collection_object=thing, term=names[name])
        if is_equipment:
            ObjectTermFactory(collection_object=thing, term=names["equipment"], is_type=True)
        return thing

    wireless = make("Wireless", "radio", is_equipment=True)
    make("Pins", "jar", is_equipment=True)
    for number in range(12):
        make(f"Set {number}", "radio")
        make(f"Ladle {number}", "spoon")
    drain()
    assert all(title.startswith("Set ") for title in alike(client, wireless))


def test_at_most_six_are_shown_with_a_picture_or_a_mosaic(client, cups):
    for number in range(9):
        thing = CollectionObjectFactory(title=f"Egg cup {number}")
        ObjectTermFactory(collection_object=thing, term=cups.terms.get().term)
    ObjectImageFactory(collection_object=thing)
    drain()
    assert len(alike(client, cups)) == 6


def test_a_large_set_of_its_own_hides_nothing_else(client, cups):
    for number in range(30):
        part = CollectionObjectFactory(title=f"Green egg cup, {number} of 30", set_number="A")
        ObjectTermFactory(collection_object=part, term=cups.terms.get().term)
    drain()
    assert "Egg cup with saucer" in alike(client, cups)


def test_nothing_like_it_leaves_the_section_out(client, index):
    stray = CollectionObjectFactory(title="Anvil")
    CollectionObjectFactory(title="Bell")
    drain()
    assert alike(client, stray) is None


def test_one_alone_is_not_shown(client, index):
    kind = TermFactory(vocabulary="object_name", name="egg cup")
    cup, other = (CollectionObjectFactory(title=f"{colour} egg cup") for colour in ("Red", "Blue"))
    for thing in (cup, other):
        ObjectTermFactory(collection_object=thing, term=kind)
    drain()
    assert alike(client, cup) is None


def test_what_is_not_public_is_not_shown_even_if_the_index_has_it(client, cups):
    other = CollectionObjectFactory(title="Painted egg cup")
    ObjectTermFactory(collection_object=other, term=cups.terms.get().term)
    drain()
    assert "Egg cup with saucer" in alike(client, cups)
    hidden = type(cups).objects.get(title="Egg cup with saucer")
    hidden.live = False
    hidden.save()
    assert len(alike(client, cups)) == 2
    assert "Egg cup with saucer" not in alike(client, cups)


def test_without_an_index_the_page_has_no_such_section(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    assert alike(client, CollectionObjectFactory()) is None


def test_the_page_costs_as_few_queries_with_them(client, cups, django_assert_max_num_queries):
    ObjectImageFactory(collection_object=cups).image.make_sizes()
    client.get(cups.get_absolute_url())
    # Four panels of apps to the right stand on it.
    with django_assert_max_num_queries(12 + 2 * 4):
        assert alike(client, cups)
