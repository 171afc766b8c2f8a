"""An object that is not public is at no address: every route is walked for a draft and a retired
one, and neither its name nor its number nor its picture is ever in an answer.
"""

import re
from itertools import chain

import pytest
from django.conf import settings
from django.contrib.staticfiles.urls import urlpatterns as static_patterns
from django.urls import URLPattern, get_resolver

from home.models import HomePage
from objects.models import CollectionRendition, Mention, Person, RelatedObject
from objects.sharing.share_files import folder_of
from objects.sharing.short_links import code_of
from search.outbox import drain
from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    TermFactory,
)
from whatson.models import Consultation, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "index")]

TITLE, NUMBER, WORDS = "Quillfeather lantern", "ZQX/77.431", "Wexmoor inscription"
OWN = {
    "zyxa-donor": "Zyxa Donor",
    "zyxa-formerly": "Zyxa Formerly",
    "zyxa-town": "Zyxa Town",
    "old-zyxa": "Old Zyxa",
    "object_name-zyxa-tool": "zyxa tool",
    "object_name-zyxa-tolle": "zyxa tolle",
    "material-zyxa-clay": "zyxa clay",
}
"""What nothing else has, by slug. Formerly, Old and tolle are other names for others of these."""
OUTSIDE = ("admin/", "documents/", "media/", "static/")
"""Wagtail's own, and folders in which no object's picture is ever put."""

PRIVATE = [
    *("healthz", "healthz/here", "yours/", "yours/fresh-link/", "yours/asked/"),
    *("yours/was-this-you/<str:token>/", "yours/<str:words>/", "yours/<str:words>/slip/"),
]
SECTIONS = ("pages", "lists", "objects", "people", "places", "terms")
BEHIND_WORDS = "yours/<str:words>/"
OF_MEMORIES = {
    "memories/": ["/memories/"],
    "memories/feed/": ["/memories/feed/"],
    "memories/<slug:reference>/": ["/memories/none/"],
    "memories/<slug:reference>/<slug:file>/": ["/memories/none/none/"],
}
"""Where it would be told of if anybody remembered it (`tests/memories/`)."""

OF_STORIES = {
    "people-who-write/": ["/people-who-write/"],
    "people-who-write/<slug:slug>/": ["/people-who-write/none/"],
    "people-who-write/<slug:slug>/feed/": ["/people-who-write/none/feed/"],
    "series/": ["/series/"],
    "series/<slug:slug>/": ["/series/none/"],
    "series/<slug:slug>/feed/": ["/series/none/feed/"],
    "stories/feed/": ["/stories/feed/"],
    "stories/feed/<int:pk>/": ["/stories/feed/1/"],
    "stories/feed/blog/<int:pk>/": ["/stories/feed/blog/1/"],
    "stories/letter/": ["/stories/letter/"],
    "stories/letter/plain/": ["/stories/letter/plain/"],
    "stories/share/<int:pk>.jpg": ["/stories/share/1.jpg"],
    "tagged/<str:slug>/feed/": ["/tagged/lamps/feed/"],
}
"""Where it would be told of if a story had it in it (`tests/stories/`)."""

STATES = [
    "draft",
    "retired",
    pytest.param("withdrawn", marks=pytest.mark.slow),
    pytest.param("retired draft", marks=pytest.mark.slow),
]


CHOICES = [
    *("maker=zyxa-donor", "maker=zyxa-formerly", "place=zyxa-town", "place=old-zyxa"),
    *("kind=object_name-zyxa-tool", "kind=object_name-zyxa-tolle", "material=material-zyxa-clay"),
]
"""Its names, chosen by whoever guesses them."""


@pytest.fixture
def hidden(index):
    """An object with everything that an object can have, among names that public ones share."""
    hidden = CollectionObjectFactory(
        object_number=NUMBER, title=TITLE, brief_description=WORDS, label_text=WORDS
    )
    shown = CollectionObjectFactory(
        object_number="BAC/1", set_number="S1", brief_description="Like another."
    )
    names = {
        "person": PersonFactory(name="Ada"),
        "place": PlaceFactory(name="Clapham"),
        "term": TermFactory(name="tin"),
    }
    for thing in (hidden, shown):
        thing.set_number = "S1"
        thing.save()
        ObjectPersonFactory(collection_object=thing, person=names["person"])
        ObjectPlaceFactory(collection_object=thing, place=names["place"])
        ObjectTermFactory(collection_object=thing, term=names["term"])
    name_alone(hidden)
    hidden.tags.add("lamps")
    hidden.save()
    RelatedObject.objects.create(collection_object=shown, related=hidden)
    Mention.objects.create(
        collection_object=shown, words="another", slug=hidden.slug, mentioned=hidden
    )
    ObjectImageFactory(collection_object=hidden, caption=WORDS, licence="CC0").image.make_sizes()
    HomePage.objects.update(featured_object=hidden)
    put_on_stage(hidden)
    drain()
    return hidden


