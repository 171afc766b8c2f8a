"""File, last import and database: which value stands after an import."""

import pytest
from django.apps import apps
from django.utils import timezone

from objects.importing import runs
from objects.importing.comparing import judge
from objects.importing.fields import FIELDS
from objects.models import CollectionObject, ImportedRecord, ImportRun, Person, Term
from tests.objects.pictures import encoded, picture

TITLE = FIELDS["title"]


@pytest.mark.parametrize(
    ("new", "last", "now", "verdict"),
    [
        ("Tin", "Tin", "Tin", ""),
        ("Box", "Tin", "Box", ""),  # a curator had put the same right already
        ("Tin", "Tin", "Box", "kept"),
        ("Box", "Tin", "Tin", "updated"),
        ("Box", "Tin", "Jar", "overwritten"),
        ("Box", None, "", "updated"),
        ("Box", None, "Jar", "overwritten"),
    ],
)
def test_who_wins(new, last, now, verdict):
    assert judge(TITLE, new, last, now) == verdict


def test_first_import_makes_everything(museum):
    told = museum.bring_in(
        {
            "number": "T 1.1",
            "title": "Tea tin",
            "text": "Goes with T 2.",
            "date": "c. 1950",
            "material": "tin|paper|tin",
            "maker": "Unknown",
            "size": "height 12 cm",
        },
        {"number": "T 2", "maker": "Battersea Box Co"},
    )
    tin = museum.thing("T 1.1")
    assert told.counts["create"] == 2
    assert (tin.slug, tin.source, tin.state, tin.set_number) == (
        "t-1-1",
        "test",
        "published",
        "T 1",
    )
    assert (tin.date_earliest, tin.date_certainty) == (
        1945,
        "about",
    ) or tin.date_certainty == "about"
    assert [link.term.name for link in tin.terms_of("material")] == ["tin", "paper"]
    assert not tin.people.exists()
    assert [(row.part, row.value_mm) for row in tin.dimensions.all()] == [("height", 120)]
    assert tin.mentions.get().mentioned == museum.thing("T 2")
    assert museum.thing("T 2").people.get().person.kind == Person.Kind.ORGANISATION


def test_the_same_file_twice_writes_nothing_but_the_run(museum):
    rows = [{"number": f"T {n}", "title": "Tin", "material": "tin"} for n in range(5)]
    museum.bring_in(*rows)
    before = everything()
    told = museum.bring_in(*rows)
    assert told.counts["unchanged"] == 5
    after = everything()
    assert len(after.pop(ImportRun)) == len(before.pop(ImportRun)) + 1
    assert after == before


