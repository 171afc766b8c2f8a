"""How the list of objects is narrowed and sorted, and where it is."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from objects.models import Person, Place, Term
from objects.when import UNDATED, find_years, read_years, say_span, when_labels
from search.registry import Facet, Range, Sort

TERM_FACETS = {
    Term.Vocabulary.OBJECT_NAME: "kind",
    Term.Vocabulary.MATERIAL: "material",
    Term.Vocabulary.COLOUR: "colour",
    Term.Vocabulary.TECHNIQUE: "technique",
}
"""The facet in which the terms of a vocabulary are counted."""


def list_address(**asked: str) -> str:
    """Where the objects are that somebody asks for: `q` is words, a facet's name a slug."""
    return reverse("objects:list") + (f"?{urlencode(asked)}" if asked else "")


def authority_labels(model, slugs: Iterable[str]) -> dict[str, str]:
    """What to call each of these authorities, in one query."""
    return dict(model.objects.filter(slug__in=list(slugs)).values_list("slug", "name"))


def authority_moves(model, slugs: Iterable[str]) -> dict[str, str]:
    """The slug of the preferred name for each of these that is another's now, in one query."""
    merged = model.objects.filter(slug__in=list(slugs)).exclude(preferred=None)
    return dict(merged.values_list("slug", "preferred__slug"))


def picture_labels(slugs: Iterable[str]) -> dict[str, str]:
    said = {"yes": "With a picture", "no": "Without a picture"}
    return {slug: said[slug] for slug in slugs if slug in said}


def _named(model) -> dict:
    return {"labels": partial(authority_labels, model), "moved": partial(authority_moves, model)}


TERMS, PEOPLE, PLACES = _named(Term), _named(Person), _named(Place)

YEARS = Range(
    name="years",
    ends=("from", "to"),
    labels=("From year", "to year"),
    read=read_years,
    say=say_span,
    unread="We can’t read “{}” as a year. Try 1935, 1930s or 200 BC.",
    missing=UNDATED,
    find=find_years,
)

FACETS = (
    Facet("kind", "Kind of object", **TERMS, weight=3, is_suggested=True),
    Facet("material", "Material", **TERMS, weight=1, is_suggested=True),
    Facet("colour", "Colour", **TERMS, weight=0.3),
    Facet("technique", "How it was made", **TERMS, weight=0.5),
    Facet("maker", "Maker", **PEOPLE, weight=2, is_suggested=True),
    Facet("place", "Place", **PLACES, weight=0.5, is_suggested=True),
    Facet("when", "Decade or period", when_labels, weight=0.5, range=YEARS),
    Facet("picture", "Picture", picture_labels),
)

SORTS = (Sort("date", "Oldest first"), Sort("newest", "Newest here"), Sort("number", "Number"))
