"""kill -9 of a node while people search, and bringing it back: nothing is lost, no page breaks.

Needs nodes of its own to kill: `make contract-all` starts some.
"""

import json
import os
import signal
import subprocess
import time
from contextlib import contextmanager

import pytest

from tests.elasticsearch import start_nodes
from tests.objects.importing.test_crash import Copy
from tests.search.elastic.session import Answer

NODES = json.loads(os.environ.get("ELASTICSEARCH_TEST_NODES", "[]"))
READERS = ("reader-1", "reader-2", "reader-3")
AWAY_FOR = 14
"""Seconds that a node is dead: longer than the breaker waits, so that somebody tries in vain."""
BACK_IN = 12
"""Seconds after which everybody knows that it is back: a little longer than the breaker waits."""

pytestmark = pytest.mark.skipif(not NODES, reason="no Elasticsearch to kill (`make contract-all`)")


def kill(node: str) -> None:
    script, options = NODES
    subprocess.run([script, "kill", node, *options], check=True)


def node_to_kill(server) -> str:
    """The number of the one on which the index is written first."""
    shards = server.client().cat.shards(index=f"{server.prefix}-1*", format="json", h="prirep,node")
    return next(shard["node"] for shard in shards if shard["prirep"] == "p").rpartition("-")[2]


class Site(Copy):
    """A site on the server, with readers, an editor and the worker, each a process."""

    def __init__(self, folder, server, fallback: bool):
        super().__init__(folder)
        self.environment |= {
            "DEBUG": "1",  # style sheets as they are written
            "SEARCH_URL": ",".join(server.urls),
            "SEARCH_USER": server.user,
            "SEARCH_PASSWORD": server.password,
            "SEARCH_API_KEY": server.api_key,
            "SEARCH_INDEX_PREFIX": server.prefix,
            "SEARCH_FALLBACK": str(int(fallback)),
        }
        self.do("make_tins()")
        self.manage("rebuild_search_index")
        self.do("warm_up()")

    def do(self, what: str) -> str:
        return self.manage(
            "shell", "-v0", "-c", f"from tests.search.elastic.session import *;{what}"
        )

    def begin(self, what: str, name: str):
        code = f"from tests.search.elastic.session import *;{what}({str(self.folder)!r}, {name!r})"
        return self.start("shell", "-v0", "-c", code)

    @contextmanager
    def busy(self):
        """People read and save within the block; the worker works until all is in the index."""
        worker = self.start("work")
        people = [self.begin("read", name) for name in READERS] + [self.begin("save", "editor")]
        try:
            wait_until(lambda: len(list(self.folder.glob("*.began"))) == len(people))
            yield
            (self.folder / "stop").touch()
            for person in people:
                said, _ = person.communicate(timeout=180)
                assert person.returncode == 0, said
            wait_until(lambda: not self.count("search_outboxentry"))
        finally:
            (self.folder / "stop").touch()
            worker.send_signal(signal.SIGTERM)
            worker.communicate(timeout=180)

    def noted(self, name: str):
        return json.loads((self.folder / f"{name}.json").read_text())

    def answers(self) -> list[Answer]:
        return [Answer(**noted) for name in READERS for noted in self.noted(name)]

    def found(self, words: str) -> int:
        """How many things the server's own index has with these words."""
        ask = f"print(engines()[0].search(Query({words!r}, kinds=('object',))).total)"
        names = "from search.engines import engines;from search.query import Query"
        return int(self.do(f"{names};{ask}"))


def wait_until(is_true) -> None:
    give_up = time.monotonic() + 300
    while not is_true():
        assert time.monotonic() < give_up
        time.sleep(0.5)


@pytest.mark.parametrize("fallback", [False, True], ids=["alone", "with the embedded index"])
def test_a_node_is_killed_while_people_search_and_comes_back(
    server, elastic, tmp_path, fallback, capsys
):
    site = Site(tmp_path, server, fallback)
    with site.busy():
        time.sleep(3)
        killed = time.time()
        kill(node_to_kill(server))
        try:
            time.sleep(AWAY_FOR)
        finally:
            start_nodes(*NODES)
        site.do("warm_up()")
        time.sleep(BACK_IN)
        back = time.time()
        time.sleep(3)
    answers, editor = site.answers(), site.noted("editor")
    with capsys.disabled():
        print(told(answers, editor))
    check_answers(answers, killed, back, is_answered=fallback or len(server.urls) > 1)
    saved = len(editor["took"]) - editor["withdrawn"]
    assert site.found("saved tin") == saved
    status = site.manage("search_status")
    assert f"Objects: {60 + saved} in the index, {60 + saved} public, 0 out of step" in status


def check_answers(answers, killed, back, is_answered: bool) -> None:
    """No page broke; searches were answered before and after, and between where somebody can."""
    broken = [answer for answer in answers if answer.status not in (200, 503)]
    assert not broken
    searches = [answer for answer in answers if answer.is_search]
    between = [answer for answer in searches if killed - 2 < answer.at < back]
    assert not any(answer.is_away for answer in searches if answer not in between)
    assert {answer.is_away for answer in between} == ({False} if is_answered else {False, True})
    # Nobody but a search says that it is away, in words.
    assert all(answer.is_away for answer in answers if answer.status == 503)


SLOWEST = 5


def told(answers: list[Answer], editor: dict) -> str:
    """What the closing note says; of the slowest also how much of their time was work, so that a
    busy machine and waiting for a node can be told apart.
    """
    searches = [answer for answer in answers if answer.is_search]
    away = sum(answer.is_away for answer in searches)
    slowest = sorted(searches, key=lambda answer: -answer.seconds)[:SLOWEST]
    lines = [
        f"\n{len(answers):,} pages, {len(searches):,} of them searches:"
        f" {len(searches) - away:,} found, {away:,} were told that searching is away;"
        f" {len(editor['took'])} saves, {editor['withdrawn']} withdrawn,"
        f" the slowest took {max(editor['took']):.2f} s"
    ]
    lines += [
        f"  {answer.seconds:.2f} s, of which {answer.at_work:.2f} s at work (its process"
        f" {answer.process_at_work:.2f} s){' and away' if answer.is_away else ''}: {answer.address}"
        for answer in slowest
    ]
    return "\n".join(lines)
