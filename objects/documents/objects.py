"""How objects are found: the words of each with their weights, its facets, its orders.

Read in bulk as plain values: ten thousand as model instances would take four times as long.
A record is found by the name its catalogue gave and by the preferred one, and counted under
the preferred one, whose permanent slug stands in addresses.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from django.db.models import Case, CharField, Value, When

from objects.documents.facets import FACETS, SORTS, TERM_FACETS, YEARS, list_address
from objects.documents.names import Names
from objects.models import (
    CollectionObject,
    FormerAddress,
    Inscription,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    Person,
    Place,
    Term,
)
from objects.models.relations import Activity
from objects.when import FIRST_YEAR, UNDATED, when_labels, when_values
from objects.why import add_reasons
from search.records import in_order
from search.registry import Document, Field, Kind

KIND = "object"
BATCH = 2000
"""Objects read at once; a dozen queries for all of them."""

FIELDS = (
    Field("title", 8, "what it is called", ("title", "called"), label="its title"),
    Field("names", 6, "what kind of thing it is", ("kind", "type"), label="its kind"),
    Field(
        "people",
        4,
        "people look for makers by name",
        ("maker", "by", "who", "designer"),
        label="the people named with it",
        tells="mark",
        is_inverted=True,
    ),
    Field(
        "terms",
        3,
        "what it is made of, how, and its colour",
        ("material", "colour", "color", "technique"),
        label="its material, colour or making",
        tells="mark",
    ),
    Field(
        "places",
        3,
        "where it comes from",
        ("place", "where"),
        label="the places named with it",
        tells="mark",
    ),
    Field(
        "subjects",
        3,
        "what it shows or has to do with",
        ("about", "shows"),
        label="what it has to do with",
    ),
    Field("when", 2, "decades and dates as people say them", label="its date", tells="mark"),
    Field(
        "description",
        2,
        "says much, and also much that is beside the point",
        label="what the catalogue says",
        tells="prose",
    ),
    Field(
        "inscriptions",
        2,
        "words on the thing itself",
        ("says",),
        label="the words on it",
        tells="prose",
    ),
    Field(
        "notes",
        0.5,
        "its history and rights: seldom what somebody means",
        label="its history and credits",
        tells="prose",
    ),
)
"""Every text that is searched; weights multiply a word's score."""

TERM_FIELDS = {
    Term.Vocabulary.OBJECT_NAME: "names",
    Term.Vocabulary.CONCEPT: "subjects",
    Term.Vocabulary.SUBJECT: "subjects",
}
"""Where the words of a vocabulary are searched; the rest are `terms`."""

# The credit line is not searched: of one museum's things it says the same on each.
COLUMNS = (
    "pk",
    "object_number",
    "number_sort",
    "set_number",
    "other_number",
    "title",
    "label_text",
    "brief_description",
    "physical_description",
    "object_history_note",
    "associated_event",
    "right_holder",
    "date_text",
    "date_earliest",
    "date_latest",
    "shown_since",
)


