"""What was taken back is at no address: every route and every surface there is, walked before,
where it should be found, and after, from the same moment on and before any index has heard of it.
"""

import re
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.test import Client
from django.utils import timezone

from memories import jobs
from memories.admin.hiding import MARK
from memories.private import new_link
from memories.yours.own import Own
from objects.sharing.short_links import code_of
from search.outbox import drain
from stories.models import StoryPage
from tests.bac_collection.public_addresses import public_addresses
from tests.memories.everywhere.planted import TYPED, WORDS, tells, told_at
from tests.sampling import first_few
from whatson.models import Consultation, ProjectPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


# Where it might be


def addresses(memory) -> dict[str, list[str]]:
    """By the name of a route: every address at which something of the memory might stand."""
    thing, file = memory.collection_object, memory.files.first()
    ref, slug = memory.reference, thing.slug
    words = new_link(memory).replace(" ", "-")
    found = {
        "memories:list": [
            *("/memories/", "/memories/?decade=1960s", "/memories/?page=2"),
            *("/memories/?place=clapham", "/memories/?decade=1960"),
        ],
        "memories:detail": [f"/memories/{ref}/"],
        "memories:file": [f"/memories/{ref}/{file.reference}/"] if file else [],
        "memories:feed": ["/memories/feed/"],
        "memories:give": [f"/memories/give/{slug}/"],
        "memories:give_place": ["/memories/give/place/clapham/"],
        "memories:give_production": ["/memories/give/production/kitchen/", "/whats-on/kitchen/"],
        "memories:wanted": ["/memories/wanted/"],
        "objects:detail": [f"/objects/{slug}/", f"/objects/{slug}/?in=&at=1"],
        "objects:number": ["/objects/BAC/1983.4/"],
        "objects:short": [f"/o/{code_of(thing.pk)}"],
        "/o/a/": [f"/o/{code_of(thing.pk)}/"],
        "/o/": ["/o/"],
        "objects:list": [f"/objects/?q={TYPED}", "/objects/?memories=yes", "/objects/"],
        "objects:download": [f"/objects/{slug}/1.jpg"],
        "objects:label": [f"/objects/{slug}/label/"],
        "objects:qr": [f"/objects/{slug}/qr.svg"],
        "objects:seen": [f"/objects/{slug}/seen/"],
        "objects:share": [f"/objects/{slug}/share.jpg"],
        "/objects/choose/": ["/objects/choose/"],
        "objects:choose": ["/objects/choose/place/", f"/objects/choose/kind/?q={TYPED}"],
        "objects:feed": ["/objects/feed/"],
        "objects:table": ["/objects/list.csv", f"/objects/list.csv?q={TYPED}"],
        "/people/": ["/people/"],
        "/places/": ["/places/"],
        "/terms/": ["/terms/"],
        "objects:person": ["/people/ysolda/"],
        "objects:place": ["/places/clapham/"],
        "objects:term": ["/terms/material-pot/"],
        "search:everything": [
            *(f"/search/?q={TYPED}", f"/search/?q={TYPED}&kind=memory", "/search/?kind=memory"),
            *("/search/?q=ysolda", "/search/?q=quillwart", "/search/?q=egg+cup"),
            *("/search/?q=ruddlecombe", "/search/?q=quillwort+zzz"),
        ],
        "search:suggest": [
            *(f"/search/suggest/?q={word}" for word in ("quillw", "ysol", "egg", "wexm"))
        ],
        **in_stories(memory),
        **on_stage(slug),
        "home:balance": ["/numbers/balance/"],
        "home:robots": ["/robots.txt"],
        "home:sitemap_index": ["/sitemap.xml"],
        "home:sitemap": [f"/sitemap/{name}.xml" for name in SITEMAPS],
        "rendition": [f"/images/{file.stored}"] if file else [],
        "original_image": [f"/original_images/{file.stored}"] if file else [],
        "recording": [f"/recordings/{file.stored}"] if file else [],
        "avatar": [f"/avatar_images/{file.stored}"] if file else [],
    }
    return (
        found
        | {name: [] for name in NOTHING_THERE}
        | {
            name: [path.replace("/yours/a/", f"/yours/{words}/")]
            for name, path in ITS_GIVERS.items()
        }
    )


