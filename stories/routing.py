"""How a page is found by its whole address."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction


def page_at(url_path: str):
    """The live page at this address within the tree, as what it is, or None; in two queries, a
    story in one. Wagtail would ask for each page on the way, twice.
    """
    found = Page.objects.live().filter(url_path=url_path)
    found = found.select_related("article", "article__picture", "article__series")
    closed = _above(PageViewRestriction.objects, "page__path")
    borrowed = _above(Page.objects.exclude(alias_of=None), "path")
    page = found.annotate(may_be_closed=Exists(closed) | Exists(borrowed)).first()
    article = getattr(page, "article", None)
    if article is None:
        return page and _specific(page)
    article.may_be_closed = page.may_be_closed
    whole = article.specific_deferred
    whole._state.fields_cache.update(
        {name: article._state.fields_cache[name] for name in ("picture", "series")}
    )
    return whole


def _specific(page):
    """As what it is, and it still knows whether it may be closed."""
    whole = page.specific
    whole.may_be_closed = page.may_be_closed
    return whole


def _above(records, path):
    """Those of these whose path is the outer page's, or above it."""
    outer = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    return records.annotate(outer=outer).filter(outer__startswith=F(path)).order_by()