def documents(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of the published objects among `pks`, or of all, in the order of their keys."""
    published = CollectionObject.objects.published().order_by("pk")
    names = Names(everything=pks is None)
    if pks is not None:
        return _batch({"in": sorted(pks)}, names)
    keys = list(published.values_list("pk", flat=True))
    slices = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    return chain.from_iterable(_batch({"gte": part[0], "lte": part[-1]}, names) for part in slices)


def _batch(which: dict, names) -> Iterator[Document]:
    """Documents of the objects whose key fits a lookups of `which` (in; gte and lte)."""
    found = CollectionObject.objects.published().with_shown_since()
    rows = found.filter(**_lookup("pk", which)).order_by("pk").values_list(*COLUMNS)
    hanging = Hanging(which, names)
    for values in rows.iterator(chunk_size=BATCH):
        row = dict(zip(COLUMNS, values, strict=True))
        pk = row["pk"]
        yield _document(row, hanging.texts[pk], hanging.values[pk], hanging.former[pk])


def _lookup(field: str, which: dict) -> dict:
    return {f"{field}__{lookup}": value for lookup, value in which.items()}


class Hanging:
    """What hangs on some objects: `texts` by field and `values` by facet, for each object's key."""

    def __init__(self, which: dict, names: Names):
        self.which = _lookup("collection_object", which)
        self.texts = defaultdict(partial(defaultdict, list))
        self.values = defaultdict(partial(defaultdict, dict))
        self._add_terms(names)
        self._add_made(ObjectPerson, Person, "people", "maker", names)
        self._add_made(ObjectPlace, Place, "places", "place", names)
        for pk, words in self._links(Inscription, "content"):
            self.texts[pk]["inscriptions"].append(words)
        self.former = defaultdict(list)
        former = FormerAddress.objects.filter(**self.which).order_by("pk")
        for pk, slug in former.values_list("collection_object", "slug"):
            self.former[pk].append(slug)
        shown = ObjectImage.objects.shown().filter(**self.which).order_by()
        for pk in shown.values_list("collection_object", flat=True):
            self.values[pk]["picture"] = {"yes": None}

    def _links(self, model, *columns) -> list[tuple]:
        rows = model.objects.filter(**self.which)
        return list(rows.order_by("sort_order", "pk").values_list("collection_object", *columns))

    def _add_terms(self, names):
        links = self._links(ObjectTerm, "term")
        terms = names.of(Term, links)
        for pk, term in links:
            name = terms[term]
            self.texts[pk][TERM_FIELDS.get(name.vocabulary, "terms")].append(name.words)
            if facet := TERM_FACETS.get(name.vocabulary):
                self.values[pk][facet][name.slug] = None

    def _add_made(self, model, authority, text, facet, names):
        """Everybody or everywhere is searched; only makers, and where it was made, are counted."""
        links = self._links(model, authority._meta.model_name, "activity")
        named = names.of(authority, links)
        for pk, key, activity in links:
            self.texts[pk][text].append(named[key].words)
            if activity == Activity.PRODUCTION:
                self.values[pk][facet][named[key].slug] = None


def _document(row, texts, values, former) -> Document:
    years = (row["date_earliest"], row["date_latest"])
    is_dated = None not in years
    when = _when_of(row)
    values = {facet: tuple(slugs) for facet, slugs in values.items()}
    return Document(
        pk=row["pk"],
        texts=_texts(row, texts, when),
        numbers=(*_numbers(row), *former),
        values={"picture": ("no",), **values, "when": when},
        spans={"years": years} if is_dated else {},
        sorts={
            "number": row["number_sort"],
            "date": "".join(f"{year - FIRST_YEAR:06d}" for year in years) if is_dated else "",
            "newest": _newest_first(row["shown_since"], row["pk"]),
        },
    )


def _when_of(row) -> tuple[str, ...]:
    return when_values(row["date_earliest"], row["date_latest"])


def _texts(row, texts, when) -> dict[str, str]:
    said = when_labels(when) if when != (UNDATED,) else {}
    return {
        "title": row["title"],
        **{field: "\n".join(lines) for field, lines in texts.items()},
        "when": _lines(row["date_text"], *said.values()),
        "description": _lines(
            row["label_text"], row["brief_description"], row["physical_description"]
        ),
        "notes": _lines(
            row["object_history_note"],
            row["associated_event"],
            row["right_holder"],
        ),
    }


def _lines(*texts) -> str:
    return "\n".join(text for text in texts if text)


def _numbers(row) -> tuple[str, ...]:
    numbers = (row["object_number"], row["set_number"], row["other_number"])
    return tuple(number for number in numbers if number)


def _newest_first(moment, pk) -> str:
    """Sorts as `newest_first()` does: of what came in one moment, the highest key first."""
    return f"{10**16 - int(moment.timestamp() * 10**6):017d}{10**10 - pk:011d}"


def texts(pks: Iterable[int]) -> dict[int, dict[str, str]]:
    """The words to mark what was found in, as written, by field, in two queries."""
    which = {"collection_object__in": list(pks)}
    hanging = defaultdict(partial(defaultdict, list))
    for pk, field, *names in _hanging_words(which):
        hanging[pk][field] += filter(None, names)
    found = CollectionObject.objects.published().with_shown_since()
    rows = found.filter(pk__in=list(pks)).values(*COLUMNS)
    return {row["pk"]: _texts(row, hanging[row["pk"]], _when_of(row)) for row in rows}


def _hanging_words(which: dict):
    """(object, field, words, preferred words) of all that hangs on some objects, in one query."""
    in_field = Case(
        *(When(term__vocabulary=name, then=Value(field)) for name, field in TERM_FIELDS.items()),
        default=Value("terms"),
        output_field=CharField(),
    )
    named = (
        (ObjectTerm, in_field, "term"),
        (ObjectPerson, Value("people"), "person"),
        (ObjectPlace, Value("places"), "place"),
    )
    parts = [
        model.objects.filter(**which)
        .order_by()
        .values_list("collection_object", field, f"{name}__name", f"{name}__preferred__name")
        for model, field, name in named
    ]
    words = Inscription.objects.filter(**which).order_by()
    inscribed = words.values_list("collection_object", Value("inscriptions"), "content", Value(""))
    return parts[0].union(*parts[1:], inscribed, all=True)


def cards(pks: Iterable[int]) -> list[CollectionObject]:
    """These published objects in this order, with what their cards show, in four queries."""
    return in_order(CollectionObject.objects.published().with_card_relations(), pks)


def followers(pks: Iterable[int]) -> dict[str, list[int]]:
    """The people and places that these objects name: what is said of them goes with these."""
    return {
        model._meta.model_name: list(model.objects.named_by(pks).shown_keys())
        for model in (Person, Place)
    }


OBJECTS = Kind(
    name=KIND,
    label="Objects",
    model=CollectionObject._meta.label,
    public=CollectionObject.objects.published,
    documents=documents,
    texts=texts,
    fields=FIELDS,
    facets=FACETS,
    sorts=SORTS,
    ranges=(YEARS.name,),
    default_sort="number",
    card="objects/object_found.html",
    hit="objects/object_hit.html",
    cards=cards,
    explain=add_reasons,
    list_address=list_address,
    followers=followers,
)
