"""What is written here: stories, posts of a blog, exhibitions and their chapters."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from contact.guard import ONLY_READ
from objects.blocks import walk, written_in
from objects.chooser.lights import STORY
from objects.chooser.of_objects import EXHIBITION
from objects.models import CollectionImage, CollectionMedia
from objects.models.media import FILES
from objects.open_pages import KnowsIfOpen
from objects.page_fields import BlocksField, PictureCreditField
from search.asked_again import asked_again
from stories.blocks import StoryBody
from stories.embeds import origins_of
from stories.forms import ArticleForm, ExhibitionForm
from stories.links import mark_them
from stories.models.series import Series
from stories.permissions import OwnedPage
from stories.querysets import ArticleManager
from stories.reading import Reading, minutes
from stories.rooms import Rooms

PLAIN = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
"""What the easy-read and the large-print text may have."""


class Article(OwnedPage, KnowsIfOpen, Page):
    """What stories, posts, exhibitions and chapters share, and all that a list of them needs."""

    standfirst = models.TextField(
        blank=True, max_length=400, help_text="What it is about, in one or two sentences."
    )
    picture = models.ForeignKey(
        CollectionImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Stands at the top, and on its card in lists.",
    )
    picture_credit = PictureCreditField()
    body = BlocksField(StoryBody(), blank=True, verbose_name="the story")
    easy_read = RichTextField(
        "easy-read version", blank=True, features=PLAIN, help_text="Short words, short sentences."
    )
    large_print = RichTextField(
        "large-print version",
        blank=True,
        features=PLAIN,
        help_text="If the story needs other words for large print.",
    )
    recording = models.ForeignKey(
        CollectionMedia,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Somebody reading it aloud.",
    )
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    tags = ClusterTaggableManager(through="stories.TaggedArticle", blank=True)

    objects = ArticleManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_credit")], heading="Picture"),
        InlinePanel("authorships", heading="Written by", label="person", min_num=0),
        FieldPanel("body"),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("series"), FieldPanel("tags")], heading="Belongs to"),
        MultiFieldPanel(
            [FieldPanel("easy_read"), FieldPanel("large_print"), FieldPanel("recording")],
            heading="Other ways to read it",
        ),
        *Page.promote_panels,
    ]

    base_form_class = ArticleForm
    surface = STORY
    """What a memory's giver has to have agreed to (`memories.consent.SURFACES`)."""
    allowed_http_methods = ONLY_READ
    is_creatable = False
    parent_page_types = []
    subpage_types = []

    class Meta:
        verbose_name = "article"

    def get_context(self, request, *args, **kwargs):
        is_draft = getattr(request, "is_preview", False)
        reading = Reading(self, request.GET.get("version", ""), is_draft)
        own = {"shown": reading.shown, "reading": reading}
        return super().get_context(request, *args, **kwargs) | own

    def serve(self, request, *args, **kwargs):
        """As Wagtail's; nobody keeps a copy without asking again: what it shows may be taken
        back.
        """
        return self.let_players_in(asked_again(super().serve)(request, *args, **kwargs))

    def let_players_in(self, response):
        """The response, with the players that a reader may open in it named in its policy."""
        addresses = [one.value["address"] for one in self.body if one.block_type == "embed"]
        if origins := origins_of(addresses):
            response._csp_update = {"frame-src": ["'self'", *origins]}
        return response

    def serve_preview(self, request, mode_name):
        response = super().serve_preview(request, mode_name)
        response.add_post_render_callback(mark_them)
        return response

    @property
    def authors(self) -> list:
        """Who wrote it, in order; no query where `with_cards()` brought them."""
        if hasattr(self, "author_links"):
            links = self.author_links
        else:
            links = self.authorships.select_related("contributor")
        return [link.contributor for link in links]

    @property
    def shown_picture(self):
        """Its picture if anybody may see it; only where `with_cards()` asked."""
        return self.picture if getattr(self, "may_show_picture", False) else None

    @property
    def own_words(self) -> str:
        """All that was written for it; nothing of what it shows of others: no memory's words."""
        written = (text for block in self.body for text in written_in(block.block, block.value))
        return "\n".join(filter(None, [self.standfirst, *written]))

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return minutes(self.own_words)

    @property
    def content_hash(self) -> str:
        """SHA-256 of what a reader sees of it: two texts are the same if, and only if, this is.

        A revision's number tells nothing, as autosave writes into the same one again and again.
        """
        said = json.dumps(
            self.content_read(), cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False
        )
        return hashlib.sha256(said.encode()).hexdigest()

    def content_read(self) -> dict:
        """All that a reader sees of it, as plain data."""
        return {
            "title": self.title,
            "standfirst": self.standfirst,
            "picture": self.picture_id,
            "picture_credit": self.picture_credit,
            "body": _without_ids(self.body.get_prep_value()),
            "easy_read": self.easy_read,
            "large_print": self.large_print,
            "recording": self.recording_id,
            "files": self._files_shown(),
            "series": self.series_id,
            "tags": sorted(row.tag_id for row in self.tagged_items.all()),
            "seo_title": self.seo_title,
            "search_description": self.search_description,
            # By their keys: how somebody calls themselves is theirs to change.
            "authors": [author.pk for author in self.authors],
        }

    def chosen(self, model) -> set[int]:
        """The keys of all pictures, or of all recordings, that were chosen by hand."""
        own = {CollectionImage: self.picture_id, CollectionMedia: self.recording_id}
        parts = (part for block in self.body for _, part in walk(block.block, block.value))
        keys = {part.pk for part in parts if isinstance(part, model)}
        return (keys | {own[model]}) - {None}

    def _files_shown(self) -> list:
        """What tells whether a picture or a recording is still the same, under the same key."""
        images = CollectionImage.objects.filter(pk__in=self.chosen(CollectionImage))
        media = CollectionMedia.objects.filter(pk__in=self.chosen(CollectionMedia))
        return [
            list(images.order_by("pk").values_list("pk", "file_hash")),
            list(media.order_by("pk").values_list("pk", *FILES, "transcript")),
        ]


def _without_ids(value):
    """The same blocks whatever numbers the editor gave them."""
    if isinstance(value, list):
        return [_without_ids(one) for one in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {
            key: _without_ids(one) for key, one in value.items() if not (is_block and key == "id")
        }
    return value


class StoryPage(Article):
    """A story: made of real objects and real memories."""

    parent_page_types = ["stories.StoryIndexPage"]

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"


class BlogPostPage(Article):
    """One post in a producer's or a project's blog."""

    parent_page_types = ["stories.BlogIndexPage"]

    class Meta:
        verbose_name = "blog post"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"blog": self.get_parent()}


class InExhibition(Article):
    """What an exhibition and its chapters share."""

    base_form_class = ExhibitionForm
    surface = EXHIBITION

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        own = super().get_context(request, *args, **kwargs)
        return own | {"rooms": Rooms(self, self.exhibition_path)}


class ExhibitionPage(InExhibition):
    """An exhibition on this site: an introduction, and chapters one after another."""

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = ["stories.ChapterPage"]

    class Meta:
        verbose_name = "exhibition"

    @property
    def exhibition_path(self) -> str:
        return self.path


class ChapterPage(InExhibition):
    """One room of an exhibition."""

    parent_page_types = ["stories.ExhibitionPage"]
    subpage_types = []

    class Meta:
        verbose_name = "chapter"

    @property
    def exhibition_path(self) -> str:
        """The place in the tree of the exhibition that it belongs to."""
        return self.path[: -self.steplen]
