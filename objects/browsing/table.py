"""A whole list as a table, for spreadsheets: written piece by piece, whatever its length."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.conf import settings

from objects.browsing.form import SearchForm
from objects.exporting import harmless
from objects.models import CollectionObject
from objects.models.relations import Activity
from search.finding import find
from search.records import in_order

BATCH = 500
MOST = 1_000_000
COLUMNS = {
    "Number": lambda thing: thing.object_number,
    "Name": lambda thing: thing.name,
    "Kind of object": lambda thing: _names(thing.terms_of("object_name"), "term"),
    "Material": lambda thing: _names(thing.terms_of("material"), "term"),
    "Colour": lambda thing: _names(thing.terms_of("colour"), "term"),
    "Maker": lambda thing: _names(_made(thing.people), "person"),
    "Place": lambda thing: _names(_made(thing.places), "place"),
    "When": lambda thing: thing.date_said,
    "Address": lambda thing: f"{settings.SITE_URL}{thing.get_absolute_url()}",
}
"""The columns, and what stands in each."""


def table(form: SearchForm) -> Iterator[bytes]:
    """The rows of all objects that fit, in order, as CSV for spreadsheets (with a byte-order mark).

    Raises SearchAway at once, not in the middle.
    """
    pks = find(form.query(page=1, size=MOST)).pks(form.kind.name)
    return _pieces(pks)


def _pieces(pks):
    yield _written([list(COLUMNS)], "\ufeff")
    public = CollectionObject.objects.published().with_authorities()
    for start in range(0, len(pks), BATCH):
        things = in_order(public, pks[start : start + BATCH])
        yield _written(_row(thing) for thing in things)


def _row(thing):
    return [harmless(read(thing)) for read in COLUMNS.values()]


def _written(rows, before="") -> bytes:
    text = StringIO(before)
    text.seek(0, 2)
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _made(links):
    return [link for link in links.all() if link.activity == Activity.PRODUCTION]


def _names(links, kind) -> str:
    return "; ".join(dict.fromkeys(getattr(link, kind).shown.name for link in links))
