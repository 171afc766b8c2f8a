"""What has a tag, as the public sees it: stories, objects and memories of all kinds together."""

from dataclasses import dataclass, field

from django.db.models import Q
from taggit.models import Tag

from memories.documents import with_subjects
from memories.models import Memory
from memories.parts import bring_parts
from objects.chooser.lights import STORY
from objects.models import CollectionObject
from stories.models.articles import Article

MOST = 24
"""Of each kind on one page."""


@dataclass
class Gathered:
    """The things of one tag, or of several: each kind newest first. Or the keys of such things."""

    articles: list = field(default_factory=list)
    objects: list = field(default_factory=list)
    memories: list = field(default_factory=list)

    @classmethod
    def by_tags(cls, tags, chosen: "Gathered | None" = None) -> "Gathered":
        """What anybody may see that has one of these tags, and of these keys; a handful of
        queries, the same with keys as without.
        """
        chosen = chosen or cls()
        articles = Article.objects.public()
        articles = _either(articles, articles.filter(pk__in=chosen.articles), tags)
        objects = CollectionObject.objects.published().newest_first()
        objects = _either(objects, objects.filter(pk__in=chosen.objects), tags)
        memories = Memory.objects.shown_on("lists").order_by("-published_at", "-pk")
        for_stories = Memory.objects.shown_on(STORY).filter(pk__in=chosen.memories)
        memories = with_subjects(_either(memories, for_stories, tags))
        return cls(
            list(articles.order_by("-first_published_at", "-pk").with_cards()),
            list(objects.with_card_relations().newest_first()),
            bring_parts(list(memories.order_by("-published_at", "-pk"))),
        )

    def split(self, chosen: "Gathered") -> tuple["Gathered", "Gathered"]:
        """What was chosen, in the order of these keys, and the rest: nothing stands on one page
        twice.
        """
        kinds = zip(self._kinds(), chosen._kinds(), strict=True)
        first, rest = zip(*(_split(records, keys) for records, keys in kinds), strict=True)
        return Gathered(*first), Gathered(*rest)

    def _kinds(self) -> tuple[list, list, list]:
        return self.articles, self.objects, self.memories

    def __bool__(self):
        return bool(self.articles or self.objects or self.memories)


def _either(records, chosen, tags):
    """The first of these records that have one of the tags, and the chosen ones."""
    all_of_them = records.model.objects
    tagged = all_of_them.filter(tagged_items__tag__in=tags).order_by().values("pk")
    first = records.filter(pk__in=tagged).values("pk")[:MOST]
    return all_of_them.filter(Q(pk__in=first) | Q(pk__in=chosen.order_by().values("pk")))


def _split(records, keys):
    by_key = {record.pk: record for record in records}
    first = [by_key.pop(key) for key in keys if key in by_key]
    return first, list(by_key.values())


def public_tag(slug: str) -> Tag | None:
    """The tag of this address, or of this former one; None where there is none."""
    if "\x00" in slug:  # PostgreSQL refuses to compare it with anything
        return None
    tags = Tag.objects
    return tags.filter(slug=slug).first() or tags.filter(former__slug=slug).first()
