"""Which stories, for whom: every public read begins at `public()`."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from objects.models import CollectionImage


def not_closed(path: str = "path") -> Q:
    """That a password or a group closes neither this page nor one above it; no query of its own,
    where Wagtail asks for all restrictions first.
    """
    outer = ExpressionWrapper(OuterRef(path), output_field=models.CharField())
    restrictions = PageViewRestriction.objects.annotate(outer=outer).order_by()
    return ~Q(Exists(restrictions.filter(outer__startswith=F("page__path"))))


def may_be_seen(picture: str = "picture") -> Exists:
    """Whether anybody may see the picture that a record has chosen."""
    return Exists(CollectionImage.objects.public().filter(pk=OuterRef(picture)))


class OpenPages(PageQuerySet):
    """Pages by who may read them."""

    def public(self):
        """Keep what anybody may read; what stands in two places counts once."""
        return self.live().filter(not_closed(), alias_of=None)


class ArticleQuerySet(OpenPages):
    """Stories, posts, exhibitions and their chapters, by who may read them."""

    def public(self):
        """Keep what anybody may read, newest first; what stands in two places counts once."""
        return super().public().order_by("-first_published_at", "-pk")

    def whole(self):
        """Keep what stands by itself in a list: a chapter is found in its exhibition."""
        return self.filter(chapterpage=None)

    def by(self, contributor):
        """Keep what this person wrote, alone or with others."""
        return self.filter(authorships__contributor=contributor)

    def with_cards(self):
        """What a card shows: its picture, and its authors in order; two more queries."""
        authorships = self.model._meta.get_field("authorships").related_model.objects
        named = authorships.select_related("contributor")
        cards = self.select_related("picture").annotate(may_show_picture=may_be_seen())
        return cards.prefetch_related(
            "picture__renditions", models.Prefetch("authorships", named, to_attr="author_links")
        )


OpenPagesManager = PageManager.from_queryset(OpenPages)
ArticleManager = PageManager.from_queryset(ArticleQuerySet)
