"""How productions and projects are found: by what BAC writes of them, and what the box office says.

When they are on is not in the index, which does not hear of time going by: a card asks for it. How
their times to come are made for more people is, as it was when the box office or BAC last said so.
"""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from objects.blocks import written_in
from objects.why import add_reasons
from search.records import in_order
from search.registry import Document, Field, Kind, Sort, register
from whatson.access import FIELDS, SEARCHED
from whatson.models import Performance, ProductionPage, ProjectPage, Session

PRODUCTION, PROJECT = "production", "project"
LAST = 10**10
NEWEST = Sort("newest", "Newest first")


def _fields(name: str, *own: Field) -> tuple[Field, ...]:
    """What both are found by, and what only one is."""
    return (
        Field(f"{name}_title", 8, "what it is called", label="its title", tells="prose"),
        Field(
            f"{name}_standfirst",
            4,
            "what it is, in a sentence",
            label="its first lines",
            tells="prose",
        ),
        Field(f"{name}_makers", 3, "who makes it", label="who makes it"),
        Field(f"{name}_access", 2, "how it is made for more people", label="access"),
        *own,
        Field(
            f"{name}_words", 1, "all else that is said of it", label="what it says", tells="prose"
        ),
    )


PRODUCTION_FIELDS = _fields(
    PRODUCTION,
    Field(
        "box_office_says", 1, "the box office’s own words", label="what the box office says",
        tells="prose",
    ),
)  # fmt: skip
PROJECT_FIELDS = _fields(
    PROJECT,
    Field("project_kind", 3, "a workshop, a campaign, …", label="what it is"),
    Field(
        "project_people", 2, "who it is for, and with whom", label="for whom it is", tells="prose"
    ),
)


def _texts_of_both(name: str, page) -> dict[str, str]:
    written = (text for block in page.body for text in written_in(block.block, block.value))
    return {
        f"{name}_title": page.title,
        f"{name}_standfirst": page.standfirst,
        f"{name}_makers": page.made_by,
        f"{name}_words": _joined(page.access_note, *written),
    }


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _some(pages, pks):
    """Those of these keys, or all, by key."""
    return (pages if pks is None else pages.filter(pk__in=list(pks))).order_by("pk")


def _newest(page) -> dict[str, str]:
    moment = page.first_published_at
    return {"newest": f"{LAST - int(moment.timestamp()):011d}" if moment else ""}


def _access(times, one: str, keys) -> dict[int, str]:
    """By the key of each page or event, how those of its times that are to come are made for more
    people: the words of all of them together; one query.
    """
    rows = times.taking_place().filter(**{f"{one}__in": keys}).order_by()
    given = {}
    for key, *known in rows.values_list(one, *FIELDS):
        given.setdefault(key, set()).update(
            field for field, is_so in zip(FIELDS, known, strict=True) if is_so
        )
    return {
        key: _joined(*(SEARCHED[field] for field in FIELDS if field in fields))
        for key, fields in given.items()
    }


def productions(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of productions, in two queries."""
    pages = list(_some(ProductionPage.objects.public().select_related("event"), pks))
    access = _access(Performance.objects, "event", [page.event_id for page in pages])
    for page in pages:
        said = (page.event.name, page.event.description) if page.event else ()
        texts = _texts_of_both(PRODUCTION, page) | {"box_office_says": _joined(*said)}
        texts["production_access"] = access.get(page.event_id, "")
        yield Document(page.pk, texts, sorts=_newest(page))


def projects(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of projects, in two queries."""
    pages = list(_some(ProjectPage.objects.public(), pks))
    access = _access(Session.objects, "project", [page.pk for page in pages])
    for page in pages:
        more = (page.how_to_join, page.where, page.who_decides, page.what_came_of_it)
        texts = _texts_of_both(PROJECT, page)
        texts["project_words"] = _joined(texts["project_words"], *more)
        texts["project_access"] = access.get(page.pk, "")
        texts["project_kind"] = page.kind_words
        texts["project_people"] = _joined(page.for_whom, page.with_whom)
        yield Document(page.pk, texts, sorts=_newest(page))


def _cards(model):
    """The pages with their pictures, and with when they are on; two queries."""

    def cards(pks):
        pages = model.objects.public().with_pictures().with_times(timezone.now())
        return in_order(pages, pks)

    return cards


def _register(name: str, label: str, model, documents, fields) -> None:
    register(
        Kind(
            name=name,
            label=label,
            model=model._meta.label,
            public=model.objects.public,
            documents=documents,
            texts=lambda pks: {found.pk: dict(found.texts) for found in documents(pks)},
            fields=fields,
            sorts=(NEWEST,),
            default_sort="newest",
            card="whatson/on_found.html",
            cards=_cards(model),
            explain=add_reasons,
        )
    )


_register(PRODUCTION, "Shows", ProductionPage, productions, PRODUCTION_FIELDS)
_register(PROJECT, "Projects to join", ProjectPage, projects, PROJECT_FIELDS)
