"""Forgetting leaves one index, made anew: nothing of what was removed is in the files of before."""

import pytest

from search import locks
from search.engines.elastic.writing import REBUILD as SERVERS
from search.engines.embedded.folder import REBUILD as FOLDERS
from search.query import Query
from tests.search.contract.kinds import NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(shelf, engine):
    for pk in (1, 2):
        shelf.add(pk, f"cup {pk}")
    engine.put(shelf.kind(), shelf.those())
    return shelf


def places(engine) -> set[str]:
    """What there is of indexes, in use or not."""
    if hasattr(engine, "folder"):
        return {path.name for path in engine.folder.root.iterdir() if path.is_dir()}
    return set(engine.connection.client.indices.get(index=f"{engine.names.prefix}-*"))


def test_one_index_is_left_and_it_is_another(cups, engine):
    before = places(engine)
    del cups.documents[2]
    engine.update(cups.kind(), [2])
    engine.forget()
    assert engine.search(Query("cup")).pks(NAME) == [1]
    assert len(places(engine)) == 1
    assert not places(engine) & before
    assert engine.words().get("2") is None


def test_while_another_builds_it_anew_it_says_so(cups, engine):
    is_folder = hasattr(engine, "folder")
    hold = locks.hold_file(FOLDERS) if is_folder else locks.hold(SERVERS)
    with hold, pytest.raises(locks.Busy):
        engine.forget()
    assert engine.search(Query("cup")).pks(NAME) == [1, 2]
