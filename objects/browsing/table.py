"""A whole list as a table, for spreadsheets: written piece by piece, whatever its length.

What is named is read as plain values: as records it would take four times as long.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from django.conf import settings
from django.db.models.functions import Coalesce

from objects.browsing.form import SearchForm
from objects.exporting import harmless
from objects.models import CollectionObject, ObjectPerson, ObjectPlace, ObjectTerm
from objects.models.relations import Activity
from search.finding import find
from search.records import in_order

BATCH = 500
MOST = 1_000_000
OWN = ("object_number", "slug", "title")
OWN += ("date_text", "date_edtf", "date_earliest", "date_latest", "date_certainty")
"""The columns of an object that the table needs."""
COLUMNS = {
    "Number": lambda thing, named: thing.object_number,
    "Name": lambda thing, named: (
        thing.title or next(iter(named["object_name"]), thing.object_number)
    ),
    "Kind of object": lambda thing, named: "; ".join(named["object_name"]),
    "Material": lambda thing, named: "; ".join(named["material"]),
    "Colour": lambda thing, named: "; ".join(named["colour"]),
    "Maker": lambda thing, named: "; ".join(named["person"]),
    "Place": lambda thing, named: "; ".join(named["place"]),
    "When": lambda thing, named: thing.date_said,
    "Address": lambda thing, named: f"{settings.SITE_URL}{thing.get_absolute_url()}",
}
"""The columns, and what stands in each, from an object and the names of what it names."""


def table(form: SearchForm) -> Iterator[bytes]:
    """The rows of all objects that fit, in order, as CSV for spreadsheets (with a byte-order mark).

    Raises SearchAway at once, not in the middle.
    """
    query = replace(form.query(page=1, size=MOST), facets=())
    return _pieces(find(query).pks(form.kind.name))


def _pieces(pks):
    yield _written([list(COLUMNS)], "\ufeff")
    public = CollectionObject.objects.published().only(*OWN)
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        named = _named(batch)
        yield _written(_row(thing, named[thing.pk]) for thing in in_order(public, batch))


def _row(thing, named):
    return [harmless(read(thing, named)) for read in COLUMNS.values()]


def _written(rows, before="") -> bytes:
    text = StringIO(before)
    text.seek(0, 2)
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _named(pks) -> dict:
    """The preferred names of what these objects name, by the object's key and then by vocabulary,
    "person" (who made it) or "place" (where): each once, in three queries.
    """
    named = defaultdict(lambda: defaultdict(dict))
    # As in the name of the object itself, its record's type comes first.
    terms = ObjectTerm.objects.order_by("-is_type", "sort_order", "pk")
    for pk, name, vocabulary in _links(terms, pks, "term", "term__vocabulary"):
        named[pk][vocabulary][name] = None
    for model, kind in ((ObjectPerson, "person"), (ObjectPlace, "place")):
        makers = model.objects.filter(activity=Activity.PRODUCTION).order_by("sort_order", "pk")
        for pk, name in _links(makers, pks, kind):
            named[pk][kind][name] = None
    return named


def _links(links, pks, kind, *more):
    name = Coalesce(f"{kind}__preferred__name", f"{kind}__name")
    return links.filter(collection_object__in=pks).values_list("collection_object", name, *more)
