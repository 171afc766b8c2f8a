"""Where stories and posts are listed, and what gathers things under a topic."""

from collections import defaultdict

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from contact.guard import ONLY_READ
from objects.blocks import PictureChooserBlock, Shown, credit_of
from objects.models import CollectionImage
from objects.open_pages import KnowsIfOpen, OpenPagesManager
from objects.page_fields import BlocksField, PictureCreditField
from stories.blocks import ChosenThings
from stories.gathering import Gathered
from stories.listed import Listed, face_of
from stories.models.articles import Article
from stories.models.people import SHORT, Contributor
from stories.models.tags import TaggedArticle
from stories.permissions import OwnedPage

PICTURE = PictureChooserBlock()


class StoryIndexPage(OwnedPage, KnowsIfOpen, Page):
    """The front page of the magazine."""

    introduction = models.TextField(blank=True, help_text="One or two sentences under the title.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    allowed_http_methods = ONLY_READ
    subpage_types = [
        "stories.StoryPage",
        "stories.ExhibitionPage",
        "stories.BlogIndexPage",
        "stories.TopicPage",
    ]

    class Meta:
        verbose_name = "list of stories"
        verbose_name_plural = "lists of stories"

    def get_context(self, request, *args, **kwargs):
        own = Listed(Article.objects.public().whole().descendant_of(self), request.GET)
        topics = TopicPage.objects.public().child_of(self).order_by("title")
        blogs = BlogIndexPage.objects.public().child_of(self).order_by("title")
        more = {"listed": own, "topics": topics, "blogs": blogs}
        return super().get_context(request, *args, **kwargs) | more

    def takes_pages_of(self, user) -> bool:
        return True


class BlogIndexPage(OwnedPage, KnowsIfOpen, Page):
    """A blog: one producer's, or one project's."""

    introduction = RichTextField(blank=True, features=SHORT)
    contributor = models.ForeignKey(
        Contributor,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="blogs",
        verbose_name="whose blog it is",
        help_text="Leave it empty for a project’s.",
    )

    objects = OpenPagesManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("contributor"),
    ]

    allowed_http_methods = ONLY_READ
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = ["stories.BlogPostPage"]

    class Meta:
        verbose_name = "blog"

    def takes_pages_of(self, user) -> bool:
        """A blog is also theirs whose it is said to be, whoever made it for them."""
        return self.contributor is not None and self.contributor.user_id == user.pk

    def get_context(self, request, *args, **kwargs):
        own = Listed(self.articles(), request.GET)
        more = {"listed": own, "writer": self.contributor, "face": face_of(self.contributor)}
        return super().get_context(request, *args, **kwargs) | more

    def articles(self):
        """All posts that anybody may read, the newest first."""
        return Article.objects.public().child_of(self)


class TopicPage(OwnedPage, KnowsIfOpen, Page):
    """One topic: objects, memories and stories, gathered by their tags or chosen by hand."""

    introduction = RichTextField(blank=True, features=SHORT)
    picture = models.ForeignKey(
        CollectionImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_credit = PictureCreditField()
    tags = ClusterTaggableManager(
        through="stories.TaggedTopic",
        blank=True,
        help_text="Whatever has one of these tags stands here by itself.",
    )
    chosen = BlocksField(
        ChosenThings(), blank=True, help_text="Chosen by hand: these stand first, in this order."
    )

    objects = OpenPagesManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_credit")], heading="Picture"),
        FieldPanel("tags"),
        FieldPanel("chosen"),
    ]

    allowed_http_methods = ONLY_READ
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "topic"

    def get_context(self, request, *args, **kwargs):
        own = super().get_context(request, *args, **kwargs)
        shown, key, keys = Shown(), PICTURE.to_python(self.picture_id), self.chosen_keys
        shown.bring_all((), besides=[(PICTURE, key)] if key else ())
        picture = shown.record(key)
        chosen, gathered = Gathered.by_tags(self.tags.all(), keys).split(keys)
        return own | {
            "picture": picture,
            "credit": credit_of(picture, self.picture_credit),
            "chosen": chosen,
            "gathered": gathered,
        }

    def articles(self):
        """All stories on it, chosen by hand or by their tags, the newest first."""
        tagged = TaggedArticle.objects.filter(tag__in=self.tags.all()).values("content_object")
        is_on_it = models.Q(pk__in=tagged) | models.Q(pk__in=self.chosen_keys.articles)
        return Article.objects.public().filter(is_on_it)

    @property
    def chosen_keys(self) -> Gathered:
        """The keys of what was chosen by hand, in that order; no query."""
        keys = defaultdict(list)
        for block in self.chosen.raw_data:
            keys[block["type"]].append(block["value"])
        return Gathered(keys["page"], keys["object"], keys["memory"])
