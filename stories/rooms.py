"""An exhibition and its chapters, in the order in which one walks through them."""

from functools import cached_property

from django.db.models import Q

SHOWN = ("path", "depth", "numchild", "title", "url_path", "slug", "content_type")
"""What a list of chapters says of each: their texts are not read for it."""


class Rooms:
    """The rooms around one of them: the exhibition's own page first, then its chapters.

    `path` is the exhibition's place in the tree; one query, however many there are.
    """

    def __init__(self, article, path: str):
        self.article = article
        self.path = path

    @cached_property
    def _all(self) -> list:
        articles = self.article._meta.get_field("page_ptr").model.objects.public()
        chapters = Q(path__startswith=self.path, depth=self._depth + 1)
        return list(articles.filter(Q(path=self.path) | chapters).order_by("path").only(*SHOWN))

    @property
    def _depth(self) -> int:
        return len(self.path) // self.article.steplen

    @property
    def exhibition(self):
        """The exhibition, if anybody may read it."""
        return next((room for room in self._all if room.path == self.path), None)

    @property
    def chapters(self) -> list:
        """Its chapters, as far as anybody may read them."""
        return [room for room in self._all if room.path != self.path]

    @property
    def place(self) -> int:
        """Which chapter this is, from 1; 0 for the exhibition's own page and for a draft."""
        keys = [room.pk for room in self.chapters]
        return keys.index(self.article.pk) + 1 if self.article.pk in keys else 0

    @property
    def previous(self):
        return self.chapters[self.place - 2] if self.place > 1 else None

    @property
    def next(self):
        """The chapter after this one: the first one after the exhibition's own page."""
        is_inside = self.place or self.article.path == self.path
        return next(iter(self.chapters[self.place :]), None) if is_inside else None
