"""Measure searching with so many records, on every engine there is: run in a filled site.

The documents are those of its database, then varied copies of these, put straight into the
engines.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402

from objects.documents import KIND  # noqa: E402
from search.engines import Engine, engine  # noqa: E402
from search.everything.suggesting import Suggestions  # noqa: E402
from search.understanding.lexicon import Lexicon, lexicon  # noqa: E402
from tests.benchmarks.records import ORIGINALS  # noqa: E402
from tests.benchmarks.searches.asking import Table, compare  # noqa: E402
from tests.benchmarks.searches.building import compared  # noqa: E402
from tests.benchmarks.searches.documents import MOST_HELD, collection  # noqa: E402
from tests.benchmarks.searches.questions import questions  # noqa: E402
from tests.benchmarks.searches.turns import cost_of  # noqa: E402

URLS = tuple(filter(None, os.environ.get("ELASTICSEARCH_TEST_URL", "").split(",")))
"""The nodes of one Elasticsearch cluster, separated by commas."""
EMBEDDED, ELASTIC = "embedded", "elasticsearch"
BUILDS, SMALL = 3, 20_000
"""Of a small collection the quickest of some builds counts."""


def main(sizes: list[int], names: list[str]) -> None:
    """Print the table of each of these engines, with each number of objects."""
    for name in names:
        if name == ELASTIC and not URLS:
            print("  Elasticsearch is left out: ELASTICSEARCH_TEST_URL names none", flush=True)
            continue
        urls = URLS if name == ELASTIC else ()
        costs = {size: measure(name, urls, size) for size in sizes}
        for size in sizes[1:]:
            compare(costs[sizes[0]], costs[size], (sizes[0], size))


def measure(name: str, urls: tuple[str, ...], size: int) -> dict[str, float]:
    """One engine with one number of objects."""
    print(f"Searches, {name}: {size:,} objects", flush=True)
    with (
        collection(size) as documents,
        tempfile.TemporaryDirectory() as folder,
        using(urls, Path(folder)) as asked,
    ):
        table = Table(asked, shows_wall=bool(urls))
        if size > MOST_HELD:
            cost = cost_of(asked.rebuild)
            table.whole(cost, sum(asked.status().records.values()))
        else:
            times = BUILDS if size <= SMALL else 1
            table.built(compared(asked, documents, Path(folder), times), len(documents))
        objects = (document for kind, document in documents if kind.name == KIND)
        # The same for every size: of those that come first, which all have.
        asking = questions(list(islice(objects, ORIGINALS)), words_read())
        costs = table.searches(asking)
        table.rest(asking)
        return costs


def words_read() -> Lexicon:
    """The words of the index, and what is suggested, read here and now: else a thread would do it
    in the middle of what is measured.
    """
    seconds, settings.SEARCH_REMEMBERS = settings.SEARCH_REMEMBERS, 0
    try:
        Suggestions("words")
        return lexicon()
    finally:
        settings.SEARCH_REMEMBERS = seconds


@contextmanager
def using(urls: tuple[str, ...], folder: Path) -> Iterator[Engine]:
    """The site's engine within the block; what it made goes at the end."""
    settings.SEARCH_URL, settings.SEARCH_FALLBACK = urls, False
    settings.SEARCH_INDEX_DIR = folder / "index"
    settings.SEARCH_INDEX_PREFIX = f"bench-{os.getpid()}-{folder.name.lower()}"
    try:
        yield engine()
    finally:
        if urls:
            drop_all(engine())


def drop_all(asked) -> None:
    """Drop every index that was made here."""
    client, prefix = asked.connection.client, settings.SEARCH_INDEX_PREFIX
    for name in client.indices.get(index=f"{prefix}-*", filter_path="*.aliases"):
        client.indices.delete(index=name)


def arguments():
    parser = argparse.ArgumentParser(prog="tests.benchmarks.searches", description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int, help="numbers of objects")
    engines = (EMBEDDED, ELASTIC)
    parser.add_argument("--engines", nargs="+", choices=engines, default=engines)
    read = parser.parse_args()
    return read.sizes, read.engines


if __name__ == "__main__":
    main(*arguments())
