"""Which stories, for whom: every public read begins at `public()`."""

from django.db import models
from wagtail.models import PageManager

from objects.open_pages import OpenPages, may_be_seen


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


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
