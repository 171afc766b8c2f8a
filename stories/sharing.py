"""What lets a story travel: the picture that other sites show, and what machines are told."""

import hashlib

from django.conf import settings
from django.urls import reverse
from PIL import Image

from objects.mosaic import mosaic
from objects.sharing import share_image
from objects.sharing.share_files import PICTURE, folder_of, kept
from stories.models import Article

DESIGN = "1"
"""Counts up when the picture is drawn otherwise."""
LABEL = "A story"


def share_key(article, picture) -> str:
    """What the picture shows, in twelve letters: another thing to see, another key."""
    file = _file(picture)
    said = (DESIGN, settings.WAGTAIL_SITE_NAME, article.title, article.standfirst)
    shown = file.file.name if file else str(article.pk)
    return hashlib.sha256("\0".join((*said, shown)).encode()).hexdigest()[:12]


def share_address(article, picture) -> str:
    """The whole address of its picture."""
    address = reverse("stories:share", args=[article.pk])
    return f"{settings.SITE_URL}{address}?{share_key(article, picture)}"


def share_jpeg(article, picture) -> bytes:
    """The picture of a story that anybody may read, drawn if it is not on the disk."""
    folder, key = folder_of(article.pk, Article._meta.label), share_key(article, picture)
    itself = Article.objects.public().filter(pk=article.pk)
    return kept(folder, key, lambda: _drawn(article, picture), itself.exists)


def _drawn(article, picture) -> bytes:
    """With the story's own picture, if anybody may see it, else with a mosaic."""
    said = (article.title, LABEL, article.standfirst, settings.WAGTAIL_SITE_NAME)
    file = _file(picture)
    if file:
        try:
            with file.file.storage.open(file.file.name) as opened:
                return share_image.draw(*said, Image.open(opened))
        except OSError:  # a file that is lost or spoilt: the mosaic always is there
            pass
    return share_image.draw(*said, mosaic(f"story-{article.pk}"))


def _file(picture):
    if not picture:
        return None
    return picture.made_renditions().get(PICTURE) or picture.download_rendition()


def linked_data(article, reading, address: str) -> dict:
    """A published story as schema.org's Article; no memory's words are in it."""
    moments = (article.first_published_at, article.last_published_at)
    first, last = (moment.isoformat() if moment else "" for moment in moments)
    said = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": article.title,
        "description": article.standfirst,
        "datePublished": first,
        "dateModified": last,
        "author": [_person(author) for author in reading.authors],
        "publisher": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
        "image": share_address(article, reading.picture),
        "keywords": [tag.name for tag in reading.beside.tags],
        "about": [_thing(thing) for thing in reading.things],
        "isPartOf": {"@type": "CreativeWorkSeries", "name": article.series.title}
        if reading.place
        else {},
    }
    return {name: value for name, value in said.items() if value}


def _person(author):
    url = f"{settings.SITE_URL}{author.get_absolute_url()}"
    return {"@type": "Person", "name": author.name, "url": url}


def _thing(thing):
    url = f"{settings.SITE_URL}{thing.get_absolute_url()}"
    return {"@type": "CreativeWork", "name": thing.name, "url": url}
