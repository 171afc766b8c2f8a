"""What searching adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.admin.home import HealthPanel
from search.admin.missed import MissedViewSet
from search.admin.synonyms import PutInUse, SynonymViewSet, TakeOutOfUse
from search.health import told_outside


class SearchingGroup(SnippetViewSetGroup):
    """The menu of what helps people to find things."""

    menu_label = "Searching"
    menu_name = "searching"
    menu_icon = "search"
    menu_order = 160
    items = (SynonymViewSet,)
    submenu_hook = "register_searching_menu_item"


missed = MissedViewSet()

register_snippet(SearchingGroup)
hooks.register("register_admin_viewset", lambda: missed)
hooks.register("register_searching_menu_item", lambda: missed.get_menu_item(order=10))
hooks.register("register_bulk_action", PutInUse)
hooks.register("register_bulk_action", TakeOutOfUse)
hooks.register("told_outside", told_outside)


@hooks.register("construct_homepage_panels")
def say_how_searching_is(request, panels):
    panels.append(HealthPanel())
