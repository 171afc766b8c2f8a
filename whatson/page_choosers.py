"""Blocks in which one page of what is on is chosen: they keep its key alone."""

from wagtail.blocks import PageChooserBlock

from objects.blocks import KeyBlock


class OnPageChooserBlock(KeyBlock, PageChooserBlock):
    """One page of the kind that has the name `model`."""

    model = ""

    def __init__(self, **kwargs):
        kwargs.setdefault("page_type", self.model)
        super().__init__(**kwargs)

    def _known_by(self, value):
        """With the key of both tables that a page stands in, or it would be asked for."""
        if not str(value or "").isdecimal():
            return None
        return self.model_class.from_db(None, ["id", "page_ptr_id"], [int(value)] * 2)
