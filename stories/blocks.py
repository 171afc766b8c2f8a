"""The blocks of a story that show nothing of the catalogue's or of the memories', and the whole
list that a story is made of.
"""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.blocks import ListBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from objects.models import Place
from stories.embeds import check_address, host_of

SENTENCES = ["bold", "italic", "link"]
"""What rich text of a few sentences may have."""


class HeadingBlock(blocks.CharBlock):
    """A heading within the story."""

    class Meta:
        template = "stories/blocks/heading.html"
        icon = "title"
        label = "Heading"
        description = "Begins a new part of the story."
        preview_value = "What the tram left behind"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, large, and who it was."""

    words = blocks.TextBlock(max_length=600)
    who = blocks.CharBlock(required=False, max_length=150, label="Who said it")

    class Meta:
        template = "stories/blocks/quote.html"
        icon = "openquote"
        label = "Quote"
        description = "What somebody said, in large type. For a memory, choose “Memory”."
        preview_value = {"words": "We kept the lid and lost the tin.", "who": "Ada Draper"}


class MomentBlock(blocks.StructBlock):
    """One moment of a timeline."""

    when = blocks.CharBlock(max_length=60, help_text="As people say it: “about 1935”.")
    words = blocks.RichTextBlock(features=SENTENCES)

    class Meta:
        icon = "date"
        label = "Moment"


class TimelineBlock(blocks.StructBlock):
    """Moments one after another."""

    moments = ListBlock(MomentBlock(), min_num=2, label="Moments")

    class Meta:
        template = "stories/blocks/timeline.html"
        icon = "history"
        label = "Timeline"
        description = "Moments one after another, each with its date."
        preview_value = {
            "moments": [
                {"when": "1893", "words": "<p>The town hall opens.</p>"},
                {"when": "about 1935", "words": "<p>A wringer comes to Lavender Street.</p>"},
            ]
        }


class PlaceChooserBlock(SnippetChooserBlock):
    """A place of the catalogue’s; all those of a page at once, with whether each has a page."""

    def __init__(self, **kwargs):
        super().__init__(Place, **kwargs)

    @cached_property
    def _public(self):
        return Place.objects.with_published_objects().order_by().values("pk")

    def bulk_to_python(self, values):
        known = Place.objects.select_related("preferred").in_bulk(set(values) - {None})
        shown = {place.shown.pk for place in known.values()}
        with_page = set(self._public.filter(pk__in=shown).values_list("pk", flat=True))
        places = [known.get(value) for value in values]
        for place in filter(None, places):
            place.shown.has_page = place.shown.pk in with_page
        return places

    def to_python(self, value):
        return self.bulk_to_python([value])[0]


class OnePlaceBlock(blocks.StructBlock):
    """One place, and what happened there."""

    place = PlaceChooserBlock()
    words = blocks.RichTextBlock(features=SENTENCES, required=False)

    class Meta:
        icon = "globe"
        label = "Place"


class PlacesBlock(blocks.StructBlock):
    """Places that the story has to do with."""

    places = ListBlock(OnePlaceBlock(), min_num=1, label="Places")

    class Meta:
        template = "stories/blocks/places.html"
        icon = "globe"
        label = "List of places"
        description = "Places of the catalogue: each leads to the objects from there."

    def get_preview_value(self):
        street = Place(name="Lavender Street", slug="lavender-street")
        street.has_page = False
        return self.normalize({"places": [{"place": street, "words": "<p>Washing day.</p>"}]})


class StepBlock(blocks.StructBlock):
    """One step, with the picture that stands beside it."""

    words = blocks.RichTextBlock(features=["h3", "bold", "italic", "link"])
    picture = ImageChooserBlock(required=False, help_text="Stays in view while this step is read.")

    class Meta:
        icon = "order"
        label = "Step"


class StepsBlock(blocks.StructBlock):
    """Text that is read step by step while a picture stays beside it."""

    steps = ListBlock(StepBlock(), min_num=2, label="Steps")

    class Meta:
        template = "stories/blocks/steps.html"
        icon = "list-ol"
        label = "Steps"
        description = "Read step by step, while a picture stays in view."
        preview_value = {
            "steps": [
                {"words": "<p>First the water is heated.</p>", "picture": None},
                {"words": "<p>Then the wheel is turned.</p>", "picture": None},
            ]
        }


class FileBlock(blocks.StructBlock):
    """A file to take home."""

    file = DocumentChooserBlock()
    words = blocks.CharBlock(
        max_length=150, label="What it is", help_text="For example: the whole programme of 1911."
    )

    class Meta:
        template = "stories/blocks/file.html"
        icon = "doc-full-inverse"
        label = "File to download"
        description = "A document that readers can take home."
        preview_value = {"file": None, "words": "The whole programme of 1911"}


class EmbedValue(blocks.StructValue):
    """What is shown of another site, and where from."""

    @property
    def host(self):
        return host_of(self.get("address") or "")

    @property
    def player(self) -> str:
        """The address of the player; "" for one that is no longer on the list."""
        return self.host.player_of(self["address"]) if self.host else ""


class EmbedBlock(blocks.StructBlock):
    """A film, a sound or a model on another site, asked for only when the reader wishes it."""

    address = blocks.URLBlock(
        validators=[check_address], help_text="The address of its page, as your browser shows it."
    )
    title = blocks.CharBlock(max_length=150, help_text="What it is, for people who cannot see it.")

    class Meta:
        template = "stories/blocks/embed.html"
        value_class = EmbedValue
        icon = "media"
        label = "From another site"
        description = "A film or a sound from another site. Nothing loads before it is pressed."
        preview_value = {
            "address": "https://vimeo.com/00000001",
            "title": "How a mangle works, in two minutes",
        }


class StoryBody(blocks.StreamBlock):
    """All that a story can be made of. The names are stored with every story: they stay."""

    heading = HeadingBlock(group="Words")
    quote = QuoteBlock(group="Words")
    timeline = TimelineBlock(group="Ways to tell it")
    places = PlacesBlock(group="Ways to tell it")
    steps = StepsBlock(group="Ways to tell it")
    file = FileBlock(group="From elsewhere")
    embed = EmbedBlock(group="From elsewhere")


class ChosenThings(blocks.StreamBlock):
    """What stands on a topic's page by choice."""

    page = blocks.PageChooserBlock(icon="doc-full", label="Page")
