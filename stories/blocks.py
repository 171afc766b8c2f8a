"""The blocks of a story that show nothing of the catalogue's or of the memories', and the whole
list that a story is made of.
"""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from wagtail import blocks
from wagtail.blocks import ListBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from memories.blocks import (
    ExhibitionMemoryBlock,
    MemoryBlock,
    MemoryChooserBlock,
    QuestionBlock,
)
from objects.blocks import (
    CompareBlock,
    FilmBlock,
    KeyBlock,
    ObjectBlock,
    ObjectChooserBlock,
    ObjectDetailBlock,
    ObjectGroupBlock,
    PictureBlock,
    PictureChooserBlock,
    ShowsRecords,
    SoundBlock,
    TextBlock,
    credit_of,
)
from objects.models import Place
from objects.models.images import closing_restrictions
from stories.embeds import check_address, host_of
from whatson.blocks import ON, ConsultationBlock, TakePartBlock
from whatson.on_stage import OnStageBlock

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


class TimelineBlock(ShowsRecords, blocks.StructBlock):
    """Moments one after another."""

    moments = ListBlock(MomentBlock(), min_num=2, label="Moments")

    def parts(self, value, shown):
        return {"moments": [(row["when"], shown.text(row["words"])) for row in value["moments"]]}

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


class PlaceChooserBlock(KeyBlock, SnippetChooserBlock):
    """A place of the catalogue's."""

    def __init__(self, **kwargs):
        super().__init__(target_model=Place, **kwargs)

    def refusal(self, record):
        return ""

    def fetch(self, pks, surface):
        public = Place.objects.with_published_objects()
        itself = Coalesce(OuterRef("preferred"), OuterRef("pk"))
        places = Place.objects.select_related("preferred")
        found = places.annotate(is_public=Exists(public.filter(pk=itself))).in_bulk(pks)
        for place in found.values():
            place.shown.has_page = place.is_public
        return found

    def instead(self, pks):
        return {}


class OnePlaceBlock(blocks.StructBlock):
    """One place, and what happened there."""

    place = PlaceChooserBlock()
    words = blocks.RichTextBlock(features=SENTENCES, required=False)

    class Meta:
        icon = "globe"
        label = "Place"


class PlacesBlock(ShowsRecords, blocks.StructBlock):
    """Places that the story has to do with."""

    places = ListBlock(OnePlaceBlock(), min_num=1, label="Places")

    def parts(self, value, shown):
        rows = [(shown.record(row["place"]), shown.text(row["words"])) for row in value["places"]]
        return {"places": [(place.shown, words) for place, words in rows if place]}

    class Meta:
        template = "stories/blocks/places.html"
        icon = "globe"
        label = "List of places"
        description = "Places of the catalogue: each leads to the objects from there."

    def get_preview_value(self):
        place = Place.objects.with_published_objects().first()
        return self.normalize({"places": [{"place": place, "words": "<p>Washing day.</p>"}]})


class StepBlock(blocks.StructBlock):
    """One step, with the picture that stands beside it."""

    words = blocks.RichTextBlock(features=["h3", *SENTENCES])
    picture = PictureChooserBlock(
        required=False, help_text="Stays in view while this step is read."
    )
    credit = blocks.CharBlock(
        required=False, max_length=200, help_text="Who made the picture, and on what terms."
    )

    class Meta:
        icon = "order"
        label = "Step"


class StepsBlock(ShowsRecords, blocks.StructBlock):
    """Text that is read step by step while a picture stays beside it."""

    steps = ListBlock(StepBlock(), min_num=2, label="Steps")

    def parts(self, value, shown):
        return {
            "steps": [
                {
                    "words": shown.text(step["words"]),
                    "image": shown.record(step["picture"]),
                    "instead": shown.instead(step["picture"]),
                    "credit": credit_of(shown.record(step["picture"]), step.get("credit")),
                }
                for step in value["steps"]
            ]
        }

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


class OpenFileChooserBlock(KeyBlock, DocumentChooserBlock):
    """A file that anybody may have."""

    def refusal(self, record):
        return "" if self.fetch([record.pk], self.use) else "This file is not for everybody."

    def fetch(self, pks, surface):
        return get_document_model().objects.filter(~Exists(closing_restrictions())).in_bulk(pks)

    def instead(self, pks):
        return dict.fromkeys(pks, "This file is no longer here.")


class FileBlock(ShowsRecords, blocks.StructBlock):
    """A file to take home."""

    file = OpenFileChooserBlock()
    words = blocks.CharBlock(
        max_length=150, label="What it is", help_text="For example: the whole programme of 1911."
    )

    def parts(self, value, shown):
        return {"file": shown.record(value["file"]), "instead": shown.instead(value["file"])}

    class Meta:
        template = "stories/blocks/file.html"
        icon = "doc-full-inverse"
        label = "File to download"
        description = "A document that readers can take home."

    def get_preview_value(self):
        file = get_document_model().objects.order_by("-pk").first()
        return self.normalize({"file": file, "words": "The whole programme of 1911"})


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


WORDS, THINGS, SEEN, WAYS = "Words", "From the collection", "Pictures and sound", "Ways to tell it"
"""How the blocks are grouped where one is added."""


class StoryBody(blocks.StreamBlock):
    """All that a story can be made of. The names are stored with every story: they stay."""

    text = TextBlock(group=WORDS)
    heading = HeadingBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    object = ObjectBlock(group=THINGS)
    object_detail = ObjectDetailBlock(group=THINGS)
    object_group = ObjectGroupBlock(group=THINGS)
    memory = MemoryBlock(group=THINGS)
    picture = PictureBlock(group=SEEN)
    compare = CompareBlock(group=SEEN)
    sound = SoundBlock(group=SEEN)
    video = FilmBlock(group=SEEN)
    embed = EmbedBlock(group=SEEN)
    timeline = TimelineBlock(group=WAYS)
    places = PlacesBlock(group=WAYS)
    steps = StepsBlock(group=WAYS)
    question = QuestionBlock(group=WAYS)
    take_part = TakePartBlock(group=WAYS)
    consultation = ConsultationBlock(group=WAYS)
    file = FileBlock(group=WAYS)
    on_stage = OnStageBlock(group=ON)


class ExhibitionBody(StoryBody):
    """The same in an exhibition, which the givers of its memories have to have agreed to."""

    memory = ExhibitionMemoryBlock(group=THINGS)


STORIES = ["stories.Article", "stories.BlogIndexPage"]


class ChosenThings(blocks.StreamBlock):
    """What stands on a topic's page by choice."""

    object = ObjectChooserBlock(label="Object")
    memory = MemoryChooserBlock(label="Memory")
    page = blocks.PageChooserBlock(icon="doc-full", label="Story", page_type=STORIES)
