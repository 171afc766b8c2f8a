"""Links to pages and to files within text."""

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


def _found(records, attrs_list) -> list:
    """The record of each link, None where there is none; an editor's form may send any key."""
    keys = [str(attrs.get("id", "")) for attrs in attrs_list]
    there = records.in_bulk([key for key in keys if _is_key(key)])
    return [there.get(int(key)) if _is_key(key) else None for key in keys]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 12


class PlainPageLinks(PageLinkHandler):
    """As Wagtail's, in one query: no page here has an address that only its own kind knows."""

    @classmethod
    def get_many(cls, attrs_list):
        return _found(Page.objects, attrs_list)


class PlainFileLinks(DocumentLinkHandler):
    """As Wagtail's, which fails with the whole page over a key that is no number."""

    @classmethod
    def get_many(cls, attrs_list):
        return _found(cls.get_model().objects, attrs_list)
