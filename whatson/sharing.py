"""The picture that other sites show where somebody shares a production or a project."""

import hashlib

from django.conf import settings
from django.urls import reverse
from PIL import Image

from objects.mosaic import mosaic
from objects.sharing import share_image
from objects.sharing.share_files import PICTURE, folder_of, kept

DESIGN = "1"
"""Counts up when the picture is drawn otherwise."""


def share_key(page, picture) -> str:
    """What the picture shows, in twelve letters: another thing to see, another key."""
    file = _file(picture)
    shown = file.file.name if file else page.mosaic_name
    return hashlib.sha256("\0".join((DESIGN, *_said(page), shown)).encode()).hexdigest()[:12]


def share_address(page, picture) -> str:
    """The whole address of its picture."""
    address = reverse("whatson:share", args=[page.pk])
    return f"{settings.SITE_URL}{address}?{share_key(page, picture)}"


def share_jpeg(page, picture) -> bytes:
    """The picture of a page that anybody may read, drawn if it is not on the disk."""
    folder, key = folder_of(page.pk, page._meta.label), share_key(page, picture)
    itself = type(page).objects.public().filter(pk=page.pk)
    return kept(folder, key, lambda: _drawn(page, picture), itself.exists)


def _said(page) -> tuple[str, ...]:
    """Without dates: what was shared stays as it was when they have changed."""
    return page.title, page.kind_words, page.standfirst, settings.WAGTAIL_SITE_NAME


def _drawn(page, picture) -> bytes:
    """With the page's own picture, if anybody may see it, else with its mosaic."""
    if file := _file(picture):
        try:
            with file.file.storage.open(file.file.name) as opened:
                return share_image.draw(*_said(page), Image.open(opened))
        except OSError:  # a file that is lost or spoilt: the mosaic always is there
            pass
    return share_image.draw(*_said(page), mosaic(page.mosaic_name))


def _file(picture):
    if not picture:
        return None
    return picture.made_renditions().get(PICTURE) or picture.download_rendition()