def in_stories(memory) -> dict[str, list[str]]:
    """By the name of a route: where a story that has the memory, or a frame, may tell of it."""
    story = StoryPage.objects.get()
    own = [memory.get_absolute_url(), story.url, memory.collection_object.get_absolute_url()]
    return {
        "stories:frame": [
            f"/frame/memory/{memory.reference}/",
            f"/frame/object/{memory.collection_object.slug}/",
            f"/frame/story/{story.pk}/",
        ],
        "stories:oembed": [f"/oembed?url={site.SITE_URL}{path}" for path in own],
        "stories:contributors": ["/people-who-write/"],
        # And the page itself, at which Wagtail's own route leads.
        "stories:contributor": ["/people-who-write/ada-draper/", story.url],
        "stories:contributor_feed": ["/people-who-write/ada-draper/feed/"],
        "stories:all_series": ["/series/"],
        "stories:series": ["/series/none/"],
        "stories:series_feed": ["/series/none/feed/"],
        "stories:feed": ["/stories/feed/"],
        "stories:blog_feed": ["/stories/feed/blog/1/"],
        "stories:topic_feed": ["/stories/feed/1/"],
        "stories:letter": ["/stories/letter/"],
        "stories:plain_letter": ["/stories/letter/plain/"],
        "stories:share": [f"/stories/share/{story.pk}.jpg"],
        "stories:tag": ["/tagged/pots/"],
        "stories:tag_feed": ["/tagged/pots/feed/"],
    }


def on_stage(slug: str) -> dict[str, list[str]]:
    """By the name of a route: what is on and what is asked, the pages themselves among it."""
    project, asked = ProjectPage.objects.get(), Consultation.objects.get()
    session = project.sessions.get()
    return {
        "whatson:ask_to_see": ["/ask-to-see/", f"/ask-to-see/?object={slug}"],
        "whatson:asked_list": ["/asked/"],
        "whatson:asked": [asked.get_absolute_url()],
        "whatson:answer": [f"{asked.get_absolute_url()}answer/"],
        "whatson:calendar": ["/whats-on/calendar.ics", "/whats-on/"],
        "whatson:page_calendar": ["/whats-on/kitchen/calendar.ics", project.url],
        "whatson:join": [f"{project.url}join/"],
        "whatson:join_session": [f"{project.url}join/{session.pk}/"],
        "whatson:feed": ["/whats-on/feed/"],
        "whatson:past": ["/whats-on/past/"],
        "whatson:share": [f"/whats-on/share/{project.pk}.jpg"],
    }


SITEMAPS = (
    *("pages", "lists", "objects", "people", "places", "terms"),
    *("memories", "memory-lists", "writers", "series", "on"),
)
NOTHING_THERE = {
    "contact:healthz": "It knows of jobs only.",
    "contact:here": "It is empty.",
    "contact:yours": "It asks for words.",
    "contact:asked": "It is the same for everybody.",
    "contact:fresh_link": "It is the same for everybody.",
    "contact:was_this_you": "It knows of addresses only.",
    "wagtailcore_authenticate_with_password": "Of pages.",
    "wagtailcore_login": "Of pages.",
    "wagtaildocs_serve": "Of documents, which are never a memory's.",
    "wagtaildocs_authenticate_with_password": "Of documents.",
}
"""Routes at which no memory is looked up, with the reason."""
ITS_GIVERS = {
    address.name: address.path
    for address in public_addresses()
    if address.path.startswith("/yours/a/")
}
"""Behind the six words: its giver's own, and nobody else's."""
TELLS = {
    *("memories:list", "memories:detail", "memories:file", "memories:feed"),
    *("objects:detail", "search:everything", "home:sitemap"),
    *("stories:frame", "stories:contributor", "stories:tag"),
    "whatson:page_calendar",  # the page of the project that shows its object
}
"""Routes that are known to tell of it while it is public."""


def public(found):
    """Those of the addresses that are anybody's."""
    return {name: where for name, where in found.items() if name not in ITS_GIVERS}


def test_every_route_is_walked(memory):
    """A new route belongs in `addresses` above; this says which is missing."""
    assert {address.name for address in public_addresses()} == set(addresses(memory))


def test_the_sitemaps_are_all_walked():
    from home.sitemaps import SITEMAPS as sections

    assert set(SITEMAPS) == set(sections)


