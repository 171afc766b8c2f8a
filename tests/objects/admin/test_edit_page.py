"""The object's edit page: small, in few queries, and honest about where its words come from."""

import json

import pytest
from django.utils import timezone

from objects.models import CollectionObject, ImportChange, ImportedRecord, ImportRun
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    TermFactory,
)
from tests.objects.admin.pages import edit_url, queries_of, sent_back, words


@pytest.fixture
def thing(db):
    return CollectionObjectFactory(object_number="BAC/1975.3", title="Bus blind", date_text="1930s")


def publish(client, thing, **changes):
    fields = sent_back(client.get(edit_url(thing)))
    return client.post(
        edit_url(thing), fields | changes | {"action-publish": "publish"}, follow=True
    )


def test_the_page_of_a_full_object_is_small(curator_client, full_object):
    assert len(curator_client.get(edit_url(full_object)).content) < 300_000


def test_rows_cost_no_queries(curator_client, full_object):
    before = queries_of(curator_client, edit_url(full_object))
    for _ in range(10):
        ObjectTermFactory(collection_object=full_object)
        ObjectPersonFactory(collection_object=full_object)
    assert before < 40
    assert queries_of(curator_client, edit_url(full_object)) == before


def test_rows_of_a_draft_cost_no_queries_either(curator_client, full_object):
    full_object.save_revision()
    before = queries_of(curator_client, edit_url(full_object))
    for _ in range(10):
        ObjectTermFactory(collection_object=full_object)
    full_object = CollectionObject.objects.get(pk=full_object.pk)
    full_object.save_revision()
    assert before < 60
    assert queries_of(curator_client, edit_url(full_object)) == before


def test_the_page_has_its_tabs_and_the_names_behind_the_links(curator_client, thing):
    term = TermFactory(name="cloth")
    ObjectTermFactory(collection_object=thing, term=term)
    page = words(curator_client.get(edit_url(thing)))
    for tab in ("Catalogue", "This site", "Images", "Parts and links"):
        assert tab in page
    assert "cloth (material)" in page


def test_a_page_says_how_the_date_was_read(curator_client, thing):
    page = words(curator_client.get(edit_url(thing)))
    assert "Read as: 1930s (1930 to 1939)." in page


def test_a_date_that_is_not_understood_is_kept_and_said_so(curator_client, thing):
    response = publish(curator_client, thing, date_text="when the trams ran")
    thing.refresh_from_db()
    assert (thing.date_text, thing.date_earliest) == ("when the trams ran", None)
    assert "“when the trams ran” was not understood as a date" in words(response)
    assert "not understood" in words(curator_client.get(edit_url(thing)))


def test_a_draft_reads_its_date_too(curator_client, thing):
    fields = sent_back(curator_client.get(edit_url(thing)))
    curator_client.post(edit_url(thing), fields | {"date_text": "1936"})
    assert "Read as: 1936 (1936)" in words(curator_client.get(edit_url(thing)))
    thing.refresh_from_db()
    assert thing.date_text == "1930s"


def test_a_field_says_which_import_gave_it_and_what(curator_client, thing):
    run = ImportRun.objects.create(mapping="test", file_name="export.csv")
    ImportedRecord.objects.create(
        collection_object=thing,
        run=run,
        digest="",
        values={
            "title": "Bus blinds",
            "object_production_date": ["about 1935", "1935~", 1935, 1935, "about"],
            "material": [["cloth", ""]],
            "credit_line": "",
        },
    )
    page = words(curator_client.get(edit_url(thing)))
    said = f"From import {run.pk}, {timezone.now():%-d %b %Y}"
    assert f"{said}, which gave “Bus blinds”; changed here since." in page
    assert f"{said}, which gave “about 1935”; changed here since." in page
    assert page.count(said) == 3  # with the terms: an empty credit line came from nowhere


def test_publishing_changes_what_is_shown_and_a_draft_does_not(curator_client, thing):
    fields = sent_back(curator_client.get(edit_url(thing)))
    curator_client.post(edit_url(thing), fields | {"title": "Blind of a bus"})
    thing.refresh_from_db()
    assert thing.title == "Bus blind"
    assert "Blind of a bus" in words(curator_client.get(edit_url(thing)))
    publish(curator_client, thing)
    thing.refresh_from_db()
    assert thing.title == "Blind of a bus"


def test_a_new_number_moves_the_address_and_the_old_one_leads_there(curator_client, thing):
    old = thing.get_absolute_url()
    publish(curator_client, thing, object_number="BAC/1975.30")
    thing.refresh_from_db()
    assert thing.slug == "bac-1975-30"
    assert [former.slug for former in thing.former_addresses.all()] == ["bac-1975-3"]
    assert curator_client.get(old)["Location"] == thing.get_absolute_url()
    publish(curator_client, thing, object_number="BAC/1975.3")
    thing.refresh_from_db()
    assert thing.get_absolute_url() == old
    assert [former.slug for former in thing.former_addresses.all()] == ["bac-1975-30"]


