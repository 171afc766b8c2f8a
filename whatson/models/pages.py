"""What BAC writes of what is on: the page that lists it, and what its pages have in common."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from contact.guard import ONLY_READ
from objects.blocks import PictureChooserBlock, Shown, credit_of
from objects.models import CollectionImage, CollectionObject
from objects.open_pages import KnowsIfOpen, OpenPages, may_be_seen
from objects.page_fields import BlocksField, PictureCreditField
from search.asked_again import asked_again
from whatson.blocks import OnBody
from whatson.page_forms import OnPageForm
from whatson.sharing import share_address
from whatson.timing import moments

PICTURE = PictureChooserBlock()


class OnQuerySet(OpenPages):
    """Productions and projects, by who may read them."""

    def with_pictures(self):
        """What a card shows of each: its picture, if anybody may see it; one more query."""
        pictured = self.select_related("picture").annotate(may_show_picture=may_be_seen())
        return pictured.prefetch_related("picture__renditions")

    def with_times(self, now):
        """With the `first` and the `last` time to come, and the latest that has been (`ended`)."""
        times, one = self.model.times()
        return self.annotate(**moments(times, one, now))

    def over(self, now):
        """Those that were on, and of which nothing is to come."""
        return self.with_times(now).filter(first=None).exclude(ended=None)


class OnPage(KnowsIfOpen, Page):
    """A production or a project: what it is, who makes it, and the objects behind it."""

    standfirst = models.TextField(
        blank=True, max_length=400, help_text="What it is, in one or two sentences."
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
    body = BlocksField(OnBody(), blank=True, verbose_name="more about it")
    made_by = models.TextField(
        "who makes it", blank=True, help_text="One person or company on each line."
    )
    access_note = models.TextField(
        "access",
        blank=True,
        help_text="What people should know before they come: steps, noise, how long, whom to ask.",
    )

    top_panels = [
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_credit")], heading="Picture"),
    ]
    more_panels = [
        FieldPanel("body"),
        FieldPanel("made_by"),
        FieldPanel("access_note"),
        InlinePanel("chosen_objects", heading="The objects behind it", label="object"),
    ]

    base_form_class = OnPageForm
    allowed_http_methods = ONLY_READ
    parent_page_types = ["whatson.WhatsOnPage"]
    subpage_types = []

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return self.url or ""

    @property
    def name(self) -> str:
        """What it is called, as objects and places have it."""
        return self.title

    @property
    def shown_picture(self):
        """Its picture if anybody may see it; only where `with_pictures()` asked."""
        return self.picture if getattr(self, "may_show_picture", False) else None

    @property
    def makers(self) -> list[str]:
        """Who makes it, each by themselves."""
        return [line.strip() for line in self.made_by.splitlines() if line.strip()]

    @property
    def mosaic_name(self) -> str:
        """What chooses the tiles that stand where it has no picture."""
        return f"on-{self.pk}"

    @property
    def kind_words(self) -> str:
        """What it is, in a word or two."""
        raise NotImplementedError

    @property
    def list_url(self) -> str:
        """Where all that is on is listed: the page above, without asking for it."""
        return (self.url or "").removesuffix(f"{self.slug}/")

    def things(self) -> list[CollectionObject]:
        """The chosen objects that anybody may see, each once, in the order of the choice."""
        keys = dict.fromkeys(row.collection_object_id for row in self.chosen_objects.all())
        found = CollectionObject.objects.published().with_card_relations().in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def get_context(self, request, *args, **kwargs):
        key = PICTURE.to_python(self.picture_id)
        shown = Shown.on(self.body, besides=[(PICTURE, key)] if key else ())
        picture = shown.record(key)
        return super().get_context(request, *args, **kwargs) | {
            "shown": shown,
            "picture": picture,
            "credit": credit_of(picture, self.picture_credit),
            "things": self.things(),
            "share_image": share_address(self, picture),
        }

    def serve(self, request, *args, **kwargs):
        """As Wagtail's; nobody keeps a copy without asking again: what is on changes hourly."""
        return asked_again(super().serve)(request, *args, **kwargs)


class ChosenObject(Orderable):
    """One of the objects behind a production or a project, in its place."""

    collection_object = models.ForeignKey(
        CollectionObject,
        models.CASCADE,
        related_name="+",
        related_query_name="%(class)s",
        verbose_name="object",
    )

    panels = [FieldPanel("collection_object")]

    class Meta(Orderable.Meta):
        abstract = True
        default_permissions = ()

    def __str__(self):
        return str(self.collection_object)


def chosen_for(page_model: str) -> ParentalKey:
    """The key of the page that objects were chosen on."""
    return ParentalKey(page_model, on_delete=models.CASCADE, related_name="chosen_objects")
