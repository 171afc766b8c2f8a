"""The import screens: upload, look, put in, undo."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from objects import tasks
from objects.importing import locks
from objects.models import CollectionObject, ImportRun
from tests.factories import CollectionObjectFactory
from tests.objects.admin.pages import words

MAPPING = b"""
name = "volunteer"
source = "volunteer"
format = "csv"
state = "published"
[[fields]]
from = "number"
to = "object_number"
[[fields]]
from = "title"
to = "title"
"""
ROWS = "number,title\nV/1,Bus blind\nV/2,=cmd|' /C calc'!A0\n"


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.IMPORTS_DIR = tmp_path / "imports"
    settings.LOCKS_DIR = tmp_path / "locks"


def upload(client, rows=ROWS, name="export.csv", mapping=MAPPING, **fields):
    files = {"file": SimpleUploadedFile(name, rows.encode())}
    if mapping:
        files["mapping_file"] = SimpleUploadedFile("own.toml", mapping)
    return client.post("/admin/imports/new/", {"mapping": "", **files, **fields}, follow=True)


def act(client, run, action, **fields):
    return client.post(f"/admin/imports/{run.pk}/{action}/", fields, follow=True)


def latest() -> ImportRun:
    return ImportRun.objects.first()


def test_a_file_is_read_looked_at_put_in_and_undone(curator_client, curator):
    page = words(upload(curator_client))
    assert "ready to be put in" in page
    assert "2 objects to create" in page
    assert "V/1" in page
    assert not CollectionObject.objects.exists()
    run = latest()
    assert (run.user, run.file_name, run.source) == (curator, "export.csv", "volunteer")

    assert "2 objects created" in words(act(curator_client, run, "put-in"))
    assert CollectionObject.objects.published().count() == 2
    listed = words(curator_client.get("/admin/imports/"))
    assert f"Import {run.pk}: export.csv" in listed
    assert "put in volunteer 2 created" in listed

    assert "undone" in words(act(curator_client, run, "undo"))
    assert not CollectionObject.objects.exists()
    undoing = latest()
    assert undoing.undoes == run
    assert f"Undone by import {undoing.pk}" in words(
        curator_client.get(f"/admin/imports/{run.pk}/")
    )


def test_the_same_file_changes_nothing_and_a_new_title_shows_before_and_after(curator_client):
    upload(curator_client)
    act(curator_client, latest(), "put-in")
    assert "2 objects unchanged" in words(upload(curator_client))
    page = words(upload(curator_client, ROWS.replace("Bus blind", "Blind of a bus")))
    assert "Bus blind Blind of a bus" in page
    assert "1 object to update" in page


def test_what_an_import_changed_is_a_list_of_objects(curator_client):
    CollectionObjectFactory()
    upload(curator_client)
    act(curator_client, latest(), "put-in")
    url = f"/admin/snippets/objects/collectionobject/?imported_by={latest().pk}"
    numbers = [thing.object_number for thing in curator_client.get(url).context["object_list"]]
    assert numbers == ["V/1", "V/2"]


def test_the_report_is_narrowed_to_a_kind_and_paged(curator_client):
    rows = "number,title\n" + "".join(f"V/{n},Tin\n" for n in range(150)) + "V/1,Again\n"
    upload(curator_client, rows)
    url = f"/admin/imports/{latest().pk}/"
    refused = words(curator_client.get(f"{url}?kind=refused"))
    assert "Page 1 of 1" in refused
    assert "V/149" not in refused
    assert "Page 1 of 2" in words(curator_client.get(url))
    assert curator_client.get(f"{url}?kind=nonsense&p=hello").status_code == 200


def test_the_report_is_taken_away_without_formulas(curator_client):
    upload(curator_client)
    act(curator_client, latest(), "put-in")
    upload(curator_client, ROWS.replace("=cmd", "=dmc"))
    response = curator_client.get(f"/admin/imports/{latest().pk}/report.csv")
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert rows[0][:2] == ["Row", "Object number"]
    (change,) = [row for row in rows[1:] if row[1] == "V/2"]
    assert change[4].startswith("'=cmd")
    assert change[5].startswith("'=dmc")


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (None, "Choose a mapping, or upload one."),
        (b"name = ", "not well-formed TOML"),
        (MAPPING.replace(b'"title"\n', b'"titel"\n'), "titel"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_saying_why(curator_client, mapping, said):
    assert said in words(upload(curator_client, mapping=mapping))
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("rows", ["", "PK\x03\x04", 'number,title\nV/1,"Bus'])
def test_a_file_that_cannot_be_read_is_refused_on_its_page(curator_client, rows):
    page = words(upload(curator_client, rows or " "))
    run = latest()
    assert run.state == "refused"
    assert " ".join(run.message.split()) in page
    assert not CollectionObject.objects.exists()


def test_a_files_name_cannot_leave_its_folder(curator_client, settings):
    upload(curator_client, name="../../../etc/ca t;.csv")
    saved = list((settings.IMPORTS_DIR / str(latest().pk) / "upload").iterdir())
    assert sorted(path.name for path in saved) == ["ca_t.csv", "own.toml"]


def test_too_many_to_retire_needs_a_second_word(curator_client):
    rows = "number,title\n" + "".join(f"V/{n},Tin\n" for n in range(10))
    upload(curator_client, rows)
    act(curator_client, latest(), "put-in")
    page = words(upload(curator_client, ROWS, retire_missing="on"))
    assert "refused" in page
    run = latest()
    page = words(act(curator_client, run, "read-again", yes="1"))
    assert "ready to be put in" in page
    act(curator_client, run, "put-in")
    assert CollectionObject.objects.retired().count() == 8


def test_an_edit_since_makes_the_preview_stale_and_it_can_be_read_again(curator_client):
    upload(curator_client)
    act(curator_client, latest(), "put-in")
    upload(curator_client, ROWS.replace("Bus blind", "Blind of a bus"))
    run = latest()
    thing = CollectionObject.objects.get(object_number="V/1")
    thing.title = "My own words"
    thing.save()
    assert "Nothing was put in" in words(act(curator_client, run, "put-in"))
    assert "ready to be put in" in words(act(curator_client, run, "read-again"))


def test_while_another_is_put_in_the_page_says_so(curator_client):
    assert curator_client.get("/admin/imports/applying/").json() == {"applying": False}
    upload(curator_client)
    with locks.hold(locks.APPLY):
        assert curator_client.get("/admin/imports/applying/").json() == {"applying": True}
        tasks.apply_run.call(latest().pk)
    page = words(curator_client.get(f"/admin/imports/{latest().pk}/"))
    assert "Another import is being put in." in page
    assert "2 objects created" in words(act(curator_client, latest(), "put-in"))


def test_a_page_that_waits_says_so_and_looks_again_by_itself(curator_client, waiting_tasks):
    response = upload(curator_client)
    assert "Waiting for the worker to begin." in words(response)
    assert '<meta http-equiv="refresh" content="3">' in response.content.decode()
    url = f"/admin/imports/{latest().pk}/progress/"
    assert curator_client.get(url).json() == {
        "working": True,
        "said": "Waiting for the worker to begin.",
        "done": 0,
        "total": 0,
    }


def damage(run):
    """What a full disk or a power cut may leave of a run's file."""
    files = [path for path in run.folder.iterdir() if path.is_file()]
    (path,) = [path for path in files if path.read_bytes()[:6] == b"SQLite"]
    path.write_bytes(b"torn" + path.read_bytes()[4:9000])


