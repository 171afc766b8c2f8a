"""The window in which a memory is chosen, and the field that opens it."""

from memories.chooser import MEMORIES, said_in_form
from memories.models import Memory
from objects.chooser.views import WindowViewSet
from objects.chooser.widgets import Window

NAME = "choose_memory"


class MemoryWindow(Window):
    """Opens the window of memories."""

    model = Memory
    chooser_modal_url_name = f"{NAME}:choose"
    choose_one_text = "Choose a memory"
    choose_another_text = "Choose another memory"
    icon = "comment"

    def get_display_title(self, instance):
        return said_in_form(instance, self.use)


class MemoryChooserViewSet(WindowViewSet):
    """As for objects: see `objects/chooser`."""

    model = Memory
    choosable = MEMORIES
    icon = "comment"
    choose_one_text = "Choose a memory"
    page_title = "Choose a memory"
    url_prefix = "memories/choose"


def chooser():
    """The viewset, as Wagtail's hook asks for it."""
    return MemoryChooserViewSet(NAME)
