"""What a production's or a project's page is made of, and what a story shows of what is on."""

from django.utils import timezone
from wagtail.blocks import StreamBlock, StructBlock

from objects.blocks import (
    CompareBlock,
    ObjectBlock,
    ObjectDetailBlock,
    ObjectGroupBlock,
    PictureBlock,
    ShowsRecords,
    TextBlock,
)
from whatson.asked_block import ConsultationBlock
from whatson.on_stage import OnStageBlock
from whatson.page_choosers import OnPageChooserBlock

WORDS, THINGS, SEEN, WAYS = "Words", "From the collection", "Pictures", "To take part"
ON = "What’s on"
"""How the blocks are grouped where one is added."""


class ProjectChooserBlock(OnPageChooserBlock):
    """One project that anybody may read, with its next sessions as they are now."""

    model = "whatson.ProjectPage"

    def refusal(self, record):
        is_public = self.model_class.objects.public().filter(pk=record.pk).exists()
        return "" if is_public else "This project is not on the site."

    def fetch(self, pks, surface):
        return self.model_class.objects.public().with_next(pks, timezone.now())

    def instead(self, pks):
        return {}


class TakePartBlock(ShowsRecords, StructBlock):
    """The way into a project: its next days, how full they are, and the way to join."""

    project = ProjectChooserBlock()

    def parts(self, value, shown):
        return {"project": shown.record(value["project"])}

    class Meta:
        template = "whatson/blocks/take_part.html"
        icon = "group"
        label = "Take part"
        description = "A project, its next days and the way to join. When it is over it says so."

    def get_preview_value(self):
        return self.example(project=self.child_blocks["project"].model_class.objects.first())


class OnBody(StreamBlock):
    """All of it. The names are stored with every page: they stay.

    A recording is handed out only where its use is written down, which these pages don't do yet.
    """

    text = TextBlock(group=WORDS)
    take_part = TakePartBlock(group=WORDS)
    object = ObjectBlock(group=THINGS)
    object_detail = ObjectDetailBlock(group=THINGS)
    object_group = ObjectGroupBlock(group=THINGS)
    picture = PictureBlock(group=SEEN)
    compare = CompareBlock(group=SEEN)
    consultation = ConsultationBlock(group=WAYS)
    on_stage = OnStageBlock(group=ON)
