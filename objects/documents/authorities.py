"""How people and places are found: by their names, and people a little by what they made.

Only names that a published object has are known, and only the preferred ones are records of
their own: another name finds the one that stands for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from django.db.models import Q
from django.db.models.functions import Coalesce

from objects.models import Person, Place, Term
from objects.models.relations import Activity
from objects.why import add_reasons
from search.records import in_order
from search.registry import Document, Field, Kind, Sort

NAMES = (
    Field("name", 8, "what it is called", label="its name", is_inverted=True),
    Field(
        "other_names", 6, "what else it is called", label="another name for it", is_inverted=True
    ),
)
MADE = Field(
    "made",
    0.5,
    "a maker of radios is no radio: only a hint",
    label="the kinds of object they made",
    tells="prose",
)
"""Of people alone: in the places of most things, all kinds of thing were made."""
SORTS = (Sort("name", "A to Z"),)


def documents(model, pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of those that have a page among `pks`, or of all; two or three queries."""
    public = model.objects.with_published_objects().order_by("pk")
    if pks is not None:
        public = public.filter(pk__in=list(pks))
    rows = list(public.values_list("pk", "name", "name_key"))
    keys = None if pks is None else [pk for pk, _, _ in rows]
    other_names = _other_names(model, keys)
    made = _made(keys) if model is Person else defaultdict(str)
    for pk, name, key in rows:
        texts = {"name": name, "other_names": other_names[pk], "made": made[pk]}
        yield Document(pk, texts, sorts={"name": key})


def _other_names(model, pks) -> dict[int, str]:
    """The other names of each that stand in something published, by key, one a line."""
    variants = model.objects.exclude(preferred=None).named_in_public()
    if pks is not None:
        variants = variants.filter(preferred__in=pks)
    return _lines(variants.order_by("preferred", "pk").values_list("preferred", "name"))


def _made(pks) -> dict[int, str]:
    """The kinds of published object that each person made, by key, one a line."""
    shown, term = Coalesce("person__preferred", "person"), "collection_object__terms__term"
    links = Person.objects.public_links().filter(
        activity=Activity.PRODUCTION,
        **{f"{term}__vocabulary": Term.Vocabulary.OBJECT_NAME},
    )
    if pks is not None:
        same = Person.objects.filter(Q(pk__in=pks) | Q(preferred__in=pks))
        links = links.filter(person__in=same)
    rows = links.values_list(shown, Coalesce(f"{term}__preferred__name", f"{term}__name"))
    return _lines(rows.order_by(shown, term).distinct())


def _lines(rows) -> dict[int, str]:
    """Pairs of a key and a text as all the texts of each key."""
    found = defaultdict(dict)
    for key, text in rows:
        found[key][text] = None
    return defaultdict(str, {key: "\n".join(texts) for key, texts in found.items()})


def texts(model, pks: Iterable[int]) -> dict[int, dict[str, str]]:
    """The words to mark what was found in, as written, by field, in two or three queries."""
    return {document.pk: dict(document.texts) for document in documents(model, pks)}


def cards(model, pks: Iterable[int]) -> list:
    """These in this order, with what their cards show, in one query."""
    return in_order(model.objects.with_published_objects().with_object_counts(), pks)


def _kind(model, label: str, *fields: Field) -> Kind:
    return Kind(
        name=model._meta.model_name,
        label=label,
        model=model._meta.label,
        public=model.objects.with_published_objects,
        documents=partial(documents, model),
        texts=partial(texts, model),
        fields=fields,
        sorts=SORTS,
        default_sort="name",
        card="objects/authority_card.html",
        cards=partial(cards, model),
        explain=add_reasons,
    )


PERSON = _kind(Person, "People", *NAMES, MADE)
PLACE = _kind(Place, "Places", *NAMES)
