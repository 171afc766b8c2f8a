"""oEmbed 1.0: how a school or a council shows something of ours in a page of theirs."""

from xml.etree import ElementTree

from django.conf import settings
from django.utils.html import format_html

from objects.atom import fit_for_xml
from objects.sharing import share_image
from stories.framing import HEIGHTS, WIDTH, Framed

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""All that a frame of ours may do, in their page as in its own policy: open our page."""
SECONDS_KEPT = 600
"""For which an answer may be kept: it holds no words but a title."""

SHARED = (share_image.WIDTH, share_image.HEIGHT)


def answer(found: Framed, most_width: str = "", most_height: str = "") -> dict:
    """What is said of it, no larger than asked for; sizes that are no numbers are passed over."""
    width = _at_most(WIDTH, most_width)
    height = _at_most(HEIGHTS[found.kind], most_height)
    said = {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "author_name": found.authors,
        "provider_name": settings.WAGTAIL_SITE_NAME,
        "provider_url": settings.SITE_URL,
        "cache_age": SECONDS_KEPT,
        "html": _frame(found, width, height),
        "width": width,
        "height": height,
        **_thumbnail(found, most_width, most_height),
    }
    return {name: value for name, value in said.items() if value}


def _at_most(usual: int, asked: str) -> int:
    if asked.isascii() and asked.isdecimal() and len(asked) < 6:
        return min(usual, max(1, int(asked)))
    return usual


def _frame(found, width, height):
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" sandbox="{}" loading="lazy"></iframe>',
        found.frame,
        found.title,
        width,
        height,
        SANDBOX,
    )


def _thumbnail(found, most_width, most_height):
    """The share image, unless it is larger than what was asked for at most."""
    fits = _at_most(SHARED[0], most_width) == SHARED[0] and (
        _at_most(SHARED[1], most_height) == SHARED[1]
    )
    if not (found.image and fits):
        return {}
    width, height = SHARED
    return {"thumbnail_url": found.image, "thumbnail_width": width, "thumbnail_height": height}


def as_xml(said: dict) -> bytes:
    """The same answer in XML."""
    root = ElementTree.Element("oembed")
    for name, value in said.items():
        ElementTree.SubElement(root, name).text = fit_for_xml(str(value))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
