"""The blocks of a story that show nothing of the catalogue's or of the memories', and the whole
list that a story is made of.
"""

from wagtail import blocks


class HeadingBlock(blocks.CharBlock):
    """A heading within the story."""

    class Meta:
        template = "stories/blocks/heading.html"
        icon = "title"
        label = "Heading"
        preview_value = "What the tram left behind"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, large, and who it was."""

    words = blocks.TextBlock(max_length=600)
    who = blocks.CharBlock(required=False, max_length=150, label="Who said it")

    class Meta:
        template = "stories/blocks/quote.html"
        icon = "openquote"
        label = "Quote"
        preview_value = {"words": "We kept the lid and lost the tin.", "who": "Ada Draper"}


class StoryBody(blocks.StreamBlock):
    """All that a story can be made of. The names are stored with every story: they stay."""

    heading = HeadingBlock()
    quote = QuoteBlock()

    class Meta:
        block_counts = {}


class ChosenThings(blocks.StreamBlock):
    """What stands on a topic's page by choice."""

    page = blocks.PageChooserBlock(icon="doc-full", label="Page")