def put_on_stage(thing):
    """Behind a production and a project, and among what may come out of the store next."""
    ProductionPageFactory(title="The Kitchen", slug="kitchen", objects=[thing])
    project = ProjectPageFactory(title="Mending", slug="mending", objects=[thing])
    SessionFactory(project=project)
    ConsultationFactory(project=project, kind="objects", answers=(), things=[thing])


def name_alone(thing):
    """Give it names of its own, each of a kind once by another name for the same."""
    donor, town = PersonFactory(name="Zyxa Donor"), PlaceFactory(name="Zyxa Town")
    tool = TermFactory(name="zyxa tool", vocabulary="object_name")
    tolle = TermFactory(name="zyxa tolle", vocabulary="object_name", preferred=tool)
    ObjectPersonFactory(
        collection_object=thing, person=PersonFactory(name="Zyxa Formerly", preferred=donor)
    )
    ObjectPlaceFactory(collection_object=thing, place=PlaceFactory(name="Old Zyxa", preferred=town))
    for term in (tolle, TermFactory(name="zyxa clay")):
        ObjectTermFactory(collection_object=thing, term=term)


def hide(thing, state):
    if state in ("draft", "retired draft"):
        type(thing).objects.filter(pk=thing.pk).update(live=False, first_published_at=None)
        thing.refresh_from_db()
        thing.save()
    if state == "withdrawn":
        thing.unpublish()
    if state.startswith("retired"):
        thing.retire()


