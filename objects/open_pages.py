"""Pages by who may read them, and pictures by who may see them: for every kind of page that a
reader comes to.
"""

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


class KnowsIfOpen:
    """Mixed into a page: asks for its restrictions only where whoever found it saw that there
    may be any (`stories.routing.page_at`).

    Wagtail would ask for each page above it first.
    """

    may_be_closed = True

    def get_view_restrictions(self):
        if self.may_be_closed:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()


class OpenPages(PageQuerySet):
    """Pages by who may read them."""

    def public(self):
        """Keep what anybody may read; what stands in two places counts once."""
        return self.live().filter(not_closed(), alias_of=None)


OpenPagesManager = PageManager.from_queryset(OpenPages)
