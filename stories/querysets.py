"""Which stories, for whom: every public read begins at `public()`."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class ArticleQuerySet(PageQuerySet):
    """Stories, posts, exhibitions and their chapters, by who may read them."""

    def public(self):
        """Keep what anybody may read, newest first; what stands in two places counts once."""
        shown = super().public().live().filter(alias_of=None)
        return shown.order_by("-first_published_at", "-pk")

    def at(self, url_path: str):
        """The live one at this address within the tree, or None; one query.

        Wagtail would ask for each page on the way, twice. `may_be_closed` says whether its
        restrictions, and those above it, have to be looked at.
        """
        found = self.live().filter(url_path=url_path).select_related("picture", "series")
        closed = _above(PageViewRestriction.objects, "page__path")
        borrowed = _above(Page.objects.exclude(alias_of=None), "path")
        return found.annotate(may_be_closed=Exists(closed) | Exists(borrowed)).first()

    def by(self, contributor):
        """Keep what this person wrote, alone or with others."""
        return self.filter(authorships__contributor=contributor)

    def with_cards(self):
        """What a card shows: its picture, and its authors in order; one more query."""
        authorships = self.model._meta.get_field("authorships").related_model.objects
        named = authorships.select_related("contributor")
        return self.select_related("picture").prefetch_related(
            models.Prefetch("authorships", named, to_attr="author_links")
        )


def _above(records, path):
    """Those of these whose path is the outer page's, or above it."""
    outer = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    return records.annotate(outer=outer).filter(outer__startswith=F(path)).order_by()


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