def routes(patterns=None, prefix=""):
    """Every route outside the admin, as it is written: `objects/<slug:address>/`."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(OUTSIDE):
            continue
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def addresses(thing, files):
    """By route: the addresses at which the object might be found."""
    own = {
        f"objects/<slug:address>/{end}" for end in ("", "seen/", "label/", "qr.svg", "share.jpg")
    }
    found = {route: ["/" + route.replace("<slug:address>", thing.slug)] for route in own}
    return found | {
        # Not its whole title: the heading says what was typed.
        "objects/": [
            *("/objects/", "/objects/?page=2", "/objects/?q=lantern&view=list"),
            *(f"/objects/?{choice}" for choice in CHOICES),
            # Where nothing is found, the nearest names are proposed.
            *("/objects/?q=zyxo", "/objects/?q=zyxa+nothing", "/objects/?q=maker:zyxa"),
        ],
        "objects/list.csv": [
            *("/objects/list.csv", "/objects/list.csv?q=lantern"),
            *(f"/objects/list.csv?{choice}" for choice in CHOICES),
        ],
        "objects/choose/<slug:name>/": [
            f"/objects/choose/{facet}/{query}"
            for facet in ("kind", "material", "maker", "place", "when")
            for query in ("", *(f"?{choice}" for choice in CHOICES))
        ],
        "objects/<slug:address>/<int:place>.jpg": [f"/objects/{thing.slug}/1.jpg"],
        "objects/feed/": ["/objects/feed/"],
        "objects/<path:address>/": [f"/objects/{NUMBER}/", "/objects/zqx : 77.431/"],
        "o/<slug:code>": [f"/o/{code_of(thing.pk)}"],
        "o/<slug:code>/": [f"/o/{code_of(thing.pk)}/"],
        "objects/choose/": ["/objects/choose/"],
        "o/": ["/o/"],
        "people/": ["/people/"],
        "places/": ["/places/"],
        "terms/": ["/terms/"],
        "people/<slug:slug>/": ["/people/ada/", "/people/zyxa-donor/", "/people/zyxa-formerly/"],
        "places/<slug:slug>/": ["/places/clapham/", "/places/zyxa-town/", "/places/old-zyxa/"],
        "terms/<slug:slug>/": [
            "/terms/material-tin/",
            *(f"/terms/{slug}/" for slug in OWN if "_" in slug or slug.startswith("material")),
        ],
        "images/<path:name>": [f"/{name}" for name in files["renditions"]],
        "original_images/<path:name>": [f"/{name}" for name in files["originals"]],
        "recordings/<path:name>": ["/recordings/none.mp3"],
        "avatar_images/<path:name>": [f"/avatar_images/{name}" for name in files["originals"]],
        "search/": [
            *("/search/", "/search/?q=lantern", "/search/?q=lantern&kind=object"),
            *("/search/?q=zyxa", "/search/?q=zyxo&kind=person", "/search/?q=zyxa&kind=place"),
        ],
        "search/suggest/": [
            *("/search/suggest/?q=quill", "/search/suggest/?q=77.431"),
            *("/search/suggest/?q=zyxa", "/search/suggest/?q=zyxe+don"),
        ],
        # Behind six words, or asking for them: no object is looked up there.
        **{route: [f"/{route}".replace("<str:words>", "a-b")] for route in PRIVATE},
        **{
            route: [f"/{re.sub('<.*?>', 'a-b', route)}"]
            for route in routes()
            if route.startswith(BEHIND_WORDS)
        },
        **OF_MEMORIES,
        **OF_STORIES,
        "frame/<slug:kind>/<slug:key>/": [f"/frame/object/{thing.slug}/"],
        **of_whats_on(thing),
        "oembed": [f"/oembed?url={settings.SITE_URL}/objects/{thing.slug}/"],
        "tagged/<str:slug>/": ["/tagged/lamps/"],
        "memories/wanted/": ["/memories/wanted/"],
        "memories/give/<slug:slug>/": [f"/memories/give/{thing.slug}/"],
        "memories/give/place/<slug:slug>/": [
            f"/memories/give/place/{slug}/" for slug in ("clapham", "zyxa-town")
        ],
        "robots.txt": ["/robots.txt"],
        "sitemap.xml": ["/sitemap.xml"],
        "sitemap/<slug:section>.xml": [
            f"/sitemap/{section}.xml"
            for section in (*SECTIONS, "memories", "memory-lists", "writers", "series", "on")
        ],
    }


OF_NO_OBJECT = {
    *("whats-on/calendar.ics", "whats-on/feed/", "whats-on/past/", "asked/", "numbers/balance/"),
    *("whats-on/<str:slug>/join/", "whats-on/<str:slug>/join/<int:pk>/", "asked/<int:pk>/answer/"),
    *("memories/give/production/<str:slug>/", "whats-on/share/<int:pk>.jpg"),
}
"""What is on and asked, where it is told without the objects behind it."""


def of_whats_on(thing):
    """By route: what is on and what is asked, the pages themselves among it."""
    asked = Consultation.objects.get().pk
    session = Session.objects.get().pk
    return {
        "whats-on/calendar.ics": ["/whats-on/calendar.ics", "/whats-on/"],
        "whats-on/feed/": ["/whats-on/feed/"],
        "whats-on/past/": ["/whats-on/past/"],
        "whats-on/share/<int:pk>.jpg": [],  # drawn with the page's own picture, never an object's
        "whats-on/<str:slug>/calendar.ics": [
            *("/whats-on/kitchen/calendar.ics", "/whats-on/mending/calendar.ics"),
            *("/whats-on/kitchen/", "/whats-on/mending/"),
        ],
        "whats-on/<str:slug>/join/": ["/whats-on/mending/join/"],
        "whats-on/<str:slug>/join/<int:pk>/": [f"/whats-on/mending/join/{session}/"],
        "asked/": ["/asked/"],
        "asked/<int:pk>/": [f"/asked/{asked}/"],
        "asked/<int:pk>/answer/": [f"/asked/{asked}/answer/"],
        "memories/give/production/<str:slug>/": ["/memories/give/production/kitchen/"],
        "ask-to-see/": ["/ask-to-see/", f"/ask-to-see/?object={thing.slug}"],
        "numbers/balance/": ["/numbers/balance/"],
    }


@pytest.fixture
def files(hidden):
    """The names of the object's files while it was public."""
    renditions = CollectionRendition.objects.filter(image__object_images__collection_object=hidden)
    image = hidden.object_images.get().image
    return {"renditions": [row.file.name for row in renditions], "originals": [image.file.name]}


