"""The sample's stories: three who write, eight stories, every block, and nobody's words twice."""

import csv

import pytest
from django.core.cache import cache

from home.sample import OBJECTS
from home.sample.memories import load_memories
from home.sample.memories import read as read_memories
from home.sample.stories import load_stories, read
from memories.models import Memory
from objects.models import CollectionImage, CollectionObject, Place
from stories.blocks import StoryBody
from stories.models import Article, Contributor, StoryIndexPage, StoryUse, TopicPage
from stories.warnings import warnings_of
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ProductionPageFactory,
    StoryIndexFactory,
)

SAID = read()
STORIES = [page for page in SAID["page"] if page["kind"] in ("story", "post")]


def named(value):
    """Whatever a value names with an @."""
    if isinstance(value, dict):
        return [one for part in value.values() for one in named(part)]
    if isinstance(value, list):
        return [one for part in value for one in named(part)]
    return [value] if str(value).startswith("@") else []


def test_eight_stories_by_three_use_every_block():
    assert len(STORIES) == 8
    assert {slug for page in STORIES for slug in page["authors"]} == {
        row["slug"] for row in SAID["writer"]
    }
    used = {block["type"] for page in SAID["page"] for block in page.get("body", ())}
    # "Take part" leads to a project, and those go in after the stories.
    assert used == set(StoryBody().child_blocks) - {"take_part"}


def test_they_name_objects_of_the_sample():
    with OBJECTS.open(encoding="utf-8", newline="") as file:
        numbers = {row["Object number"] for row in csv.DictReader(file)}
    kinds = ("@object ", "@picture_of ")
    asked = {one.partition(" ")[2] for one in named(SAID["page"]) if one.startswith(kinds)}
    assert asked <= numbers


def test_no_memorys_sentence_stands_in_a_text_of_ours():
    own = str(SAID).lower()
    for memory in read_memories():
        for sentence in memory["words"].replace("?", ".").split("."):
            if len(sentence.split()) > 3:
                assert sentence.strip().lower() not in own


@pytest.fixture
def collection(db, settings, tmp_path):
    """The objects, pictures and places that the memories and stories are of."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LOCKS_DIR = tmp_path / "locks"
    cache.clear()
    asked = [one[1:].partition(" ") for one in named(SAID["page"])]
    of_memories = {sample["of"] for sample in read_memories() if "of" in sample}
    of_stories = {which for kind, _, which in asked if kind in ("object", "picture_of")}
    for number in of_memories | of_stories:
        CollectionObjectFactory(object_number=number)
    for row in SAID["described"]:
        thing = CollectionObject.objects.get(object_number=row["of"])
        image = ObjectImageFactory(collection_object=thing, creator="Ada").image
        CollectionImage.objects.filter(pk=image.pk).update(description="")
    for name in {which for kind, _, which in asked if kind == "place"} | {"Lavender Hill"}:
        Place.objects.get_or_create(name=name)
    for show in {which for kind, _, which in asked if kind == "production"}:
        ProductionPageFactory(slug=show)
    load_memories()


def test_they_go_in_once_whole_and_without_a_warning(collection, client):
    made = load_stories()
    assert len(made) == len(SAID["page"])
    assert load_stories() == []
    articles = Article.objects.public().specific()
    for article in articles:
        article.body.stream_block.clean(article.body)
        assert warnings_of(article) == [], article.title
        response = client.get(article.url)
        assert response.status_code == 200
        assert "gave-way" not in response.text
    assert Contributor.objects.public().count() == 3
    assert not Contributor.objects.filter(portrait=None).exists()
    assert client.get(TopicPage.objects.get().url).status_code == 200
    assert StoryUse.objects.public().values("memory").distinct().count() >= 9
    assert 'href="/stories/"' in client.get("/").text


def test_a_memory_taken_back_is_nowhere_in_them(collection, client):
    load_stories()
    story = Article.objects.get(slug="four-machines")
    assert "Machine Three" in client.get(story.url).text
    Memory.objects.shown_on("story").get(collection_object__object_number="BAC:1993/3").withdraw()
    text = client.get(story.url).text
    assert "Machine Three" not in text
    assert "This memory was taken back by the person who gave it." in text


def test_a_site_with_stories_of_its_own_is_left_alone(db):
    StoryIndexFactory(title="What we found")
    assert load_stories() == []
    assert StoryIndexPage.objects.get().title == "What we found"
