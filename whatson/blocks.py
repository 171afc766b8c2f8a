"""What a production's or a project's page is made of."""

from wagtail.blocks import StreamBlock

from objects.blocks import (
    CompareBlock,
    FilmBlock,
    ObjectBlock,
    ObjectDetailBlock,
    ObjectGroupBlock,
    PictureBlock,
    SoundBlock,
    TextBlock,
)

WORDS, THINGS, SEEN = "Words", "From the collection", "Pictures and sound"
"""How the blocks are grouped where one is added."""


class OnBody(StreamBlock):
    """All of it. The names are stored with every page: they stay."""

    text = TextBlock(group=WORDS)
    object = ObjectBlock(group=THINGS)
    object_detail = ObjectDetailBlock(group=THINGS)
    object_group = ObjectGroupBlock(group=THINGS)
    picture = PictureBlock(group=SEEN)
    compare = CompareBlock(group=SEEN)
    sound = SoundBlock(group=SEEN)
    video = FilmBlock(group=SEEN)
