"""The sample's pages of what is on: shows and projects, one of each over, and their objects."""

import csv
import tomllib

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from home.sample import OBJECTS
from home.sample.season import load_season
from home.sample.whats_on import begin_list, load_pages, read
from tests.factories import CollectionObjectFactory, ObjectImageFactory, WhatsOnFactory
from tests.places import PROJECT
from whatson.models import BoxOfficeSettings, ProductionPage, ProjectPage, Session, WhatsOnPage

SAID = read()
ROWS = [*SAID["production"], *SAID["project"]]


def test_every_production_of_the_season_has_a_page_and_there_are_ten_projects():
    season = tomllib.loads((PROJECT / "home" / "sample" / "season.toml").read_text())
    slugs = {row["slug"] for row in (*season["production"], *season["over"])}
    assert {row["event"] for row in SAID["production"]} == slugs
    assert len(season["production"]) == 12
    assert len(SAID["project"]) == 10
    assert {row["kind"] for row in SAID["project"]} == set(ProjectPage.Kind.values)


def test_they_name_objects_of_the_sample():
    with OBJECTS.open(encoding="utf-8", newline="") as file:
        numbers = {row["Object number"] for row in csv.DictReader(file)}
    assert {number for row in ROWS for number in row["objects"]} <= numbers
    assert all(row["objects"] for row in ROWS)


@pytest.fixture
def collection(db, settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    numbers = {number for row in ROWS for number in row["objects"]}
    things = [CollectionObjectFactory(object_number=number) for number in sorted(numbers)]
    ObjectImageFactory(collection_object=things[0])


def test_all_of_them_are_published_with_their_objects_and_stand_on_the_list(client, collection):
    index = begin_list()
    load_season()
    made = load_pages(index)
    assert len(made) == 23
    assert ProductionPage.objects.live().count() == 13
    not_dated = [one.title for one in made if not one.occasions(timezone.now())]
    assert not_dated == ["Ninety-Nine Bulbs", "A chair and two cups", "A scarf for every match"]
    is_over = [not_dated[0], not_dated[2]]
    for one in made:
        assert one.live
        assert one.chosen_objects.count() == len(one.things())
        assert client.get(one.get_url()).status_code == 200
    assert Session.objects.shown(timezone.now()).count() > 30
    assert Session.objects.ended(timezone.now()).exists()
    response = client.get("/whats-on/")
    assertContains(response, ">Book<")
    assertContains(response, ">Join in<")
    assertContains(client.get("/whats-on/?kind=volunteering"), "A chair and two cups")
    assertContains(client.get("/"), 'href="/whats-on/"')
    assertContains(client.get("/whats-on/what-should-hang-in-the-foyer/"), "17 on screen")
    assertContains(client.get("/whats-on/keep-the-lifts-running/"), "This is not ours to decide")
    assertContains(client.get("/asked/"), SAID["choice"][0]["question"])
    bulbs, scarf = (client.get(one.get_url()) for one in made if one.title in is_over)
    assertContains(bulbs, "When it was on")
    for words in ("What came of it", "What we heard", "What we did", "29 on screen"):
        assertContains(scarf, words)
    past = client.get("/whats-on/past/")
    for title in is_over:
        assertContains(past, title)
        assertNotContains(response, title)
    laundry = next(one for one in made if one.title == "The Laundry")
    assertContains(client.get(laundry.get_url()), "Gwen, who sat by the door")


def test_a_list_of_ones_own_is_left_alone(db):
    WhatsOnFactory(title="Mine")
    assert begin_list() is None
    assert WhatsOnPage.objects.get().title == "Mine"


def test_beside_a_real_box_office_only_projects_are_put_in(collection):
    BoxOfficeSettings.objects.create(provider="typed")
    index = begin_list()
    load_season()
    assert {type(one) for one in load_pages(index)} == {ProjectPage}
