"""The lists: what they show, how they are narrowed, and what they cost."""

import csv
import io

import pytest
from openpyxl import load_workbook

from objects.models import CollectionObject, ImportedRecord, ImportRun
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)
from tests.objects.admin.pages import list_url, queries_of, words

OBJECTS = list_url("collectionobject")


@pytest.fixture
def four(db, private_folder):
    """A published radio with everything, a draft poster, a retired tin, a bare ticket."""
    radio = CollectionObjectFactory(
        object_number="AIBDC : 0_1973", title="Radio", date_text="1936", source="modip"
    )
    kind = TermFactory(name="wireless", vocabulary="object_name")
    ObjectTermFactory(collection_object=radio, term=kind)
    ObjectTermFactory(collection_object=radio, term=TermFactory(name="bakelite"))
    ObjectPersonFactory(collection_object=radio, person=PersonFactory(name="Ekco"))
    ObjectImageFactory(collection_object=radio, alt_text="A round wireless")
    poster = CollectionObjectFactory(
        object_number="BAC/10", title="Poster of a play", live=False, is_featured=True
    )
    ObjectImageFactory(collection_object=poster)
    CollectionObjectFactory(object_number="BAC/9", title="Tin").retire()
    CollectionObjectFactory(object_number="BAC/2", title="Ticket")
    return radio


def titles(response) -> list[str]:
    return [thing.title for thing in response.context["object_list"]]


HUGE = "9" * 30


@pytest.mark.parametrize(
    "address",
    [
        f"{OBJECTS}?imported_by={HUGE}",
        f"{OBJECTS}?imported_by=-{HUGE}",
        f"/admin/bulk/objects/collectionobject/publish/?next=/admin/&id={HUGE}",
        f"/admin/bulk/objects/person/merge/?next=/admin/&id={HUGE}&id={2**63}",
    ],
)
def test_a_number_typed_by_hand_may_be_any(curator_client, address):
    assert curator_client.get(address).status_code == 200


def test_the_list_shows_each_thing_in_the_order_people_count(curator_client, four):
    run = ImportRun.objects.create(mapping="m", file_name="f")
    ImportedRecord.objects.create(collection_object=four, run=run, digest="", values={})
    response = curator_client.get(OBJECTS)
    assert titles(response) == ["Radio", "Ticket", "Tin", "Poster of a play"]
    page = words(response)
    for said in ("AIBDC : 0_1973", "published", "draft", "retired", "none", f"import {run.pk}"):
        assert said in page
    assert response.content.decode().count("object-thumbnail") == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", ["Poster of a play"]),
        ("state=published", ["Radio", "Ticket"]),
        ("state=retired", ["Tin"]),
        ("source=modip", ["Radio"]),
        ("kind=wire", ["Radio"]),
        ("word=BAKE", ["Radio"]),
        ("is_featured=true", ["Poster of a play"]),
        ("missing=image", ["Ticket", "Tin"]),
        ("missing=date", ["Ticket", "Tin", "Poster of a play"]),
        ("missing=maker", ["Ticket", "Tin", "Poster of a play"]),
        ("missing=alt_text", ["Poster of a play"]),
        ("missing=image&missing=date&state=published", ["Ticket"]),
        ("q=aibdc:0_1973", ["Radio"]),
        ("q=AIBDC 0_1973", ["Radio"]),
        ("q=0_19 73", ["Radio"]),
        ("q=play poster", ["Poster of a play"]),
        ("q=%20", ["Radio", "Ticket", "Tin", "Poster of a play"]),
        ("state=nonsense", ["Radio", "Ticket", "Tin", "Poster of a play"]),
        ("term=999999&p=hello&ordering=slug", ["Radio", "Ticket", "Tin", "Poster of a play"]),
    ],
)
def test_the_list_is_narrowed(curator_client, four, query, found):
    assert titles(curator_client.get(f"{OBJECTS}?{query}")) == found


