"""Numbers of other objects in prose become links both ways."""

import pytest

from objects.mentions import resolve_mentions, write_mentions
from objects.models import Mention
from tests.factories import CollectionObjectFactory as Thing

pytestmark = pytest.mark.django_db
PATTERN = r"\b(?P<prefix>T )(?P<number>\d+(?:\.\d+)?)"


def mentions(thing):
    return {mention.slug: mention.words for mention in thing.mentions.all()}


def test_a_number_in_the_prose_leads_there_and_back():
    box = Thing(object_number="T 1")
    tin = Thing(object_number="T 2", brief_description="The same as T 1, not T 2 itself.")
    write_mentions([tin], PATTERN)
    resolve_mentions()
    assert tin.mentions.get().mentioned == box
    assert box.mentioned_in.get().collection_object == tin


def test_a_number_that_is_not_here_yet_waits():
    tin = Thing(object_number="T 2", brief_description="See T 1.")
    write_mentions([tin], PATTERN)
    assert tin.mentions.get().mentioned is None
    box = Thing(object_number="T 1")
    resolve_mentions()
    assert tin.mentions.get().mentioned == box


def test_a_list_of_parts_is_read_on_without_ambiguous_words():
    tin = Thing(object_number="T 9", brief_description="See T 7.2 and .3")
    write_mentions([tin], PATTERN)
    assert mentions(tin) == {"t-7-2": "T 7.2", "t-7-3": ""}


def test_without_a_pattern_only_known_numbers_count():
    Thing(object_number="BAC 1983/12")
    tin = Thing(brief_description="With BAC 1983/12 and model AB 12.")
    write_mentions([tin])
    assert mentions(tin) == {"bac-1983-12": "BAC 1983/12"}


def test_what_a_curator_writes_is_read_when_it_is_saved():
    Thing(object_number="BAC 1")
    tin = Thing(brief_description="Alone.")
    tin.brief_description = "The lid of BAC 1."
    tin.save()
    assert tin.mentions.get().mentioned.object_number == "BAC 1"
    tin.brief_description = "Alone again."
    tin.save()
    assert not Mention.objects.exists()
