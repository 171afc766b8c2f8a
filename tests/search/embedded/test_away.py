"""An embedded index that is missing, broken or of another kind: searching is away, and says why."""

import shutil

import pytest

from search.engines.embedded import EmbeddedEngine, reader
from search.query import Query, SearchAway
from tests.search.embedded.looking import in_use, total


def test_without_an_index_searching_is_away_and_writing_waits_for_nothing(shelf, root):
    engine = EmbeddedEngine(root)
    with pytest.raises(SearchAway, match="rebuild_search_index"):
        engine.search(Query("egg"))
    shelf.add(1, "egg")
    engine.update(shelf.kind(), [1])
    assert "no search index" in engine.status().trouble
    engine.rebuild()
    assert total(engine) == 1


@pytest.mark.parametrize("breakage", ["meta", "pointer", "segments", "folder"])
def test_a_broken_index_is_away_until_it_is_rebuilt(shelf, engine, breakage):
    path = in_use(engine)
    if breakage == "meta":
        (path / "meta.json").write_text("{")
    elif breakage == "pointer":
        engine.folder.pointer_path.write_text("nonsense")
    elif breakage == "segments":
        for file in path.glob("*.idx"):
            file.unlink()
    else:
        shutil.rmtree(path)
    fresh = EmbeddedEngine(engine.folder.root)
    with pytest.raises(SearchAway):
        fresh.search(Query("egg"))
    with pytest.raises(SearchAway):
        fresh.update(shelf.kind(), [1])
    assert fresh.status().trouble
    fresh.rebuild()
    assert total(fresh) == 100


def test_an_index_made_for_other_kinds_is_not_used(engine, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.schema.VERSION", -1)
    with pytest.raises(SearchAway, match="another version"):
        EmbeddedEngine(engine.folder.root).search(Query("egg"))


def test_an_error_of_ours_is_not_taken_for_a_broken_index(engine, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.wish_of", lambda query: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        engine.search(Query("egg"))


def test_the_log_says_once_why_searching_is_away(engine, monkeypatch, caplog):
    monkeypatch.setattr(reader, "_told", {})
    (in_use(engine) / "meta.json").write_text("{}")
    fresh = EmbeddedEngine(engine.folder.root)
    for _ in range(3):
        with pytest.raises(SearchAway):
            fresh.search(Query("egg"))
    (said,) = caplog.messages
    assert said.startswith("Searching is away: The search index cannot be read: ")
    assert "meta.json" in said
    assert caplog.records[0].exc_info
    engine.folder.pointer_path.unlink()
    with pytest.raises(SearchAway):
        fresh.generation()
    assert len(caplog.messages) == 2
    monkeypatch.setattr(reader, "TOLD_AGAIN", 0)
    with pytest.raises(SearchAway):
        fresh.generation()
    assert len(caplog.messages) == 3


@pytest.mark.parametrize("spoilt", ["{}", "[]", "nonsense", '{"opstamp": null}'])
def test_an_index_that_is_spoilt_while_open_is_away(engine, spoilt):
    assert total(engine) == 100
    (in_use(engine) / "meta.json").write_text(spoilt)
    with pytest.raises(SearchAway):
        engine.generation()
