"""What has a tag, as the public sees it: stories, objects and memories of all kinds together."""

from dataclasses import dataclass, field

from taggit.models import Tag

from memories.models import Memory
from memories.parts import bring_parts
from objects.models import CollectionObject
from stories.models.articles import Article

MOST = 24
"""Of each kind on one page."""


@dataclass
class Gathered:
    """The things of one tag, or of several: each kind newest first."""

    articles: list = field(default_factory=list)
    objects: list = field(default_factory=list)
    memories: list = field(default_factory=list)

    @classmethod
    def by_tags(cls, tags) -> "Gathered":
        """What anybody may see that has one of these tags; a handful of queries."""
        has = {"tagged_items__tag__in": list(tags)}
        articles = Article.objects.public().filter(**has).distinct().with_cards()
        objects = CollectionObject.objects.published().filter(**has).distinct()
        memories = Memory.objects.shown_on("lists").filter(**has).distinct()
        memories = memories.select_related("telling", "collection_object", "place__preferred")
        return cls(
            list(articles[:MOST]),
            list(objects.with_card_relations().newest_first()[:MOST]),
            bring_parts(list(memories.order_by("-published_at", "-pk")[:MOST])),
        )

    def without(self, others: "Gathered") -> "Gathered":
        """What is not among the others: nothing stands on one page twice."""
        pairs = zip(self._kinds(), others._kinds(), strict=True)
        return Gathered(*([one for one in own if one not in theirs] for own, theirs in pairs))

    def _kinds(self) -> tuple[list, list, list]:
        return self.articles, self.objects, self.memories

    def __bool__(self):
        return bool(self.articles or self.objects or self.memories)


def public_tag(slug: str) -> Tag | None:
    """The tag of this address, or of this former one; None where there is none."""
    if "\x00" in slug:  # PostgreSQL refuses to compare it with anything
        return None
    tags = Tag.objects
    return tags.filter(slug=slug).first() or tags.filter(former__slug=slug).first()
