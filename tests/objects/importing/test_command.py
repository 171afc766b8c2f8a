"""What a person at a terminal sees, and what a script is told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from objects.management.terminal import IndexingProgress, TerminalProgress
from objects.models import CollectionObject, ImportRun
from search import locks
from search.indexing import MAIN
from search.models import OutboxEntry
from search.query import Query


def command(*arguments):
    """Output and exit status of `import_objects`."""
    out, status = StringIO(), 0
    try:
        call_command("import_objects", *map(str, arguments), stdout=out)
    except SystemExit as end:
        status = end.code
    return out.getvalue(), status


def test_all_in_is_0_and_says_what_happened(museum):
    path = museum.export({"number": "T 1"}, {"number": "T 2"})
    out, status = command(path, "--mapping", museum.mapping)
    assert status == 0
    assert "put in." in out
    assert "2  objects created" in out


def test_some_refused_is_3_and_names_them(museum):
    path = museum.export({"number": "T 1", "title": ""}, {"number": "", "title": "Nameless"})
    out, status = command(path, "--mapping", museum.mapping)
    assert status == 3
    assert "row 3" in out
    assert "no object number" in out


def test_a_refused_file_is_1_and_puts_nothing_in(museum):
    path = museum.export({"number": "T 1", "title": ""}, {"number": "", "title": "Nameless"})
    out, status = command(path, "--mapping", museum.mapping, "--strict")
    assert status == 1
    assert "--strict refuses the whole file" in out
    assert not CollectionObject.objects.exists()


def test_a_dry_run_changes_no_object_and_can_be_put_in_later(museum):
    out, status = command(
        museum.export({"number": "T 1"}), "--mapping", museum.mapping, "--dry-run"
    )
    assert (status, CollectionObject.objects.count()) == (0, 0)
    assert "1  object to create" in out
    assert ImportRun.objects.get().state == ImportRun.State.READY


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.csv", "--mapping", "mds"], "nowhere.csv does not exist"),
        (["{file}", "--mapping", "mdss"], "mdss"),
        (["{file}", "--mapping", "{bad}"], "object_numbr"),
    ],
)
def test_a_wrong_word_is_named(museum, arguments, said):
    bad = museum.folder / "bad.toml"
    bad.write_text(
        museum.mapping.read_text().replace('to = "object_number"', 'to = "object_numbr"')
    )
    file = museum.export({"number": "T 1"})
    with pytest.raises(CommandError, match=said):
        command(*(argument.format(file=file, bad=bad) for argument in arguments))


def test_undo_by_number(museum):
    command(museum.export({"number": "T 1"}), "--mapping", museum.mapping)
    out = StringIO()
    call_command("undo_import", str(ImportRun.objects.get().pk), stdout=out)
    assert "1  object deleted" in out.getvalue()
    with pytest.raises(CommandError, match="There is no import 99"):
        call_command("undo_import", "99")


class Terminal(StringIO):
    def isatty(self):
        return True


def test_progress_says_how_far_and_how_long_still():
    terminal = Terminal()
    progress = TerminalProgress(terminal)
    progress({"step": "Reading the file", "done": 50, "total": 200, "seconds_left": 75})
    progress.end()
    assert "Reading the file 25%, about 1 min 15 s left" in terminal.getvalue()


def test_progress_is_silent_where_nobody_watches():
    stream = StringIO()
    TerminalProgress(stream)({"step": "Reading", "done": 1, "total": 2, "seconds_left": 1})
    assert stream.getvalue() == ""


def test_it_says_that_what_came_in_is_being_indexed(museum, index):
    rows = [{"number": f"T {number}", "title": "Radio"} for number in range(3)]
    out, _ = command(museum.export(*rows), "--mapping", museum.mapping)
    assert "Indexing 3 records…\nIndexed: searching finds them now.\n" in out
    assert index.search(Query("radio")).total == 3
    out, _ = command(museum.export(*rows), "--mapping", museum.mapping)
    assert "Indexing" not in out


def test_where_searching_is_away_that_is_said_with_what_to_do(museum, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    out, status = command(museum.export({"number": "T 1"}), "--mapping", museum.mapping)
    assert status == 0
    assert "Searching does not find them yet." in out
    assert "manage.py rebuild_search_index" in out


def test_what_another_is_indexing_already_is_left_to_it(museum, index):
    with locks.hold(f"outbox-{MAIN}"):
        out, _ = command(museum.export({"number": "T 1"}), "--mapping", museum.mapping)
    assert "1 is not indexed yet: the worker goes on with it." in out
    assert OutboxEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("is_terminal", "said"),
    [
        (False, ["  50% indexed\n", "  100% indexed\n"]),
        (True, ["\r\x1b[K  50% indexed", "\r\x1b[K  100% indexed"]),
    ],
)
def test_indexing_says_how_far_it_is_now_and_then(db, monkeypatch, is_terminal, said):
    monkeypatch.setattr("objects.management.terminal.INTERVAL", 0)
    monkeypatch.setattr("search.outbox.BATCH", 2)
    OutboxEntry.objects.bulk_create(
        OutboxEntry(consumer=MAIN, kind="k", key=str(key)) for key in range(4)
    )
    stream = StringIO()
    stream.isatty = lambda: is_terminal
    IndexingProgress(OutputWrapper(stream)).run()
    assert "".join(said) in stream.getvalue()
