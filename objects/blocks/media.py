"""Text, pictures and recordings."""

from wagtail import blocks

from objects.blocks.choosers import FilmChooserBlock, PictureChooserBlock, SoundChooserBlock
from objects.blocks.credits import credit_of
from objects.blocks.gathering import ShowsRecords
from objects.models import CollectionImage, CollectionMedia

FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]
"""What text may have: headings, pictures and quotes are blocks of their own."""
ALT = "What the picture shows, for people who cannot see it."
ALT_HELP = f"{ALT} Empty: the picture’s own description."


def some_picture() -> CollectionImage | None:
    """A picture of the site's own, for a preview."""
    return CollectionImage.objects.public().order_by("-pk").first()


def some_recording(kind: str) -> CollectionMedia | None:
    """A recording of the site's own, for a preview."""
    return CollectionMedia.objects.filter(type=kind).order_by("-pk").first()


class TextBlock(ShowsRecords, blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"features": FEATURES, **kwargs})

    def parts(self, value, shown):
        return {"text": shown.text(value)}

    class Meta:
        template = "objects/blocks/text.html"
        icon = "pilcrow"
        label = "Text"
        preview_value = "<p>The tram stopped here until <b>1950</b>. Everybody knew the bell.</p>"


class OnePicture(blocks.StructBlock):
    """A picture with the words that belong to it."""

    picture = PictureChooserBlock()
    alt = blocks.CharBlock(required=False, max_length=255, label="Alt text", help_text=ALT_HELP)
    caption = blocks.CharBlock(required=False, max_length=300)
    credit = blocks.CharBlock(
        required=False,
        max_length=200,
        help_text="Who made it, and on what terms it is shown. Of an object’s picture the record"
        " says so.",
    )

    def of(self, value, shown) -> dict:
        """The picture with its words, or the line in its place."""
        image = shown.record(value["picture"])
        return {
            "image": image,
            "alt": value["alt"] or (image.description if image else ""),
            "words": {"caption": value["caption"], **credit_of(image, value["credit"])},
            "instead": shown.instead(value["picture"]),
        }


class PictureBlock(ShowsRecords, OnePicture):
    """A picture that is no picture of an object's record."""

    parts = OnePicture.of

    class Meta:
        template = "objects/blocks/picture.html"
        icon = "image"
        label = "Picture"

    def get_preview_value(self):
        return self.example(picture=some_picture())


class CompareBlock(ShowsRecords, blocks.StructBlock):
    """Two pictures of the same view: side by side, or one over the other with a slider."""

    before = OnePicture(label="The first picture")
    after = OnePicture(label="The second picture")

    def parts(self, value, shown):
        return {
            "pictures": [block.of(value[name], shown) for name, block in self.child_blocks.items()]
        }

    class Meta:
        template = "objects/blocks/compare.html"
        icon = "copy"
        label = "Compare two pictures"

    def get_preview_value(self):
        one = {"picture": some_picture(), "alt": "", "caption": "", "credit": ""}
        return self.normalize({"before": one, "after": one})


class RecordingBlock(ShowsRecords, blocks.StructBlock):
    """What a sound and a film have in common: their words stand below them in writing."""

    def parts(self, value, shown):
        recording = shown.record(value["recording"])
        return {"recording": recording, "instead": shown.instead(value["recording"])}


class SoundBlock(RecordingBlock):
    """A recording to listen to."""

    recording = SoundChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        template = "objects/blocks/recording.html"
        icon = "wagtailmedia-audio"
        label = "Sound"

    def get_preview_value(self):
        return self.example(recording=some_recording("audio"))


class FilmBlock(RecordingBlock):
    """A film, with its captions."""

    recording = FilmChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        template = "objects/blocks/recording.html"
        icon = "wagtailmedia-video"
        label = "Film"

    def get_preview_value(self):
        return self.example(recording=some_recording("video"))
