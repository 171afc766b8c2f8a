"""From which other sites something may stand in a story: the one list.

Nothing is asked of any of them, neither by this site nor by a reader's browser, before the
reader presses the button for it. Without JavaScript there is a link.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Host:
    """One site: how its addresses look, and its player's, in which `{}` stands for the thing.

    `address` is matched whole; its first group names the thing, and has no sign in it that
    means something in an address (or, with `is_whole`, the address itself is the name).
    """

    name: str
    address: str
    player: str
    is_whole: bool = False

    def player_of(self, url: str) -> str:
        """The address of its player for this thing, or "" if it is not one of its addresses."""
        found = re.fullmatch(self.address, url, re.ASCII)
        if not found:
            return ""
        return self.player.format(quote(url, safe="") if self.is_whole else found[1])

    @property
    def origin(self) -> str:
        """Scheme and host of its player, as the page's policy has to name it."""
        return "/".join(self.player.split("/")[:3])


HTTPS = r"https://(?:www\.|m\.)?"
REST = r"(?:[?#][\w=&%#.-]*)?"

HOSTS = (
    Host(
        "YouTube",
        HTTPS
        + r"(?:youtube\.com/(?:watch\?v=|shorts/|live/)|youtu\.be/)([\w-]{11})(?:&[\w=&%.-]*)?"
        + REST,
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    Host(
        "Vimeo",
        HTTPS + r"vimeo\.com/(\d{5,12})" + REST,
        "https://player.vimeo.com/video/{}?dnt=1",
    ),
    Host(
        "SoundCloud",
        HTTPS + r"soundcloud\.com/([\w-]+/(?:sets/)?[\w-]+)" + REST,
        "https://w.soundcloud.com/player/?url={}",
        is_whole=True,
    ),
    Host(
        "Internet Archive",
        HTTPS + r"archive\.org/details/(\w[\w.-]*)/?" + REST,
        "https://archive.org/embed/{}",
    ),
    Host(
        "Sketchfab",
        HTTPS + r"sketchfab\.com/(?:3d-models|models)/(?:[\w-]+-)?([0-9a-f]{32})" + REST,
        "https://sketchfab.com/models/{}/embed",
    ),
)


def host_of(url: str) -> Host | None:
    """The site on the list whose address this is, or None."""
    return next((host for host in HOSTS if host.player_of(url)), None)


def check_address(url: str) -> None:
    """Raise ValidationError for an address that is on no site of the list."""
    if not host_of(url):
        names = ", ".join(host.name for host in HOSTS)
        raise ValidationError(
            f"Nothing from there can stand in a story. Paste the address of a page on: {names}.",
            code="host",
        )


def origins_of(urls) -> list[str]:
    """The origins of the players of these addresses, each once, for a page's policy."""
    hosts = (host_of(url) for url in urls)
    return sorted({host.origin for host in hosts if host})
