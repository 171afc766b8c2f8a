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
from whatson.on_stage import OnStageBlock

WORDS, THINGS, SEEN = "Words", "From the collection", "Pictures"
ON = "What’s on"
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
    on_stage = OnStageBlock(group=ON)