@pytest.mark.parametrize(
    "typed",
    [
        "AIBDC : 008432.1SA",
        "AIBDC 008432.1SA",
        "aibdc008432.1sa",
        "008432.1",
        "BAC 1975/1",
        "bac1975/1",
        "BAC:1975/1",
    ],
)
def test_a_number_is_found_with_or_without_its_colon(curator_client, db, typed):
    for number in ("AIBDC : 008432.1SA", "AIBDC : 008432.2SA", "BAC : 1975/1", "BAC : 1976/2"):
        CollectionObjectFactory(object_number=number, title=number)
    [found] = titles(curator_client.get(OBJECTS, {"q": typed}))
    assert found == ("BAC : 1975/1" if "1975" in typed else "AIBDC : 008432.1SA")


def test_words_without_a_letter_find_nothing(curator_client, four):
    assert titles(curator_client.get(OBJECTS, {"q": "?!"})) == []


def test_a_name_leads_to_the_objects_that_have_it(curator_client, four):
    maker = four.people.get().person
    page = curator_client.get(list_url("person"))
    assert f'href="{OBJECTS}?person={maker.pk}"' in page.content.decode()
    response = curator_client.get(f"{OBJECTS}?person={maker.pk}")
    assert titles(response) == ["Radio"]
    assert "Person or organisation: Ekco" in words(response)
    assert "Person or organisation" not in words(curator_client.get(OBJECTS))


@pytest.mark.parametrize("model", ["collectionobject", "person", "place", "term"])
def test_a_longer_list_costs_no_more_queries(curator_client, private_folder, model):
    make = {
        "collectionobject": lambda: ObjectImageFactory(),
        "person": lambda: ObjectPersonFactory(person=PersonFactory(preferred=PersonFactory())),
        "place": lambda: PlaceFactory(preferred=PlaceFactory()),
        "term": lambda: ObjectTermFactory(term=TermFactory(preferred=TermFactory())),
    }[model]
    make()
    before = queries_of(curator_client, list_url(model))
    for _ in range(9):
        make()
    assert queries_of(curator_client, list_url(model)) == before
    assert before <= 16


def test_names_are_searched_however_they_are_written(curator_client, db):
    TermFactory(name="Cellulose Acetate")
    TermFactory(name="brass")
    response = curator_client.get(f"{list_url('term')}?q=cellulose  acetate")
    assert [term.name for term in response.context["object_list"]] == ["Cellulose Acetate"]


def test_names_that_nobody_uses_can_be_found(curator_client, db):
    ObjectTermFactory(term=TermFactory(name="used"))
    TermFactory(name="unused")
    response = curator_client.get(f"{list_url('term')}?unused=true")
    assert [term.name for term in response.context["object_list"]] == ["unused"]


# Taking the list away


def exported(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_the_filtered_list_is_taken_away_as_csv(curator_client, four):
    response = curator_client.get(f"{OBJECTS}?state=published&export=csv")
    radio, ticket = exported(response)
    assert (radio["Number"], radio["Kind of object"], radio["Made by"]) == (
        "AIBDC : 0_1973",
        "wireless",
        "Ekco",
    )
    assert (radio["Materials"], radio["Has a picture"]) == ("bakelite", "yes")
    assert (ticket["Date, as shown"], ticket["Has a picture"]) == ("", "no")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_no_formula(curator_client, db, start):
    CollectionObjectFactory(title=f"{start}cmd|' /C calc'!A0")
    (row,) = exported(curator_client.get(f"{OBJECTS}?export=csv"))
    assert row["Title"].startswith(f"'{start}cmd")


def test_nor_is_one_of_a_workbook(curator_client, db):
    CollectionObjectFactory(title="=1+1", label_text="a\x0bb")
    response = curator_client.get(f"{OBJECTS}?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    headings, cells = sheet.iter_rows()
    row = dict(zip((cell.value for cell in headings), cells, strict=True))
    assert (row["Title"].value, row["Title"].data_type) == ("=1+1", "s")
    assert row["Label"].value == "ab"


def test_a_longer_table_costs_no_more_queries(curator_client, db, django_assert_max_num_queries):
    for _ in range(20):
        ObjectTermFactory(collection_object=CollectionObjectFactory())
    with django_assert_max_num_queries(20):
        assert len(exported(curator_client.get(f"{OBJECTS}?export=csv"))) == 20
    assert CollectionObject.objects.count() == 20
