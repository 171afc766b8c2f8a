"""The few of what is on that an editor chooses for a page."""

from wagtail.blocks import PageChooserBlock, StreamBlock

MOST = 3
"""Of each kind: as many shows as projects may be chosen, and no more."""


class ChosenOn(StreamBlock):
    """Shows and projects, each while it has something to come."""

    show = PageChooserBlock(page_type="whatson.ProductionPage", icon="ticket", label="Show")
    project = PageChooserBlock(page_type="whatson.ProjectPage", icon="group", label="Project")

    class Meta:
        block_counts = {"show": {"max_num": MOST}, "project": {"max_num": MOST}}
