"""What an object is, in a sentence."""

import pytest

from objects.models import CollectionObject
from objects.sentences import reference, what_it_is, where_it_is
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    PersonFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def radio():
    thing = CollectionObjectFactory(date_text="1934")
    ObjectTermFactory(
        collection_object=thing, term=TermFactory(name="radio", vocabulary="object_name")
    )
    return thing


@pytest.mark.parametrize(
    ("makers", "sentence"),
    [
        ([("Ekco", "")], "Radio, made by Ekco, 1934."),
        ([("Webb, Ada", "Designer")], "Radio, designed by Ada Webb, 1934."),
        ([("Ekco", "maker"), ("Bush", "maker")], "Radio, made by Ekco and Bush, 1934."),
        (
            [("A", "printer"), ("B", "printer"), ("C", "printer")],
            "Radio, printed by A, B and C, 1934.",
        ),
        ([("Ekco", "packager")], "Radio, Ekco (packager), 1934."),
        ([], "Radio, 1934. We don’t know who made it."),
    ],
)
def test_makers_are_said_by_their_roles(radio, makers, sentence):
    for name, role in makers:
        ObjectPersonFactory(collection_object=radio, person=PersonFactory(name=name), role=role)
    assert what_it_is(radio) == sentence


def test_an_organisation_keeps_its_comma(radio):
    firm = PersonFactory(name="Draper, Sons", kind="organisation")
    ObjectPersonFactory(collection_object=radio, person=firm)
    assert what_it_is(radio) == "Radio, made by Draper, Sons, 1934."


@pytest.mark.parametrize(
    ("whereabouts", "note", "sentence"),
    [
        ("in_store", "", "It is in our store, not on show."),
        ("on_show", "in the foyer.", "On show in the foyer."),
        ("on_show", "", "It is on show."),
        (
            "on_loan",
            "Ask at the desk.",
            "It is on loan and not here at the moment. Ask at the desk.",
        ),
    ],
)
def test_where_to_see_it(whereabouts, note, sentence):
    thing = CollectionObject(whereabouts=whereabouts, whereabouts_note=note)
    assert where_it_is(thing) == sentence


def test_a_reference_is_one_line_of_bibtex():
    thing = CollectionObjectFactory(
        object_number="BAC_1", title="Salt & {Vinegar} 50%", date_text="1935"
    )
    for name in ("Webb, Ada", "Ekco & Sons"):
        ObjectPersonFactory(collection_object=thing, person__name=name)
    assert reference(thing, "BAC Collection", "https://c.example/objects/bac-1/") == (
        r"@misc{bac-1, author = {{Webb, Ada} and {Ekco \& Sons}}, "
        r"title = {{Salt \& Vinegar 50\%}}, year = {1935}, note = {Object number BAC\_1}, "
        r"publisher = {BAC Collection}, url = {https://c.example/objects/bac-1/}}"
    )
