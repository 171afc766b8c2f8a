"""What stories add to searching: whether an object stands in one."""

from collections.abc import Iterable, Mapping

from objects.documents import KIND as OBJECT
from search.registry import Facet, extend
from stories.models import StoryUse

IN_A_STORY = {"yes": "In a story", "no": "Never in a story"}


def in_a_story_labels(slugs: Iterable[str]) -> dict[str, str]:
    """What to call whether a story shows an object."""
    return {slug: IN_A_STORY[slug] for slug in slugs if slug in IN_A_STORY}


def own_stories(record, slugs: Iterable[str]) -> dict[str, str]:
    """It is called the same on every object."""
    return in_a_story_labels(slugs)


def in_a_story(pks: list[int]) -> Mapping[int, tuple[Mapping, Mapping]]:
    """For each of these objects whether anybody may read a story with it; two queries."""
    uses = StoryUse.objects.public().filter(collection_object__in=pks)
    used = set(uses.values_list("collection_object", flat=True))
    return {pk: ({}, {"stories": ("yes" if pk in used else "no",)}) for pk in pks}


STORIES = Facet(
    "stories",
    "Stories",
    in_a_story_labels,
    phrase=", {}",
    phrase_place=9,
    is_lower=True,
    own=own_stories,
    offered=("no",),
)

extend(OBJECT, facets=(STORIES,), add=in_a_story)