def everything():
    models = [
        *apps.get_app_config("objects").get_models(),
        *apps.get_app_config("search").get_models(),
    ]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_a_curators_edit_stays_while_the_file_says_the_same(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"})
    edit(museum, title="Tea tin")
    told = museum.bring_in({"number": "T 1", "title": "Tin"})
    line = told.lines["kept"][0]
    assert (line.number, line.field, line.before, line.after) == ("T 1", "title", "Tea tin", "Tin")
    assert museum.thing("T 1").title == "Tea tin"


def test_an_edit_stays_when_another_field_of_the_row_changes(museum):
    museum.bring_in({"number": "T 1", "title": "Tin", "text": "Old."})
    edit(museum, title="Tea tin")
    told = museum.bring_in({"number": "T 1", "title": "Tin", "text": "New."})
    thing = museum.thing("T 1")
    assert (thing.title, thing.brief_description) == ("Tea tin", "New.")
    assert {"kept", "updated"} <= told.lines.keys()


def test_where_both_changed_the_catalogue_wins_and_says_so(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"})
    edit(museum, title="Tea tin")
    told = museum.bring_in({"number": "T 1", "title": "Biscuit tin"})
    line = told.lines["overwritten"][0]
    assert (line.before, line.after) == ("Tea tin", "Biscuit tin")
    assert museum.thing("T 1").title == "Biscuit tin"
    museum.undo(told.run)
    assert museum.thing("T 1").title == "Tea tin"


def test_rows_are_compared_as_fields_are(museum):
    museum.bring_in({"number": "T 1", "material": "tin|paper"})
    thing = museum.thing("T 1")
    thing.terms.filter(term__name="paper").delete()
    thing.save()
    told = museum.bring_in({"number": "T 1", "material": "tin|paper"})
    assert told.lines["kept"][0].field == "material"
    told = museum.bring_in({"number": "T 1", "material": "tin|card"})
    assert told.lines["overwritten"][0].after == "tin | card"
    assert [link.term.name for link in museum.thing("T 1").terms_of("material")] == ["tin", "card"]


def test_a_column_that_the_file_lacks_empties_nothing(museum):
    museum.bring_in({"number": "T 1", "title": "Tin", "material": "tin"})
    museum.bring_in({"number": "T 1", "title": "Tea tin"})
    assert museum.thing("T 1").terms.count() == 1


def test_an_import_never_touches_what_the_site_says(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"})
    ours = {
        "label_text": "Ours",
        "is_featured": True,
        "content_note_code": "language",
        "whereabouts": "on_show",
        "wanted": "Whose was it?",
        "live": False,
        "first_seen_at": timezone.now(),
    }
    CollectionObject.objects.filter(object_number="T 1").update(**ours)
    museum.bring_in({"number": "T 1", "title": "Tea tin"})
    thing = museum.thing("T 1")
    assert {field: getattr(thing, field) for field in ours} == ours
    assert thing.title == "Tea tin"


def test_an_old_draft_never_undoes_an_import(museum):
    museum.bring_in({"number": "T 1", "title": "Tin", "material": "tin"})
    thing = museum.thing("T 1")
    thing.title, thing.label_text = "Tin in a draft", "Label in the draft"
    thing.save_revision()
    museum.bring_in({"number": "T 1", "title": "Tea tin", "material": "tin|paper"})
    museum.thing("T 1").latest_revision.publish()
    thing = museum.thing("T 1")
    assert (thing.title, thing.label_text) == ("Tea tin", "Label in the draft")
    assert [link.term.name for link in thing.terms_of("material")] == ["tin", "paper"]


def test_a_draft_made_after_the_import_is_published_as_it_is(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"})
    thing = museum.thing("T 1")
    thing.title = "Tea tin"
    thing.save_revision().publish()
    assert museum.thing("T 1").title == "Tea tin"


def test_names_that_differ_in_case_meet(museum):
    museum.bring_in({"number": "T 1", "maker": "IKEA"}, {"number": "T 2", "maker": "Ikea"})
    assert museum.thing("T 2").people.get().person.name == "Ikea"
    assert museum.thing("T 2").people.get().person.shown.name == "IKEA"


def test_a_merged_term_is_not_undone_by_the_next_import(museum):
    museum.bring_in(
        {"number": "T 1", "material": "PP"}, {"number": "T 2", "material": "polypropylene"}
    )
    Term.objects.get(name="PP").merge_into(Term.objects.get(name="polypropylene"))
    told = museum.bring_in({"number": "T 1", "material": "PP", "title": "Cup"})
    assert told.counts["update"] == 1
    assert museum.thing("T 1").terms.get().term.shown.name == "polypropylene"


def edit(museum, **values):
    thing = museum.thing("T 1")
    for field, value in values.items():
        setattr(thing, field, value)
    thing.save()


def test_an_old_draft_keeps_what_it_says_of_pictures(museum):
    folder = museum.folder / "pictures"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(encoded(picture(), "JPEG"))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=folder)
    thing = museum.thing("T 1")
    link = thing.object_images.get()
    link.alt_text, link.caption = "A round tin", "Draft's caption"
    thing.object_images = [link]
    thing.save_revision()
    museum.bring_in({"number": "T 1", "picture": "a.jpg", "title": "Tea tin"}, images=folder)
    museum.thing("T 1").latest_revision.publish()
    link = museum.thing("T 1").object_images.get()
    assert (link.alt_text, link.caption) == ("A round tin", "")


def test_what_was_touched_without_being_changed_is_compared_once_more_only(museum):
    row = {"number": "T 1", "title": "Tin"}
    museum.bring_in(row)
    museum.thing("T 1").save()
    assert ImportedRecord.objects.get().is_touched
    museum.bring_in(row)
    assert not ImportedRecord.objects.get().is_touched


def test_trouble_after_the_commit_does_not_make_it_failed(museum, monkeypatch):
    monkeypatch.setattr(runs, "clear_waiting", lambda run: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        museum.bring_in({"number": "T 1"})
    assert ImportRun.objects.get().can_be_undone
