"""Links to pages and to files within text."""

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text
from wagtail.rich_text.pages import PageLinkHandler

from objects.open_pages import not_closed


def _found(records, attrs_list) -> list:
    """The record of each link, None where there is none; an editor's form may send any key."""
    keys = [str(attrs.get("id", "")) for attrs in attrs_list]
    there = records.in_bulk([key for key in keys if _is_key(key)])
    return [there.get(int(key)) if _is_key(key) else None for key in keys]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 12


def _open_pages():
    return Page.objects.live().filter(not_closed())


class PlainPageLinks(PageLinkHandler):
    """As Wagtail's, in one query: no page here has an address that only its own kind knows.

    An address may tell what nobody should know yet, so a page that not anybody may read has none.
    """

    @classmethod
    def get_many(cls, attrs_list):
        return _found(_open_pages(), attrs_list)


class PlainFileLinks(DocumentLinkHandler):
    """As Wagtail's, which fails with the whole page over a key that is no number."""

    @classmethod
    def get_many(cls, attrs_list):
        return _found(cls.get_model().objects, attrs_list)


def linked_pages(texts) -> set[int]:
    """The keys of the pages that links in these texts lead to, be they there or not."""
    found = (one for text in texts for one in extract_references_from_rich_text(text))
    return {int(key) for model, key, *_ in found if model is Page and _is_key(key)}


def shut_pages(texts) -> list[Page]:
    """The pages that links in these texts lead to, and that not anybody may read."""
    keys = linked_pages(texts)
    if not keys:
        return []
    there = Page.objects.filter(pk__in=keys)
    return list(there.exclude(pk__in=_open_pages().values("pk")).order_by("pk"))
