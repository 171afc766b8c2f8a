"""How much CPU a page takes, against a bare view in the same process: run in a filled site.

Requests go in by the same door as gunicorn's, through every middleware, and ask for a compressed
page. Pages take turns, and of each the median of its turns counts: machines are noisy, ratios
less so.
"""

import gzip
import statistics
import time
from itertools import cycle, islice

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from objects.browsing import SearchForm, table  # noqa: E402
from objects.models import CollectionObject  # noqa: E402
from search import changed  # noqa: E402
from search.engines import engine  # noqa: E402
from search.outbox import drain  # noqa: E402
from tests.benchmarks.addresses import OF_EACH, addresses  # noqa: E402
from tests.benchmarks.processes import HOST  # noqa: E402
from tests.benchmarks.table import show  # noqa: E402

TURNS = 5


def main():
    """Rebuild the index, then measure every page, and print both."""
    rebuild()
    pages = {name: cycle(each) for name, each in addresses().items()}
    for each in pages.values():
        take_turn(each)  # templates are read, names are looked up
    costs = {name: [] for name in pages}
    for _ in range(TURNS):
        for name, each in pages.items():
            costs[name].append(take_turn(each))
    bare = statistics.median(costs["bare view"])
    for name, each in pages.items():
        show_page(name, statistics.median(costs[name]), bare, next(each))
    after_a_change(bare)
    whole_table()


def rebuild():
    started = time.monotonic()
    records = engine().rebuild()
    seconds = time.monotonic() - started
    show("rebuild", f"{seconds:.1f} s", f"{records / seconds:,.0f} records/s")


def take_turn(each) -> float:
    """Seconds of CPU for one request, over a round of requests."""
    environs = [environ(address) for address in islice(each, OF_EACH)]
    started = time.process_time()
    for one in environs:
        get(one)
    return (time.process_time() - started) / len(environs)


def environ(address):
    request = RequestFactory().get(address, secure=True, headers=HEADERS)
    return request.environ


HEADERS = {"host": HOST, "accept-encoding": "gzip"}


def get(environ) -> bytes:
    """The body of the answer, which must be a page."""
    said = []
    response = application(environ, lambda status, headers: said.append(status))
    try:
        body = b"".join(response)
    finally:
        response.close()
    assert said == ["200 OK"], (said, environ["PATH_INFO"], environ["QUERY_STRING"])
    return body


def show_page(name, seconds, bare, address):
    body = get(environ(address))
    with CaptureQueriesContext(connection) as queries:
        get(environ(address))
    weight = f"{len(plain(body)) / 1000:.0f} kB, {len(body) / 1000:.1f} sent"
    show(
        name,
        f"{seconds * 1000:.2f} ms",
        f"{seconds / bare:.1f} times the bare view, {len(queries)} queries, {weight}",
    )


def plain(body):
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def after_a_change(bare):
    """Pages when nothing that was counted, looked up or kept holds any more."""
    thing = CollectionObject.objects.published().first()
    for name, address in (("list", "/objects/"), ("object", thing.get_absolute_url())):
        changed(thing._meta.label, [thing.pk])
        drain()
        asked = environ(address)
        started = time.process_time()
        get(asked)
        seconds = time.process_time() - started
        show(
            f"the {name} after a change",
            f"{seconds * 1000:.2f} ms",
            f"{seconds / bare:.1f} times the bare view",
        )


def whole_table():
    started = time.process_time()
    rows = sum(piece.count(b"\n") for piece in table(SearchForm()))
    seconds = time.process_time() - started
    show("the whole list as CSV", f"{seconds:.1f} s", f"{rows / seconds:,.0f} rows/s")


if __name__ == "__main__":
    main()