def answer(client, address):
    """Whatever comes back at an address, to a look and to a post, with its headers, as text."""
    told = []
    for response in (client.get(address), client.post(address)):
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told.append(f"{response.status_code} {dict(response.items())} {body!r}")
    return "\n".join(told)


def test_every_route_is_walked(hidden, files):
    """A new route belongs in `addresses` above; this says which is missing."""
    wagtails = [str(pattern.pattern) for pattern in get_resolver().url_patterns[-1].url_patterns]
    ours = [route for route in routes() if route not in wagtails]
    assert set(ours) - {str(pattern.pattern) for pattern in static_patterns} == set(
        addresses(hidden, files)
    )


def test_what_is_looked_for_would_be_found(client, hidden, files):
    """While it is public it is at nearly all of them, so that nothing below passes for nothing."""
    where = addresses(hidden, files)
    assert len(files["renditions"]) > 2
    silent = {"recordings/<path:name>", "robots.txt", "sitemap.xml", "original_images/<path:name>"}
    silent |= {"objects/<slug:address>/seen/", "objects/choose/<slug:name>/"}
    silent |= {*PRIVATE, *OF_MEMORIES, *OF_STORIES, "memories/give/place/<slug:slug>/"}
    silent |= {route for route in where if route.startswith(BEHIND_WORDS)}
    silent |= OF_NO_OBJECT
    silent |= {"objects/choose/", "o/", "people/", "places/", "terms/"}  # lead elsewhere
    for route in set(where) - silent:
        told = "".join(answer(client, address) for address in where[route])
        assert tells(told, hidden) or "image/" in told, route
    for address in chain.from_iterable(where.values()):
        if "/choose/" not in address and any(slug in address for slug in OWN):
            assert tells(answer(client, address), hidden, address), address
    assert tells(answer(client, "/"), hidden)


def tells(text, thing, address=""):
    """Whether an answer has something of the object in it, or of what nothing else names.

    What was typed comes back in the addresses of links, and says nothing.
    """
    own = (TITLE, NUMBER, WORDS, thing.slug, thing.number_key)
    slugs = [slug for slug in OWN if slug not in address]
    return any(word in text for word in (*own, *OWN.values(), *slugs))


@pytest.mark.parametrize("state", STATES)
def test_it_is_at_no_address(client, hidden, files, state):
    # What was looked at is kept, and its share image's file is there: both must go.
    for address in (*ELSEWHERE, *chain.from_iterable(addresses(hidden, files).values())):
        answer(client, address)
    hide(hidden, state)
    not_told_of(client, hidden, files)
    drain()
    not_told_of(client, hidden, files)
    assert not folder_of(hidden.pk).exists()


ELSEWHERE = ("/", "/objects/bac-1/", "/objects/bac-1/?in=&at=1", "/no-such-page/")


def not_told_of(client, hidden, files):
    for listed in addresses(hidden, files).values():
        for address in listed:
            told = answer(client, address).replace(address, "")
            assert not tells(told, hidden, address), address
            assert "'Content-Type': 'image/" not in told, address
    for address in ELSEWHERE:
        assert not tells(answer(client, address), hidden), address


@pytest.mark.parametrize("state", STATES)
def test_another_name_that_it_alone_has_leads_to_no_public_one(client, hidden, state):
    nick = PersonFactory(name="Adalina", preferred=Person.objects.get(slug="ada"))
    ObjectPersonFactory(collection_object=hidden, person=nick)
    drain()
    for address in ("/people/adalina/", "/objects/?maker=adalina"):
        assert client.get(address).status_code == 301, address
    hide(hidden, state)
    assert client.get("/people/adalina/").status_code == 404
    for page in ("", "list.csv", "choose/kind/"):
        assert client.get(f"/objects/{page}?maker=adalina").status_code == 200, page


@pytest.mark.parametrize("state", STATES)
def test_its_own_addresses_say_that_it_was_withdrawn_only_if_it_was_known(client, hidden, state):
    hide(hidden, state)
    drain()
    status = 410 if state == "retired" else 404
    for address in (f"/objects/{hidden.slug}/", f"/objects/{NUMBER}/", f"/o/{code_of(hidden.pk)}"):
        assert client.get(address).status_code == status, address
