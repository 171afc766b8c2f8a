"""Undoing puts back exactly what a run changed, and says what it leaves."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from objects.importing import locks, runs
from objects.importing.runs import CannotRun
from objects.models import (
    CollectionImage,
    CollectionObject,
    ImportedRecord,
    ImportRun,
    Person,
    RelatedObject,
    Term,
)

ROW = {"number": "T 1", "title": "Tin", "material": "tin", "maker": "Box Co", "text": "See T 2."}


def test_a_first_import_is_taken_back_whole(museum):
    told = museum.bring_in(ROW, {"number": "T 2"})
    undone = museum.undo(told.run)
    assert [line.number for line in undone.lines["deleted"]] == ["T 2", "T 1"]
    for model in (CollectionObject, ImportedRecord, Person, Term):
        assert not model.objects.exists()
    told.run.refresh_from_db()
    assert told.run.state == ImportRun.State.UNDONE
    again = museum.bring_in(ROW, {"number": "T 2"})
    assert again.counts["create"] == 2


def test_an_update_is_put_back_and_the_next_import_makes_it_again(museum):
    museum.bring_in(ROW)
    changed = ROW | {"title": "Tea tin", "material": "tin|paper"}
    told = museum.bring_in(changed)
    museum.undo(told.run)
    thing = museum.thing("T 1")
    assert (thing.title, [str(link) for link in thing.terms_of("material")]) == ("Tin", ["tin"])
    assert not Term.objects.filter(name="paper").exists()
    assert museum.bring_in(ROW).counts["unchanged"] == 1
    assert museum.bring_in(changed).counts["update"] == 1


def test_what_somebody_changed_since_is_left_and_listed(museum):
    museum.bring_in(ROW)
    told = museum.bring_in(ROW | {"title": "Tea tin", "date": "1950"})
    thing = museum.thing("T 1")
    thing.title = "Edited"
    thing.save()
    undone = museum.undo(told.run)
    thing = museum.thing("T 1")
    assert (thing.title, thing.date_text) == ("Edited", "")
    assert [line.field for line in undone.lines["left"]] == ["title"]


def test_a_creation_that_somebody_worked_on_is_left(museum):
    told = museum.bring_in(ROW, {"number": "T 2"})
    CollectionObject.objects.filter(object_number="T 1").update(label_text="Our words")
    undone = museum.undo(told.run)
    assert museum.thing("T 1").label_text == "Our words"
    assert [line.number for line in undone.lines["left"]] == ["T 1"]
    assert not CollectionObject.objects.filter(object_number="T 2").exists()


def test_a_creation_that_something_refers_to_is_retired(museum):
    told = museum.bring_in(ROW, {"number": "T 2"})
    other = CollectionObject.objects.create(object_number="Ours 1")
    RelatedObject.objects.create(collection_object=other, related=museum.thing("T 2"))
    undone = museum.undo(told.run)
    assert museum.thing("T 2").state == "retired"
    assert [line.number for line in undone.lines["retired"]] == ["T 2"]


def test_a_creation_in_the_reference_index_is_retired(museum):
    told = museum.bring_in(ROW)
    content_type = ContentType.objects.get_for_model(CollectionObject)
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(Term),
        base_content_type=ContentType.objects.get_for_model(Term),
        object_id="1",
        to_content_type=content_type,
        to_object_id=str(museum.thing("T 1").pk),
        model_path="x",
        content_path="x",
        content_path_hash=ReferenceIndex._get_content_path_hash("x"),
    )
    museum.undo(told.run)
    assert museum.thing("T 1").state == "retired"


def test_retired_by_an_import_comes_back(museum):
    museum.bring_in(*({"number": f"T {n}"} for n in range(40)))
    told = museum.bring_in(*({"number": f"T {n}"} for n in range(39)), retire_missing=True)
    assert museum.thing("T 39").state == "retired"
    museum.undo(told.run)
    assert museum.thing("T 39").state == "published"


def test_an_earlier_run_is_undone_around_a_later_one(museum):
    museum.bring_in(ROW)
    second = museum.bring_in(ROW | {"title": "Second", "date": "1950"})
    museum.bring_in(ROW | {"title": "Third", "date": "1950"})
    undone = museum.undo(second.run)
    thing = museum.thing("T 1")
    assert (thing.title, thing.date_text) == ("Third", "")
    assert undone.lines["left"][0].field == "title"
    told = museum.bring_in(ROW | {"title": "Third", "date": "1950"})
    assert told.counts["update"] == 1
    assert museum.thing("T 1").date_text == "1950"


def test_only_what_was_put_in_can_be_undone(museum):
    told = museum.bring_in(ROW)
    museum.undo(told.run)
    with pytest.raises(CannotRun, match="undone"):
        runs.undo(told.run)
    with pytest.raises(CannotRun):
        runs.undo(museum.preview(ROW))
    assert not CollectionImage.objects.exists()


def test_a_note_of_what_was_given_is_undone_too(museum):
    museum.bring_in(ROW)
    thing = museum.thing("T 1")
    thing.title = "Box"
    thing.save()
    noted = museum.bring_in(ROW | {"title": "Box"})
    museum.undo(noted.run)
    told = museum.bring_in(ROW)
    assert [line.field for line in told.lines["kept"]] == ["title"]
    assert museum.thing("T 1").title == "Box"


def test_a_revived_object_goes_back_to_what_it_was_and_where_it_led(museum):
    museum.bring_in(ROW, {"number": "T 2"})
    museum.thing("T 1").retire(replaced_by=museum.thing("T 2"))
    retired_at = museum.thing("T 1").retired_at
    told = museum.bring_in(ROW | {"title": "Again"}, {"number": "T 2"}, revive=True)
    museum.undo(told.run)
    thing = museum.thing("T 1")
    assert (thing.retired_at, thing.replaced_by) == (retired_at, museum.thing("T 2"))


def test_what_somebody_retired_again_since_stays_retired(museum):
    museum.bring_in(*({"number": f"T {n}"} for n in range(40)))
    told = museum.bring_in(*({"number": f"T {n}"} for n in range(39)), retire_missing=True)
    museum.thing("T 39").revive()
    museum.thing("T 39").retire(replaced_by=museum.thing("T 1"))
    undone = museum.undo(told.run)
    assert museum.thing("T 39").replaced_by == museum.thing("T 1")
    assert [line.number for line in undone.lines["left"]] == ["T 39"]


def test_a_merged_name_is_kept_with_its_address(museum):
    told = museum.bring_in(ROW)
    tinplate = Term.objects.create(name="tinplate", vocabulary="material")
    Term.objects.get(name="tin").merge_into(tinplate)
    undone = museum.undo(told.run)
    assert Term.objects.get(name="tin").shown == tinplate
    assert [line.number for line in undone.lines["left"]] == ["tin"]


def test_an_undo_that_can_not_run_leaves_no_trace(museum):
    told = museum.bring_in(ROW)
    with locks.hold(locks.APPLY), pytest.raises(CannotRun, match="Another import"):
        runs.undo(told.run)
    assert ImportRun.objects.count() == 1


def test_spellings_that_the_import_made_variants_go_with_it(museum):
    told = museum.bring_in(ROW | {"maker": "IKEA"}, {"number": "T 2", "maker": "Ikea"})
    undone = museum.undo(told.run)
    assert not Person.objects.exists()
    assert "left" not in undone.lines
