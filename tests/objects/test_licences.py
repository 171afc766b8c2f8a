"""May I reuse this? The answer that each wording of a catalogue gets."""

import pytest

from objects.licences import licence_of, reuse_answers
from tests.factories import CollectionObjectFactory, ObjectImageFactory


@pytest.mark.parametrize(
    ("words", "name", "answer"),
    [
        ("CC0", "CC0", "Yes"),
        ("CC0 / public domain (museum open access)", "CC0", "Yes"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0", "Yes"),
        ("CC BY 4.0", "CC BY 4.0", "Yes"),
        ("CC BY", "CC BY", "Yes"),
        ("cc-by-sa 3.0", "CC BY-SA 3.0", "Yes"),
        ("CC BY-NC 4.0", "CC BY-NC 4.0", "Yes"),
        ("CC BY-NC-ND 4.0", "CC BY-NC-ND 4.0", "Yes"),
        ("Creative Commons Attribution-NonCommercial 2.0 Generic", "CC BY-NC 2.0", "Yes"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0", "Yes"),
        ("Library of Congress, public domain", "Public domain", "Yes"),
        ("No known restrictions", "No known copyright", "Yes"),
        ("Open Government Licence v3", "Open Government Licence", "Yes"),
        ("© BAC, CC BY 4.0", "CC BY 4.0", "Yes"),
        ("All rights reserved", "All rights reserved", "No"),
        ("CC0, pictures all rights reserved", "All rights reserved", "No"),
        ("© Ada Draper 1988", "In copyright", "No"),
        ("", "", "We don’t know"),
        ("Bought at a fair", "", "We don’t know"),
        ("Not in the public domain", "", "We don’t know"),
        ("CC BY?", "", "We don’t know"),
        ("Copyright unknown", "", "We don’t know"),
    ],
)
def test_every_wording_has_an_answer(words, name, answer):
    licence = licence_of(words)
    assert (licence.name, licence.answer) == (name, answer)


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", ""),
        ("All rights reserved", ""),
    ],
)
def test_a_licence_whose_version_is_known_leads_to_its_deed(words, url):
    assert licence_of(words).url == url


@pytest.mark.parametrize(
    ("words", "said"),
    [("CC BY-NC 4.0", "make no money"), ("CC BY-ND 4.0", "unchanged"), ("© X", "has rights in it")],
)
def test_conditions_are_said_in_plain_words(words, said):
    assert said in licence_of(words).words


def abouts(thing):
    return [answer.about for answer in reuse_answers(thing)]


@pytest.mark.django_db
def test_pictures_on_the_same_terms_share_an_answer_and_hidden_ones_have_none():
    thing = CollectionObjectFactory(right_type="CC0")
    for licence in ("CC BY 4.0", "All rights reserved", "CC BY 4.0"):
        ObjectImageFactory(collection_object=thing, licence=licence)
    ObjectImageFactory(collection_object=thing, licence="CC0", may_show=False)
    assert abouts(thing) == ["Pictures 1 and 3", "Picture 2", "What is written here"]


@pytest.mark.django_db
def test_one_answer_serves_picture_and_words():
    thing = CollectionObjectFactory(right_type="CC0")
    assert abouts(thing) == ["What is written here"]
    ObjectImageFactory(collection_object=thing, licence="CC0")
    assert abouts(thing) == ["The picture and what is written here"]
    ObjectImageFactory(collection_object=thing, licence="CC0")
    assert abouts(thing) == ["The pictures and what is written here"]