def test_half_a_number_of_a_draft_leaves_no_address_behind(db):
    draft = CollectionObjectFactory(object_number="19", live=False)
    draft.object_number = "1975"
    draft.save()
    assert draft.slug == "1975"
    assert not draft.former_addresses.exists()


def test_a_number_that_another_has_is_refused_naming_it(curator_client, thing):
    CollectionObjectFactory(object_number="BAC/9", title="Tram ticket")
    response = publish(curator_client, thing, object_number="bac/ 9")
    assert "“BAC/9 Tram ticket” has this number already." in words(response)
    thing.refresh_from_db()
    assert thing.object_number == "BAC/1975.3"


def test_autosave_keeps_what_is_typed_as_one_draft(curator_client, thing):
    response = curator_client.get(edit_url(thing))
    fields = sent_back(response)
    first = autosave(curator_client, thing, fields | {"title": "Bus b"})
    second = autosave(
        curator_client,
        thing,
        fields | {"title": "Bus blind, black", "overwrite_revision_id": first["revision_id"]},
    )
    assert second["revision_id"] == first["revision_id"]
    thing.refresh_from_db()
    assert thing.title == "Bus blind"
    assert thing.get_latest_revision_as_object().title == "Bus blind, black"


def test_an_autosave_of_a_new_draft_leaves_no_work_behind(
    curator_client, full_object, waiting_tasks, django_assert_max_num_queries
):
    full_object.live = False
    full_object.save()
    fields = sent_back(curator_client.get(edit_url(full_object)))
    waiting_tasks.clear()
    with django_assert_max_num_queries(300):
        autosave(curator_client, full_object, fields | {"title": "Bread bin"})
    assert waiting_tasks.results == []


def autosave(client, thing, fields) -> dict:
    response = client.post(edit_url(thing), fields, headers={"accept": "application/json"})
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_a_draft_whose_term_was_deleted_opens_without_it(curator_client, thing):
    kept, gone = TermFactory(name="cloth"), TermFactory(name="cotton")
    for term in (kept, gone):
        thing.terms.add(thing.terms.model(term=term))
    thing.save_revision()
    gone.delete()
    page = words(curator_client.get(edit_url(thing)))
    assert "cloth (material)" in page
    assert "cotton" not in page


def test_a_draft_can_be_seen_as_readers_will_see_it(curator_client, thing):
    fields = sent_back(curator_client.get(edit_url(thing)))
    url = edit_url(thing).replace("/edit/", "/preview/")
    assert curator_client.post(url, fields | {"title": "Blind of a bus"}).json()["is_valid"]
    assert "Blind of a bus" in words(curator_client.get(url))


def test_a_new_object_can_be_previewed_before_it_is_saved(curator_client):
    fields = sent_back(curator_client.get("/admin/snippets/objects/collectionobject/add/"))
    url = "/admin/snippets/objects/collectionobject/preview/"
    answer = curator_client.post(url, fields | {"object_number": "1", "title": "Tin"})
    assert answer.json()["is_valid"]
    assert "Tin" in words(curator_client.get(url))


def test_the_history_tab_leads_to_versions_and_imports(curator_client, thing):
    assert "Imports that changed it None." in words(curator_client.get(edit_url(thing)))
    before = queries_of(curator_client, edit_url(thing))
    for action, changes in [("created", {}), ("updated", {"title": ["Blind", "Bus blind"]})]:
        run = ImportRun.objects.create(mapping="m", file_name="f")
        ImportChange.objects.create(
            run=run, collection_object=thing, action=action, changes=changes
        )
    response = curator_client.get(edit_url(thing))
    page = words(response)
    assert page.index(": updated (title)") < page.index(": created")
    assert f"/admin/snippets/objects/collectionobject/history/{thing.pk}/" in str(response.content)
    assert f"/admin/imports/{run.pk}/" in str(response.content)
    assert queries_of(curator_client, edit_url(thing)) == before


def test_history_compares_two_versions(curator_client, thing):
    publish(curator_client, thing, title="Blind")
    publish(curator_client, thing, title="Bus blind, black")
    url = edit_url(thing).replace("/edit/", "/history/")
    assert "Published" in words(curator_client.get(url))
    page = words(curator_client.get(f"{url}revisions/compare/earliest...latest/"))
    assert "Title" in page
    assert "black" in page


def test_a_locked_object_cannot_be_saved_by_another(curator_client, thing, django_user_model):
    thing.locked = True
    thing.locked_by = django_user_model.objects.create_user("another")
    thing.locked_at = timezone.now()
    thing.save()
    fields = sent_back(curator_client.get(edit_url(thing)))
    response = curator_client.post(edit_url(thing), fields | {"title": "Mine"})
    assert "could not be saved as it is locked" in words(response)
