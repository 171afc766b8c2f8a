"""People and places in search: there for as long as something published names them."""

import pytest

from objects.documents import documents
from objects.models import CollectionObject, ObjectPerson, Person
from search.outbox import drain
from search.query import Query
from search.registry import kind_named, kinds
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(index):
    """The names of the people found for some words, after all that waited went in."""

    def find(text="", kind="person"):
        drain()
        pks = index.search(Query(text, kinds=(kind,))).pks(kind)
        return [str(record) for record in kind_named(kind).cards(pks)]

    return find


@pytest.fixture
def comb():
    """A comb that Ada Draper made in Clapham, and that nothing else names."""
    comb = CollectionObjectFactory(title="Side comb")
    ObjectPersonFactory(collection_object=comb, person=PersonFactory(name="Ada Draper"))
    ObjectPlaceFactory(collection_object=comb, place=PlaceFactory(name="Clapham"))
    ObjectTermFactory(
        collection_object=comb, term__vocabulary="object_name", term__name="hair comb"
    )
    return comb


def test_makers_and_places_are_found_by_name(comb, people):
    ObjectPersonFactory(person__name="Ben Jonson", activity="association")
    assert people("draper") == ["Ada Draper"]
    assert people("jonson") == ["Ben Jonson"]
    assert people("clapham", "place") == ["Clapham"]
    assert people("") == ["Ada Draper", "Ben Jonson"]


def test_makers_are_found_by_what_they_made_those_shown_are_not(comb, people):
    ObjectPersonFactory(collection_object=comb, person__name="Ben Jonson", activity="association")
    assert people("hair comb") == ["Ada Draper"]
    term = comb.terms.get().term
    term.name = "nit comb"
    term.save()
    assert people("hair comb") == []
    assert people("nit") == ["Ada Draper"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "hide",
    [
        lambda comb: comb.withdraw(None),
        lambda comb: comb.retire(),
        lambda comb: comb.unpublish(),
        lambda comb: comb.delete(),
        lambda comb: comb.people.all().delete() and comb.places.all().delete(),
    ],
    ids=["withdrawn", "retired", "unpublished", "deleted", "not named any more"],
)
def test_who_stands_in_nothing_published_is_gone_at_once(comb, index, hide):
    kinds_found = lambda: set(index.search(Query()).totals) - {"object"}  # noqa: E731
    assert kinds_found() == {"person", "place"}
    hide(CollectionObject.objects.get(pk=comb.pk))
    assert kinds_found() == set()


def test_what_is_published_again_brings_its_people_back(comb, people, admin_user):
    comb.withdraw(admin_user)
    assert people("draper") == []
    comb.publish_latest(admin_user)
    assert people("draper") == ["Ada Draper"]


def test_a_row_that_names_somebody_else_lets_the_first_one_go(comb, people):
    assert people("draper") == ["Ada Draper"]
    row = comb.people.get()
    row.person = PersonFactory(name="Cy Dent")
    row.save()
    assert people("") == ["Cy Dent"]


def test_a_merged_name_finds_the_one_that_stands_for_it(comb, people):
    ada, other = Person.objects.get(), PersonFactory(name="A. Draper and Daughters")
    assert people("daughters") == []
    ada.merge_into(other)
    assert people("ada") == people("daughters") == ["A. Draper and Daughters"]
    ada.preferred = None
    ada.save()
    assert people("ada") == ["Ada Draper"]
    assert people("daughters") == []


def test_another_name_that_only_a_draft_has_is_not_told(comb, people):
    secret = PersonFactory(name="Quillfeather", preferred=Person.objects.get())
    link = ObjectPersonFactory(collection_object=CollectionObjectFactory(live=False), person=secret)
    assert people("quillfeather") == []
    link.collection_object.publish_latest(None)
    assert people("quillfeather") == ["Ada Draper"]


def test_a_renamed_person_is_found_by_the_new_name(comb, people):
    ada = Person.objects.get()
    ada.name = "Ada Turner"
    ada.save()
    assert people("turner") == ["Ada Turner"]
    assert people("draper") == []


def test_a_card_counts_what_is_published_each_thing_once(comb, people, index):
    ada = Person.objects.get()
    variant = PersonFactory(name="A. Draper", preferred=ada)
    ObjectPersonFactory(collection_object=comb, person=variant)
    ObjectPersonFactory(person=variant)
    ObjectPersonFactory(person=ada, collection_object=CollectionObjectFactory(live=False))
    [card] = kind_named("person").cards([ada.pk])
    assert card.object_count == 2


def test_few_queries_for_many_names(django_assert_max_num_queries):
    for _ in range(5):
        ObjectPersonFactory()
        ObjectPlaceFactory()
    pks = list(ObjectPerson.objects.values_list("person", flat=True))
    for kind in (kind_named("person"), kind_named("place")):
        with django_assert_max_num_queries(3):
            assert len(list(kind.documents(None))) == 5
    with django_assert_max_num_queries(3):
        assert len(list(kind_named("person").documents(pks[:3]))) == 3
    with django_assert_max_num_queries(1):
        assert len(kind_named("person").cards(pks)) == 5


def test_other_kinds_change_no_count_of_objects(comb, index):
    drain()
    objects = kind_named("object")
    result = index.search(
        Query(kinds=("object",), facets=tuple(facet.name for facet in objects.facets))
    )
    assert result.totals == {"object": 1}
    assert result.facets["maker"] == {"ada-draper": 1}
    assert len(list(documents())) == 1
    assert [kind.label for kind in kinds()] == [
        *("Objects", "People", "Places", "Memories"),
        *("Stories", "People who write", "Topics", "Shows", "Projects to join"),
    ]
