"""What stands of stories on the page of an object, a production or a project, and on the private
page of a memory.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, Q
from wagtail.models import Page

from memories.models import Memory
from objects.chooser.lights import STORY
from objects.chooser.of_objects import EXHIBITION
from objects.models import CollectionObject
from objects.open_pages import may_be_seen, not_closed
from objects.panels import Panel
from stories.models import Article, StoryMention, StoryUse
from whatson.models import ProductionObject, ProductionPage, ProjectObject, ProjectPage

SHOWN_IN = 20
"""Its place among the panels: after what people remember and what we ask."""
MOST = 6
"""Stories on one object's page: the newest."""
ON_TEMPLATE = "stories/on_panel.html"


def stories_of_objects(records) -> dict[int, list[Article]]:
    """The stories that show each published object, newest first; at most two queries."""
    public = [record.pk for record in records if record.is_public]
    uses = StoryUse.objects.public().filter(collection_object__in=public)
    uses = uses.filter(page__article__isnull=False)
    uses = uses.select_related("page__article__picture").annotate(
        may_show=may_be_seen("page__article__picture")
    )
    uses = uses.prefetch_related(Prefetch("page__article__picture__renditions"))
    found = defaultdict(dict)
    for use in uses.order_by("-page__first_published_at", "-page"):
        article = use.page.article
        article.may_show_picture = use.may_show
        found[use.collection_object_id].setdefault(article.pk, article)
    return {pk: list(articles.values())[:MOST] for pk, articles in found.items()}


@dataclass
class StandsOn:
    """The pages that a memory stands on: those that anybody may read, newest first, and how many
    only invited readers may.
    """

    open: list[Page] = field(default_factory=list)
    closed: int = 0


def uses_of_memories(records) -> dict[int, StandsOn]:
    """The published pages that each memory is read on, for its giver; one query. What is closed
    is counted alone: its title is not for everybody.
    """
    uses = StoryUse.objects.live().filter(_agreed_to(), memory__in=records)
    pages = uses.annotate(is_open=not_closed("page__path")).select_related("page")
    found = defaultdict(StandsOn)
    for use in _each_page_once(pages.order_by("-page__first_published_at", "-page")):
        if use.is_open:
            found[use.memory_id].open.append(use.page)
        else:
            found[use.memory_id].closed += 1
    return dict(found)


def _each_page_once(uses):
    return {(use.memory_id, use.page_id): use for use in uses}.values()


def _agreed_to() -> Q:
    """That its giver said yes to the kind of page that it is used on."""
    in_exhibition = Q(page__article__exhibitionpage__isnull=False) | Q(
        page__article__chapterpage__isnull=False
    )
    agreed = {
        surface: Q(memory__in=Memory.objects.shown_on(surface).order_by().values("pk"))
        for surface in (STORY, EXHIBITION)
    }
    return in_exhibition & agreed[EXHIBITION] | ~in_exhibition & agreed[STORY]


def _stories_about(chosen_objects):
    """How to find the stories about productions, or about projects: those that lead to one, and
    those that show an object behind it; the newest first, in two queries.
    """

    def load(records) -> dict[int, list[Article]]:
        keys = [record.pk for record in records]
        behind = chosen_objects.objects.filter(page__in=keys).order_by()
        pairs = behind.values_list(F("page"), F("collection_object__story_uses__page"))
        mentions = StoryMention.objects.filter(about__in=keys).order_by()
        pairs = set(mentions.values_list("about", "page").union(pairs))
        articles = Article.objects.public().filter(pk__in={story for _, story in pairs})
        articles = list(articles.defer("body"))
        return {key: [one for one in articles if (key, one.pk) in pairs][:MOST] for key in keys}

    return load


PANELS = (
    Panel(CollectionObject, SHOWN_IN, "stories/object_panel.html", stories_of_objects),
    Panel(Memory, SHOWN_IN, "stories/memory_panel.html", uses_of_memories),
    Panel(ProductionPage, SHOWN_IN, ON_TEMPLATE, _stories_about(ProductionObject)),
    Panel(ProjectPage, SHOWN_IN, ON_TEMPLATE, _stories_about(ProjectObject)),
)
