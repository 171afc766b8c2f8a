"""Two thousand things that nobody types in good faith, on each page that reads what is typed: an
answer that is no failure, in which nothing typed is markup, on both engines.
"""

import time
from itertools import islice

import pytest
from bs4 import BeautifulSoup

from search.outbox import drain
from tests.factories import CollectionObjectFactory, ObjectPersonFactory
from tests.search.hostile.strings import MARK, by_chance, by_hand

pytestmark = pytest.mark.django_db

ALL = 2000
NOW_AND_THEN = 97
"""Of so many, one is tried in every run."""
PARTS = 4
"""In so many tests, which do not wait for each other."""
PAGES = ("/search/", "/objects/", "/search/suggest/", "/objects/list.csv", "/objects/choose/maker/")
HUNG = 60
"""Seconds after which nobody calls it slow, on any machine: the tests' server may take 30."""
RUNS_SOMETHING = ("src", "srcdoc", "style", "srcset", "formaction", "background")
LEADS_ON = ("href", "action")
SAFE = ("/", "?", "#", "mailto:", "http://testserver")


@pytest.fixture
def site(site_index):
    """A few things to find, on each engine."""
    for title in ("Enamel sign", "Tin", "Comb", "Table radio of the 1930s"):
        thing = CollectionObjectFactory(title=title, date_text="1932")
    ObjectPersonFactory(collection_object=thing)
    drain()


def strings():
    return [*by_hand(), *islice(by_chance(), max(0, ALL - len(by_hand())))]


def smuggled(html: bytes) -> list[str]:
    """What came through as markup."""
    return [
        str(tag)[:200]
        for tag in BeautifulSoup(html, "html.parser").find_all(True)
        if MARK in tag.name
        or (tag.name in {"script", "style"} and MARK in tag.get_text())
        or any(_runs(name, str(value)) for name, value in tag.attrs.items())
    ]


def _runs(name: str, value: str) -> bool:
    if MARK in name:
        return True
    if name.startswith("on") or name in RUNS_SOMETHING:
        return MARK in value
    return name in LEADS_ON and not value.startswith(SAFE) and value != ""


def ask_all(client, queries, pages=PAGES) -> None:
    for query in queries:
        for page in pages:
            began = time.monotonic()
            sent = query.encode(errors="surrogatepass").decode("latin-1")
            response = client.get(page, QUERY_STRING=sent)
            content = b"".join(response) if response.streaming else response.content
            said = f"{page}?{query[:300]}"
            assert response.status_code < 500, said
            assert time.monotonic() - began < HUNG, said
            if response["Content-Type"].startswith("text/html"):
                assert not smuggled(content), said


def test_what_is_smuggled_in_would_be_seen():
    for html in ("<hostile>", "<b hostile='1'>", "<img src=x onerror='hostile()'>"):
        assert smuggled(html.encode())
    assert smuggled(b"<script>hostile()</script>")
    assert smuggled(b"<a href='javascript:hostile()'>x</a>")
    assert not smuggled(b"<input value='&lt;hostile&gt;'><a href='/search/?q=hostile'>hostile</a>")


def test_a_sample_fails_nowhere(site, client):
    ask_all(client, strings()[::NOW_AND_THEN])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_none_of_two_thousand_fails_anywhere(site, client, part):
    hand, queries = len(by_hand()), strings()
    assert len(queries) == ALL
    ask_all(client, queries[:hand][part::PARTS])
    for number, page in enumerate(PAGES):  # those made by chance: each on one page
        ask_all(client, queries[hand + number :: len(PAGES)][part::PARTS], [page])
