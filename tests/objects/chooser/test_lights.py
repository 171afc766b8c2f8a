"""Traffic lights: what may be chosen for what, and why not, in words."""

import pytest
from wagtail import hooks

from objects.chooser.lights import HOOK, RED, Light, Lights, lights_of, refusal
from objects.models import CollectionObject
from search.engines import engine
from tests.factories import CollectionObjectFactory, ObjectImageFactory

pytestmark = pytest.mark.usefixtures("private_folder")


def reasons(thing, use="story"):
    return [(light.said, light.reason) for light in lights_of([thing], use)[thing.pk]]


def said(thing, use="story"):
    return " ".join(reason for _, reason in reasons(thing, use))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("licence", "answer", "words"),
    [
        ("CC BY 4.0", "Yes", "CC BY 4.0: You may use and change it for anything"),
        ("All rights reserved", "Take care", "readers may not take it"),
        ("", "Take care", "does not say who may reuse it"),
    ],
)
def test_the_licence_of_its_first_picture(licence, answer, words):
    row = ObjectImageFactory(licence=licence)
    [(light, reason)] = reasons(row.collection_object)
    assert light == answer
    assert words in reason


@pytest.mark.django_db
def test_a_picture_that_may_not_be_shown_and_one_that_is_not_there():
    assert "There is no picture of it yet" in said(CollectionObjectFactory())
    row = ObjectImageFactory(may_show=False)
    assert "may not be shown" in said(row.collection_object)


@pytest.mark.django_db
def test_a_content_note_is_told():
    thing = CollectionObjectFactory(content_note_code="racism")
    assert ("Take care", "Racist words or pictures: readers open the picture.") in reasons(thing)


@pytest.mark.django_db
def test_what_readers_cannot_see_is_for_no_story():
    draft = CollectionObjectFactory(live=False)
    retired = CollectionObjectFactory()
    retired.retire()
    assert "published first" in refusal(draft, "story")
    assert refusal(retired, "story") == "This object is no longer in the collection."
    assert refusal(draft, "") == ""
    assert refusal(CollectionObjectFactory(), "story") == ""


@pytest.mark.django_db
def test_lights_of_another_app_come_through_the_hook():
    thing, other = CollectionObjectFactory(), CollectionObjectFactory()
    light = Light("Loan", RED, "It is promised to somebody.")
    made = Lights(CollectionObject, lambda records, use: {thing.pk: [light]})
    with hooks.register_temporarily(HOOK, lambda: made):
        assert refusal(thing, "story") == "It is promised to somebody."
        assert refusal(other, "story") == ""


def test_who_edits_the_catalogue_sees_a_draft_and_why_it_cannot_be_chosen(curator_asks, index):
    draft = CollectionObjectFactory(title="Half a kettle", live=False)
    engine().rebuild()
    [tile] = curator_asks.tiles(q="kettle")
    assert not tile.may_be_chosen
    assert "it has to be published first" in curator_asks.words(q="kettle")
    assert curator_asks.choose(draft).status_code == 404
    assert curator_asks.choose(draft, use="").status_code == 200


def test_a_producer_sees_no_draft(ask, index):
    draft = CollectionObjectFactory(object_number="BAC/9", title="Half a kettle", live=False)
    engine().rebuild()
    for typed in ("kettle", "BAC/9", "/objects/bac-9/"):
        assert "Half a kettle" not in ask.words(q=typed)
    assert ask.choose(draft).status_code == 404


def test_what_is_chosen_for_the_catalogue_may_be_a_draft_but_nothing_withdrawn(curator_asks, index):
    CollectionObjectFactory(title="Half a kettle", live=False)
    CollectionObjectFactory(title="Whole kettle").retire()
    engine().rebuild()
    assert curator_asks.names(q="kettle", use="") == ["Half a kettle"]


def test_several_at_once_are_ticked_and_answered(curator_asks, index):
    things = CollectionObjectFactory.create_batch(2)
    draft = CollectionObjectFactory(live=False)
    window = "/admin/snippets/choose/objects/collectionobject/"
    html = curator_asks.client.get(window, {"multiple": 1}).json()["html"]
    assert html.count('type="checkbox" name="id"') == 3
    keys = [thing.pk for thing in [*things, draft]]
    for use, count in (("", 3), ("story", 2)):
        asked = {"id": keys, "multiple": 1, "use": use}
        answer = curator_asks.client.get(f"{window}chosen-multiple/", asked).json()
        assert len(answer["result"]) == count


def test_the_answer_says_what_forms_say(ask, index):
    thing = CollectionObjectFactory(object_number="BAC/3", title="Kettle")
    answer = ask.choose(thing).json()["result"]
    assert (answer["id"], answer["string"], answer["title"]) == (
        str(thing.pk),
        "BAC/3 Kettle",
        "BAC/3 Kettle",
    )
