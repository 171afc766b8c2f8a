"""What may stand in a story from elsewhere: the list, hostile addresses, and the page's policy."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.embeds.finders import get_finders

from stories.blocks import EmbedBlock
from stories.embeds import HOSTS, host_of, origins_of
from tests.factories import StoryPageFactory

GOOD = {
    "https://www.youtube.com/watch?v=abcdefghijk": "https://www.youtube-nocookie.com/embed/abcdefghijk",
    "https://youtu.be/abc-efg_ijk?t=10": "https://www.youtube-nocookie.com/embed/abc-efg_ijk",
    "https://vimeo.com/123456789": "https://player.vimeo.com/video/123456789?dnt=1",
    "https://soundcloud.com/bac/a-talk": "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fbac%2Fa-talk",
    "https://archive.org/details/tram_1911": "https://archive.org/embed/tram_1911",
    "https://sketchfab.com/3d-models/tin-0123456789abcdef0123456789abcdef": (
        "https://sketchfab.com/models/0123456789abcdef0123456789abcdef/embed"
    ),
}
HOSTILE = [
    "http://www.youtube.com/watch?v=abcdefghijk",
    "https://www.youtube.com.evil.example/watch?v=abcdefghijk",
    "https://evil.example/https://vimeo.com/123456789",
    "https://vimeo.com@evil.example/123456789",
    "https://evil.example#https://vimeo.com/123456789",
    "https://vimeo.com/123456789\nhttps://evil.example",
    'https://vimeo.com/123456789"><script>alert(1)</script>',
    "https://vimeo.com/123456789?x=<script>",
    "https://vimeo.com/../../evil",
    "https://archive.org/details/..",
    "https://soundcloud.com/bac/a&auto_play=true",
    "javascript:alert(1)//https://vimeo.com/123456789",
    "https://vimeo.com\\123456789",
    "https://ＶＩＭＥＯ.com/123456789",
    "https://vimeo.com:443/123456789",
    "https://vimeo.com:8080/123456789",
    "https://editor:secret@vimeo.com/123456789",
    "https://vimeo.com.:443/123456789",
    "https://vimeo.com./123456789",
    "https://VIMEO.com/123456789",
    "HTTPS://vimeo.com/123456789",
    "https:vimeo.com/123456789",
    "https:///vimeo.com/123456789",
    "https://vimeо.com/123456789",
    "https://xn--vime-8cd.com/123456789",
    "https://vimeo.com/١٢٣٤٥٦",
    "https://vimeo.com%2Eevil.example/123456789",
    "https://vimeo.com%40evil.example/123456789",
    "https://evilvimeo.com/123456789",
    "https://player.vimeo.com.evil.example/123456789",
    # Addresses on the list that lead somewhere else
    "https://www.youtube.com/redirect?q=https://evil.example",
    "https://www.youtube.com/attribution_link?u=/watch?v=abcdefghijk",
    "https://youtu.be/abcdefghijk?next=https://evil.example",
    "https://vimeo.com/123456789?next=//evil.example",
    "https://soundcloud.com/bac/../evil",
    "https://soundcloud.com/bac/a?url=https://evil.example",
    "https://archive.org/details/a/../../evil",
    "data:text/html,https://vimeo.com/123456789",
    " https://vimeo.com/123456789",
    "https://vimeo.com/123456789 ",
    "https://example.org/film",
    "",
]


@pytest.mark.parametrize(("address", "player"), GOOD.items())
def test_an_address_on_the_list_has_a_player(address, player):
    assert host_of(address).player_of(address) == player


@pytest.mark.parametrize("address", HOSTILE)
def test_no_other_address_has_one(address):
    assert host_of(address) is None
    if address != address.strip():
        return  # a form takes away what surrounds an address before it is read
    with pytest.raises(ValidationError):
        EmbedBlock().clean(EmbedBlock().to_python({"address": address, "title": "A film"}))


@pytest.mark.parametrize("address", GOOD)
def test_a_player_is_at_the_one_origin_that_the_policy_names(address):
    host = host_of(address)
    parts = urlsplit(host.player_of(address))
    assert parts.scheme == "https"
    assert f"https://{parts.netloc}" == host.origin
    assert parts.netloc == parts.hostname
    assert origins_of([address, address, "https://evil.example/"]) == [host.origin]


def test_every_site_on_the_list_is_tried_here():
    assert {host_of(address) for address in GOOD} == set(HOSTS)


def test_wagtails_own_embeds_ask_nobody():
    assert get_finders() == []


@pytest.mark.django_db
def test_nothing_of_a_third_party_is_on_the_page_before_a_click(client):
    page = StoryPageFactory(
        body=[("embed", {"address": "https://vimeo.com/123456789", "title": "A mangle"})]
    )
    response = client.get(page.url)
    found = BeautifulSoup(response.text, "html.parser").find("main")
    assert not found("iframe")
    assert found.find(class_="elsewhere").a["href"] == "https://vimeo.com/123456789"
    sources = [tag.get("src", "") for tag in found(True) if tag.get("src")]
    assert all(source.startswith("/") for source in sources)


@pytest.mark.django_db
def test_only_the_page_with_the_player_lets_it_be_framed(client):
    body = [("embed", {"address": "https://vimeo.com/123456789", "title": "A mangle"})]
    policy = client.get(StoryPageFactory(body=body).url)["Content-Security-Policy"]
    assert "frame-src 'self' https://player.vimeo.com" in policy
    assert "youtube" not in policy
    plain = client.get(StoryPageFactory().url)["Content-Security-Policy"]
    assert "frame-src" not in plain


@pytest.mark.django_db
def test_what_came_off_the_list_is_a_line(client):
    page = StoryPageFactory(
        body=[("embed", {"address": "https://example.org/film", "title": "A mangle"})]
    )
    response = client.get(page.url)
    assert "We no longer show anything from that site." in response.text
    assert "example.org/film" not in response.text
