"""How the list of objects is narrowed and sorted, and where it is."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from objects.models import Person, Place, Term
from objects.querysets import AUTHORITIES
from objects.when import UNDATED, find_years, read_years, say_span, when_labels, when_order
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
    """What to call each of these authorities that have a page, in one query."""
    public = model.objects.with_published_objects().filter(slug__in=list(slugs))
    return dict(public.values_list("slug", "name"))


def authority_moves(model, slugs: Iterable[str]) -> dict[str, str]:
    """The slug of the preferred name for each of these that leads to one, in one query."""
    merged = model.objects.leading_on().filter(slug__in=list(slugs))
    return dict(merged.values_list("slug", "preferred__slug"))


def own_names(links: str, record, slugs: Iterable[str]) -> dict[str, str]:
    """The names of those of these authorities that a record has, among its `links`."""
    wanted, one = set(slugs), AUTHORITIES[links]
    shown = (getattr(link, one).shown for link in getattr(record, links).all())
    return {authority.slug: authority.name for authority in shown if authority.slug in wanted}


def own_whens(record, slugs: Iterable[str]) -> dict[str, str]:
    """Decades and periods are called the same on every record."""
    return when_labels(slugs)


def picture_labels(slugs: Iterable[str]) -> dict[str, str]:
    said = {"yes": "With a picture", "no": "Without a picture"}
    return {slug: said[slug] for slug in slugs if slug in said}


def own_pictures(record, slugs: Iterable[str]) -> dict[str, str]:
    return picture_labels(slugs)


def _named(model, links: str) -> dict:
    return {
        "labels": partial(authority_labels, model),
        "moved": partial(authority_moves, model),
        "own": partial(own_names, links),
    }


TERMS, PEOPLE, PLACES = _named(Term, "terms"), _named(Person, "people"), _named(Place, "places")

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
    Facet(
        "kind",
        "Kind of object",
        **TERMS,
        # Two radios are alike however many there are: as much as two things of one rare material,
        # one colour and one time together.
        weight=15,
        is_steady=True,
        is_suggested=True,
        is_noun=True,
        is_open=True,
        all_called="kinds of object",
    ),
    Facet(
        "material",
        "Material",
        **TERMS,
        weight=1,
        is_suggested=True,
        phrase=" made of {}",
        phrase_place=1,
        is_open=True,
        all_called="materials",
    ),
    Facet(
        "colour",
        "Colour",
        **TERMS,
        weight=0.3,
        phrase=" in {}",
        phrase_place=3,
        is_lower=True,
        is_open=True,
        all_called="colours",
    ),
    Facet(
        "technique",
        "How it was made",
        **TERMS,
        weight=0.5,
        phrase_place=2,
        is_lower=True,
        all_called="techniques",
    ),
    Facet(
        "maker",
        "Maker",
        **PEOPLE,
        weight=2,
        is_suggested=True,
        phrase=" by {}",
        phrase_place=4,
        all_called="makers",
    ),
    Facet(
        "place",
        "Place",
        **PLACES,
        weight=0.5,
        is_suggested=True,
        phrase=" from {}",
        phrase_place=5,
        all_called="places",
    ),
    Facet(
        "when",
        "Decade or period",
        when_labels,
        weight=0.5,
        range=YEARS,
        phrase_place=7,
        is_open=True,
        order=when_order,
        all_called="decades and periods",
        own=own_whens,
    ),
    Facet(
        "picture",
        "Picture",
        picture_labels,
        phrase=" {}",
        phrase_place=6,
        is_lower=True,
        own=own_pictures,
        offered=("yes",),
    ),
)
"""In the order of the page. What follows from each for headings and pages is all here."""

SORTS = (Sort("date", "Oldest first"), Sort("newest", "Newest here"), Sort("number", "Number"))