def test_what_is_looked_for_is_found_while_it_is_public(client, memory):
    found = public(addresses(memory))
    telling = {
        name
        for name, where in found.items()
        if any(tells(told_at(client, address), memory, address) for address in where)
    }
    assert telling >= TELLS
    assert tells(told_at(client, "/"), memory, "/")


GONE = {
    "withdraw": lambda memory, reader: memory.withdraw(),
    "remove": lambda memory, reader: memory.remove("unkind", reader),
    "hide": lambda memory, reader: memory.hide("personal", reader),
    "pause": lambda memory, reader: memory.pause(),
    "hold": lambda memory, reader: memory.hold("risk", reader),
    "no": lambda memory, reader: memory.agree({"site": "no"}),
    "last day": lambda memory, reader: memory.show_between(
        None, timezone.localdate(YESTERDAY), reader
    ),
    "the consent ends": lambda memory, reader: (
        memory.uses.update(until=timezone.localdate()),
        jobs.follow_days(),
    ),
}
YESTERDAY = timezone.now() - timedelta(days=1)


@pytest.mark.parametrize("how", first_few(list(GONE)))
def test_it_is_at_no_address_from_that_moment_on(client, memory, reader, how):
    found = public(addresses(memory))
    for where in (["/"], *found.values()):
        for address in where:
            told_at(client, address)  # whatever is kept of a visit is kept now
    GONE[how](memory, reader)
    not_told(client, found, memory, but=MISSPELT)
    drain()
    not_told(client, found, memory)


LESS = {
    "Ysolda": lambda memory, reader: memory.shorten_name(""),
    "wexmoor": lambda memory, reader: memory.prepare(
        memory.telling, reader, public_text=WORDS.replace("wexmoor", MARK)
    ),
    "ruddlecombe": lambda memory, reader: Own(memory, None).lose(memory.files.get()),
}
"""What stands nowhere from the moment on in which less is shown."""


@pytest.mark.parametrize("word", first_few(list(LESS), 1))
def test_what_is_shown_no_more_is_at_no_address(client, memory, reader, word):
    found = [one for where in public(addresses(memory)).values() for one in where]
    told = [address for address in found if word.lower() not in address]
    assert any(word in told_at(client, address) for address in told)
    LESS[word](memory, reader)
    drain()
    assert [address for address in told if word in told_at(client, address)] == []


MISSPELT = ("/search/?q=quillwart", "/search/?q=quillwort+zzz")
"""Where a word that is known from the index alone may be proposed: it goes with the index's own
copy, within a second of the engine being there.
"""


def not_told(client, found, memory, but=()):
    for where in (["/"], *found.values()):
        for address in set(where) - set(but):
            told = told_at(client, address)
            assert not tells(told, memory, address), address
    for address in (f"/search/?q={TYPED}", "/search/?q=ysolda"):
        said = client.get(address).content.decode()
        marked = re.findall(r"<mark>(.*?)</mark>", said)
        assert TYPED not in marked, address


def test_its_file_is_gone_by_parts_too(client, memory):
    address = memory.files.get().get_absolute_url()
    etag = client.get(address)["ETag"]
    memory.withdraw()
    assert client.get(address, headers={"Range": "bytes=0-9"}).status_code == 404
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_a_page_that_was_kept_is_asked_for_again(client, memory):
    """A browser that kept a page learns that it changed."""
    for address in (memory.collection_object.get_absolute_url(), memory.get_absolute_url()):
        kept = client.get(address)
        assert "no-cache" in kept["Cache-Control"]
        etag = {"If-None-Match": kept["ETag"]}
        assert client.get(address, headers=etag).status_code == 304
    memory.withdraw()
    for address in (memory.collection_object.get_absolute_url(), memory.get_absolute_url()):
        assert client.get(address, headers=etag).status_code != 304


def test_its_own_address_says_so_in_general_words(client, memory):
    memory.withdraw()
    response = client.get(memory.get_absolute_url())
    assert response.status_code == 410
    assert memory.reference not in response.content.decode().replace(memory.get_absolute_url(), "")


def test_behind_its_words_nobody_else_finds_it(memory):
    found = addresses(memory)
    other = Client()
    for name in ITS_GIVERS:
        for address in found[name]:
            wrong = re.sub(r"/yours/[a-z-]+/", f"/yours/{'-'.join(['apple'] * 6)}/", address)
            assert not tells(told_at(other, wrong), memory, wrong), name