def test_a_damaged_report_says_so_and_the_file_can_be_read_again(curator_client):
    upload(curator_client)
    run = latest()
    damage(run)
    page = words(curator_client.get(f"/admin/imports/{run.pk}/"))
    assert "This import's report can't be read" in page
    assert "Put in" not in page
    response = curator_client.get(f"/admin/imports/{run.pk}/report.csv")
    assert b"report can't be read" in b"".join(response.streaming_content)
    act(curator_client, run, "put-in")
    assert not CollectionObject.objects.exists()
    assert "Read the file again" in page
    assert "2 objects to create" in words(act(curator_client, run, "read-again"))


def test_what_is_done_cannot_be_done_again(curator_client):
    upload(curator_client)
    run = latest()
    act(curator_client, run, "put-in")
    assert "can't be put in now" in words(act(curator_client, run, "put-in"))
    assert "can't be read again" in words(act(curator_client, run, "read-again"))
    act(curator_client, run, "undo")
    assert "can't be undone now" in words(act(curator_client, run, "undo"))


def test_who_may_only_look_puts_nothing_in(curator_client, curator):
    upload(curator_client)
    run = latest()
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="import_objects"))
    page = words(curator_client.get(f"/admin/imports/{run.pk}/"))
    assert "Put in" not in page
    act(curator_client, run, "put-in")
    assert not CollectionObject.objects.exists()
    upload(curator_client)
    assert ImportRun.objects.count() == 1
