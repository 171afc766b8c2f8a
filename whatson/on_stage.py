"""The block that says when a show is on: by the clock, so that it is never out of date."""

from django.utils import timezone
from wagtail import blocks

from objects.blocks import ShowsRecords
from whatson.page_choosers import OnPageChooserBlock

NOT_HERE = "This show is not on our pages."


class ProductionChooserBlock(OnPageChooserBlock):
    """One production whose page anybody may read."""

    model = "whatson.ProductionPage"

    def refusal(self, record):
        return "" if self.fetch([record.pk], self.use) else "Nobody can read this page yet."

    def fetch(self, pks, surface):
        now = timezone.now()
        found = self.model_class.objects.public().with_next(now).in_bulk(pks)
        for page in found.values():
            page.next_on = next(iter(page.next_occasions(now)), None)
        return found

    def instead(self, pks):
        return dict.fromkeys(pks, NOT_HERE)


class OnStageBlock(ShowsRecords, blocks.StructBlock):
    """A show: its next date, its price and where to book; after its last night that it was on."""

    production = ProductionChooserBlock(label="Show")

    def parts(self, value, shown):
        chosen = value["production"]
        return {"production": shown.record(chosen), "instead": shown.instead(chosen)}

    class Meta:
        template = "whatson/blocks/on_stage.html"
        icon = "ticket"
        label = "On stage now"
        description = "A show with its next date and where to book. It knows when it is over."

    def get_preview_value(self):
        target = self.child_blocks["production"].model_class
        newest = target.objects.public().order_by("-first_published_at", "-pk").first()
        return self.example(production=newest)
