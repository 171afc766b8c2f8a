"""What other sites may show of ours in a frame: a story, an object, a memory whose giver said yes.

Always our own page in a frame, which is asked again each time: a copy that could not come back
is never handed out.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model
from django.urls import Resolver404, resolve, reverse
from wagtail.models import Site

from memories.documents import with_subjects
from memories.models import Memory
from memories.parts import bring_parts
from objects.models import CollectionObject
from objects.sharing.share_files import share_key as object_share_key
from stories.models import Article
from stories.sharing import share_address

STORY, OBJECT, MEMORY = "story", "object", "memory"
HEIGHTS = {STORY: 560, OBJECT: 640, MEMORY: 420}
"""Pixels that each kind has in a frame, where nobody asks for less."""
WIDTH = 600
PAGES = {"objects:detail": (OBJECT, "address"), "memories:detail": (MEMORY, "reference")}
"""The pages that may be asked for by their address: of which kind, and what names the record."""


@dataclass(frozen=True)
class Framed:
    """One record as a frame shows it. `image` is the whole address of its share image, if any."""

    kind: str
    key: str
    record: Model
    title: str
    authors: str = ""
    image: str = ""

    @property
    def address(self) -> str:
        """The whole address of its own page."""
        path = self.record.url if self.kind == STORY else self.record.get_absolute_url()
        return f"{settings.SITE_URL}{path}"

    @property
    def frame(self) -> str:
        """The whole address of the page in the frame."""
        return f"{settings.SITE_URL}{reverse('stories:frame', args=[self.kind, self.key])}"


def framed(kind: str, key: str) -> Framed | None:
    """What may be framed now under this name; None for anything else."""
    return FIND[kind](key) if kind in FIND and "\x00" not in key else None


def at_address(url: str) -> Framed | None:
    """What may be framed of the page at one of this site's whole addresses, else None."""
    path = _path_of(url)
    try:
        match = resolve(path) if path else None
    except Resolver404:
        match = None
    if match is None:
        return None
    if match.view_name in PAGES:
        kind, name = PAGES[match.view_name]
        return framed(kind, match.kwargs[name])
    return _story_at(path)


def _path_of(url):
    """As a request for this address would have it, "" for no address of ours.

    People paste addresses without the last slash, and a page's own is percent-encoded.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    ours = parts.scheme in ("http", "https") and (
        parts.netloc == urlsplit(settings.SITE_URL).netloc
    )
    path = unquote(parts.path)
    if not ours or "\x00" in path:
        return ""
    return path if path.endswith("/") else f"{path}/"


def _story_at(path):
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    found = Article.objects.public().filter(url_path=f"{root.url_path.rstrip('/')}{path}").first()
    return found and _story(str(found.pk))


def _story(key):
    articles = Article.objects.public().with_cards()
    article = articles.filter(pk=int(key)).first() if _is_key(key) else None
    if article is None:
        return None
    authors = ", ".join(author.name for author in article.authors)
    image = share_address(article, article.shown_picture)
    return Framed(STORY, key, article, article.title, authors, image)


def _is_key(key) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 12


def _object(key):
    thing = CollectionObject.objects.published().with_card_relations().filter(slug=key).first()
    if thing is None:
        return None
    image = f"{reverse('objects:share', args=[thing.slug])}?{object_share_key(thing)}"
    return Framed(OBJECT, key, thing, thing.name, image=f"{settings.SITE_URL}{image}")


def _memory(key):
    memory = with_subjects(Memory.objects.shown_on("frame").filter(reference=key)).first()
    if memory is None:
        return None
    bring_parts([memory])
    return Framed(MEMORY, key, memory, memory.name)


FIND = {STORY: _story, OBJECT: _object, MEMORY: _memory}
