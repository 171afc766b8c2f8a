"""What the collection adds to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from objects.admin import bulk_actions
from objects.admin.authorities import PersonViewSet, PlaceViewSet, TermViewSet
from objects.admin.collection_objects import CollectionObjectViewSet
from objects.admin.imports.viewset import ImportsViewSet
from objects.admin.policies import image_policy
from objects.admin.retiring import RetireMenuItem
from objects.browsing import SearchForm
from objects.browsing.nearest import nearest
from objects.browsing.ways_on import oldest_first
from objects.chooser import lights, regions
from objects.chooser.object_lights import OBJECT_LIGHTS
from objects.images.following import pictures_moved
from objects.models import CollectionImage, CollectionObject
from search.ways_on import HOOK, NEAREST

ADMIN_STYLES = ("records", "choosing", "picture-region")
"""The files in `static/css/admin` that every page of the admin gets from here."""


class CollectionGroup(SnippetViewSetGroup):
    """The menu of all that the museum keeps."""

    menu_label = "Collection"
    menu_name = "collection"
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (CollectionObjectViewSet, PersonViewSet, PlaceViewSet, TermViewSet)
    submenu_hook = "register_collection_menu_item"


imports = ImportsViewSet()

register_snippet(CollectionGroup)
hooks.register("register_admin_viewset", lambda: imports)
hooks.register("register_collection_menu_item", lambda: imports.get_menu_item(order=10))

hooks.register("register_admin_viewset", lambda: regions.RegionViewSet("choose_region"))
hooks.register(lights.HOOK, lambda: OBJECT_LIGHTS)

hooks.register("after_bulk_action", pictures_moved)
for action in (
    bulk_actions.PublishBulkAction,
    bulk_actions.UnpublishBulkAction,
    bulk_actions.MergeBulkAction,
):
    hooks.register("register_bulk_action", action)
# After Wagtail's own of the same name, which it takes the place of.
hooks.register("register_bulk_action", bulk_actions.DeleteAuthoritiesBulkAction, order=1)


hooks.register(HOOK, oldest_first)


@hooks.register(NEAREST)
def nearest_objects(text):
    return nearest(SearchForm(text=text))


@hooks.register("register_admin_urls")
def keep_pictures():
    """Put our policy in the place of Wagtail's: its app of images registers that after this
    module is read, and before any address is asked for.
    """
    register_permission_policy(CollectionImage, image_policy)
    return []


@hooks.register("register_snippet_action_menu_item")
def retire_menu_item(model):
    return RetireMenuItem() if model is CollectionObject else None


@hooks.register("register_log_actions")
def log_actions(actions):
    """What the history of an object or a name says of our own actions."""
    actions.register_action("objects.retire", "Retire", "Retired")
    actions.register_action("objects.revive", "Revive", "Revived")
    actions.register_action("objects.merge", "Merge", "Merged into another name")


@hooks.register("insert_global_admin_js")
def slow_save_notice():
    return format_html(
        '<script src="{}" data-url="{}" data-words="{}" defer></script>',
        static("js/slow-save.js"),
        reverse("imports:applying"),
        "An import is being put in. Your save is waiting for it (up to two minutes).",
    )


@hooks.register("insert_global_admin_js")
def chooser_keys():
    return format_html('<script src="{}" type="module"></script>', static("js/chooser-window.js"))


@hooks.register("insert_global_admin_js")
def edits_while_saving():
    return format_html('<script src="{}" defer></script>', static("js/edits-while-saving.js"))


@hooks.register("insert_global_admin_css")
def admin_styles():
    """Those of objects; an app to the right brings its own."""
    files = ((static(f"css/admin/{name}.css"),) for name in ADMIN_STYLES)
    return format_html_join("", '<link rel="stylesheet" href="{}">', files)
