"""The sample's memories: twenty voices, in as many states as a queue has."""

import csv

import pytest
from django.core.cache import cache

from home.sample import OBJECTS
from home.sample.memories import load_memories, read
from memories.models import Memory, MemoryFile
from objects.models import Place
from tests.factories import CollectionObjectFactory

SAMPLES = read()


@pytest.fixture
def collection(db, settings, tmp_path):
    """The objects and places that the memories are of."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LOCKS_DIR = tmp_path / "locks"
    cache.clear()
    for number in {sample["of"] for sample in SAMPLES if "of" in sample}:
        CollectionObjectFactory(object_number=number)
    for name in {sample["place"] for sample in SAMPLES if "place" in sample}:
        Place.objects.create(name=name)


def test_there_are_twenty_of_objects_that_the_sample_has():
    with OBJECTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {row["Object number"] for row in rows}
    places = {name.strip() for row in rows for name in row["Associated place"].split("|")}
    assert len(SAMPLES) == 20
    assert all(sample.get("of") in numbers or sample.get("place") in places for sample in SAMPLES)


def test_they_are_in_different_voices_states_and_languages():
    assert len({sample["state"] for sample in SAMPLES}) >= 7
    assert {sample.get("language", "en") for sample in SAMPLES} == {"en", "pl", "pt"}
    assert {sample.get("age", "adult") for sample in SAMPLES} == {"adult", "teen", "child"}
    assert len({sample["words"].strip() for sample in SAMPLES}) == 20
    assert not any("name" in sample for sample in SAMPLES if sample.get("age") == "child")


def test_they_go_in_as_far_as_they_got(collection):
    assert len(load_memories()) == 20
    states = set(Memory.objects.values_list("state", flat=True))
    wanted = {"published", "submitted", "in_review", "changes_asked", "declined", "hidden"}
    assert states == wanted
    assert Memory.objects.shown_on("object_page").count() >= 12
    assert Memory.objects.filter(has_news=True).count() == 1
    kinds = MemoryFile.objects.filter(state="ready").values_list("kind", flat=True)
    assert sorted(kinds) == ["picture", "picture", "sound"]


def test_without_their_objects_there_are_none(db):
    assert load_memories([{"of": "NOT/HERE", "words": "", "state": "published", "days": 1}]) == []
