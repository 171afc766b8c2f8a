"""The site's own pages: the front door, and plain pages such as About."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from contact.guard import ONLY_READ
from home.balance import Balance, OnHome
from memories.documents import with_subjects
from memories.models import Memory
from objects.cards import bring_cards
from objects.counting import Counts, collection_counts
from objects.models import CollectionObject, ObjectImage
from objects.page_fields import BlocksField
from search import keeping
from search.asked_again import asked_again
from stories.models import Article
from stories.routing import page_at
from whatson.choices import ChosenOn

HIGHLIGHTS = 7
"""One object large, and a row of cards."""
STORIES = 3
"""The newest ones."""


@method_decorator([gzip_page, asked_again], name="serve")
class HomePage(Page):
    """The front door: what this is, one real object, how much there is, and a few things more."""

    headline = models.CharField(
        max_length=120, blank=True, help_text="The largest words on the page, instead of its title."
    )
    intro = RichTextField(
        blank=True,
        features=["bold", "italic", "link"],
        help_text="What this is, in two or three sentences.",
    )
    featured_object = models.ForeignKey(
        CollectionObject,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Stands large on this page. Without one, or while it is not published: "
        "the newest featured object with a picture.",
    )

    chosen_on = BlocksField(
        ChosenOn(),
        blank=True,
        verbose_name="from what’s on",
        help_text="These stand before what the clock chooses, while they have something to come.",
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("intro"),
        FieldPanel("featured_object"),
        FieldPanel("chosen_on"),
        HelpPanel(template="home/admin/balance_panel.html", heading="Equal billing"),
    ]

    allowed_http_methods = ONLY_READ
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "home page"

    def route(self, request, path_components):
        """As Wagtail's; a page below is found by its whole address at once."""
        below = f"{self.url_path}{'/'.join(path_components)}/"
        page = page_at(below) if path_components else None
        return RouteResult(page) if page else super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        own = {"stories": Article.objects.public().whole().with_cards()[:STORIES]}
        return super().get_context(request, *args, **kwargs) | own | self.shown(timezone.now())

    def shown(self, now) -> dict:
        """The objects, the memory and what is on that stand on it at this moment."""
        name = f"home-page-{self.featured_object_id}"
        keys, counts = keeping.kept(name, self.what_there_is)
        highlights, unseen = shown_objects(keys)
        featured, *others = highlights or [None]
        memory = newest_memory()
        things = len(highlights) + bool(unseen) + bool(memory)
        return {
            "featured": featured,
            "others": others,
            "unseen": unseen,
            "counts": counts,
            "memory": memory,
            "on": OnHome(now, things, self.chosen("show"), self.chosen("project")),
        }

    def chosen(self, kind: str) -> list[int]:
        """The keys of the shows, or of the projects, that its editor chose; no query."""
        return [row["value"] for row in self.chosen_on.raw_data if row["type"] == kind]

    def balance(self) -> Balance:
        """How many shows, civic projects and things of the collection stand on it now."""
        return self.shown(timezone.now())["on"].balance

    def what_there_is(self) -> tuple[list[int], Counts]:
        """The keys of the highlights, and how much there is: both read the whole collection."""
        return list(self.highlights()), collection_counts()

    def highlights(self):
        """The keys of published objects for this page, the featured one first; one more than it
        shows, as one may be that which nobody has looked at.

        The editor's choice, then featured ones with a picture, then others with one, then
        any, newest first; what has a content note only if an editor chose it.
        """
        pictures = ObjectImage.objects.shown().filter(collection_object=OuterRef("pk"))
        rank = Case(
            When(pk=self.featured_object_id, then=Value(0)),
            When(Q(Exists(pictures), is_featured=True), then=Value(1)),
            When(Exists(pictures), then=Value(2)),
            default=Value(3),
        )
        allowed = Q(content_note_code="", content_note="") | Q(pk=self.featured_object_id)
        found = CollectionObject.objects.published().filter(allowed)
        # Keys alone are sorted: ten thousand whole records would take four times as long.
        return found.newest_first(rank).values_list("pk", flat=True)[: HIGHLIGHTS + 1]


def newest_memory() -> Memory | None:
    """The newest of the memories that may stand here, without a note on its content. Asked for
    each time and kept nowhere: it may be taken back at any moment. One query.
    """
    shown = Memory.objects.shown_on("home").filter(telling__content_note="")
    with_words = with_subjects(shown.exclude(telling__public_text=""))
    return with_words.order_by("-published_at", "-pk").first()


def shown_objects(keys) -> tuple[list[CollectionObject], CollectionObject | None]:
    """The published ones of these, in order, the first with a large card, and one that no reader
    has looked at yet.
    """
    state = keeping.state()
    # It stands in a place of its own, so the featured one can't be it.
    others = CollectionObject.objects.published().exclude(pk__in=keys[:1])
    is_unseen = Q(pk__in=others.some_unseen())
    found = CollectionObject.objects.published().told_if_settled()
    things = found.filter(Q(pk__in=keys) | is_unseen).annotate(is_unseen=is_unseen)
    by_key = {thing.pk: thing for thing in things}
    unseen = next((thing for thing in things if thing.is_unseen), None)
    highlights = [by_key[pk] for pk in keys if pk in by_key and by_key[pk] is not unseen]
    highlights = highlights[:HIGHLIGHTS]
    shown = [*highlights, *([unseen] if unseen else [])]
    bring_cards(shown, state, large=next(iter(highlights), None))
    return highlights, unseen


@method_decorator(gzip_page, name="serve")
class StandardPage(Page):
    """A page of text, such as About this collection."""

    introduction = models.TextField(blank=True, help_text="One or two sentences under the title.")
    body = RichTextField(
        blank=True,
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"],
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    allowed_http_methods = ONLY_READ

    class Meta:
        verbose_name = "standard page"


class BalanceOfDay(models.Model):
    """How many shows, civic projects and things of the collection stood on the home page on one
    day, when the clock last counted them.
    """

    day = models.DateField(unique=True)
    ticketed = models.PositiveSmallIntegerField()
    civic = models.PositiveSmallIntegerField()
    collection = models.PositiveSmallIntegerField()
    held_back = models.PositiveSmallIntegerField(
        help_text="Shows that stood back as there was too little beside them."
    )

    class Meta:
        ordering = ["-day"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"
