"""What a production's or a project's page is made of."""

from wagtail.blocks import StreamBlock

from objects.blocks import (
    CompareBlock,
    ObjectBlock,
    ObjectDetailBlock,
    ObjectGroupBlock,
    PictureBlock,
    TextBlock,
)
from whatson.asked_block import ConsultationBlock

WORDS, THINGS, SEEN, WAYS = "Words", "From the collection", "Pictures", "To take part"
"""How the blocks are grouped where one is added."""


class OnBody(StreamBlock):
    """All of it. The names are stored with every page: they stay.

    A recording is handed out only where its use is written down, which these pages don't do yet.
    """

    text = TextBlock(group=WORDS)
    object = ObjectBlock(group=THINGS)
    object_detail = ObjectDetailBlock(group=THINGS)
    object_group = ObjectGroupBlock(group=THINGS)
    picture = PictureBlock(group=SEEN)
    compare = CompareBlock(group=SEEN)
    consultation = ConsultationBlock(group=WAYS)
