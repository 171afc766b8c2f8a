"""Productions that are typed in, where there is no box office to read."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from whatson.admin.asked import ConsultationViewSet
from whatson.models import TypedEvent


class TypedEventViewSet(SnippetViewSet):
    """Read by the clock within the hour, if the settings say that this is the box office."""

    model = TypedEvent
    icon = "edit"
    menu_label = "Typed in here"
    menu_name = "typed-events"
    copy_view_enabled = False
    list_display = ["name", "strand"]
    search_fields = ["name", "strand"]
    search_backend_name = None


class WhatsOnGroup(SnippetViewSetGroup):
    """The menu of what is on."""

    menu_label = "What's on"
    menu_name = "whats-on"
    menu_icon = "calendar-alt"
    menu_order = 155
    items = (TypedEventViewSet, ConsultationViewSet)
    submenu_hook = "register_whats_on_menu_item"
