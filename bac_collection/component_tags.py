"""Template tags of the parts that every page shares: `{% load components %}` (see `TEMPLATES`)."""

from functools import cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

register = template.Library()

UNDER_HOME = 3
"""The depth of pages directly under the home page: the tree's root is 1, home 2."""


@register.simple_tag
def menu(path):
    """The links of the main menu; `is_here` for the one that the reader at `path` is at or in.

    One query. A page that a password or a group closes is not offered.
    """
    pages = Page.objects.live().in_menu().filter(depth=UNDER_HOME, view_restrictions=None)
    links = [
        (reverse("objects:list"), "Objects"),
        (reverse("memories:list"), "Memories"),
        *((page.url, page.title) for page in pages),
        (reverse("search:everything"), "Search"),
    ]
    return [
        {"url": url, "words": words, "is_here": bool(path) and path.startswith(url)}
        for url, words in links
        if url
    ]


@register.simple_tag
def stylesheets():
    """The links to the style sheets. Where they were joined beforehand, one process asks once
    which file that is: to name all of them again takes a millisecond of every page.
    """
    return _joined_stylesheets() if settings.COMPRESS_OFFLINE else _stylesheets()


def _stylesheets():
    return render_to_string("components/stylesheets.html")


_joined_stylesheets = cache(_stylesheets)


@register.simple_tag
def site_name():
    """What the whole site is called."""
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def whole_address(path):
    """The address with the site's own before it; Wagtail would say its site's `localhost`."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def page_address(page):
    """The whole address by which machines are to know a page: where it is the alias of another
    that anybody may read, that one's.
    """
    original = page.alias_of
    is_read = original and original.live and not original.get_view_restrictions().exists()
    return whole_address((original if is_read else page).url)


@register.simple_tag
def page_window(page):
    """The page numbers to offer, with "…" for what is left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
