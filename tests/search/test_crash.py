"""`kill -9` while the index is written: it answers as before, and nothing that changed is lost."""

import signal
import time

import pytest

from search.outbox import consumers
from tests.objects.importing.test_crash import Copy

pytestmark = pytest.mark.slow

NUMBER = 2000
MAKE = f"""
from objects.models import CollectionObject
CollectionObject.objects.bulk_create(
    CollectionObject(
        object_number=f"T {{n}}", slug=f"t-{{n}}", number_key=f"t{{n}}", title="old tin", live=True
    )
    for n in range({NUMBER})
)
"""
CHANGE = """
import search
from objects.models import CollectionObject
some = CollectionObject.objects.order_by("pk")[:{most}].values_list("pk", flat=True)
CollectionObject.objects.filter(pk__in=list(some)).update(title="new tin")
search.changed(CollectionObject._meta.label, list(some))
"""
DRAIN = "from search.outbox import drain; drain()"
COUNT = """
from search.engines import engine
from search.query import Query
print(*(engine().search(Query(text)).total for text in ("old tin", "new tin", "tin")))
"""
TIDY = """
from search.engines import engine
from search.engines.embedded import folder
folder.GRACE = -1
engine().tidy()
"""


@pytest.fixture
def copy(tmp_path):
    """A site with many objects and an index of them."""
    copy = Copy(tmp_path)
    do(copy, MAKE)
    copy.manage("rebuild_search_index")
    return copy


def do(copy, code) -> str:
    return copy.manage("shell", "-v0", "-c", code)


def counts(copy) -> list[int]:
    """How many are found as they were, as they are, and in all."""
    return [int(word) for word in do(copy, COUNT).split()]


def folders(copy) -> list[str]:
    return sorted(path.name for path in (copy.folder / "var" / "index").glob("[0-9]*"))


def wait_until(happens):
    for _ in range(3000):
        if happens():
            return
        time.sleep(0.01)
    raise AssertionError("It never came to that.")


def test_a_drain_that_is_killed_is_finished_by_the_next(copy):
    do(copy, CHANGE.format(most=NUMBER))
    assert copy.count("search_outboxentry") == NUMBER * len(consumers())
    process = copy.start("shell", "-v0", "-c", DRAIN)
    # The index hears last.
    wait_until(lambda: copy.count("search_outboxentry") < NUMBER)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    old, new, both = counts(copy)
    assert both == old + new == NUMBER
    assert new > 0
    do(copy, DRAIN)
    assert counts(copy) == [0, NUMBER, NUMBER]
    assert copy.count("search_outboxentry") == 0


def test_a_rebuild_that_is_killed_loses_nothing_and_leaves_nothing(copy):
    [before] = folders(copy)
    process = copy.start("rebuild_search_index")
    wait_until(lambda: len(folders(copy)) == 2)
    process.send_signal(signal.SIGSTOP)  # so that something changes meanwhile for certain
    do(copy, CHANGE.format(most=20))
    assert copy.count("search_outboxentry") == 0
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert counts(copy) == [NUMBER - 20, 20, NUMBER]
    do(copy, TIDY)
    assert folders(copy) == [before]
    assert "2,000 records" in copy.manage("rebuild_search_index")
    assert counts(copy) == [NUMBER - 20, 20, NUMBER]
