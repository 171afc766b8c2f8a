"""What is on, in Wagtail's admin."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from objects.panels import HOOK as PANEL_HOOK
from whatson.admin import answers, asked_to_see, joinings, taking_down
from whatson.admin.records import Asked, Events, Performances
from whatson.admin.try_it import try_it
from whatson.admin.typed import WhatsOnGroup
from whatson.choice_panel import CHOICE
from whatson.panels import PANELS

register_snippet(WhatsOnGroup)

for order, viewset in enumerate((Events(), Performances(), Asked())):
    hooks.register("register_admin_viewset", lambda viewset=viewset: viewset)
    hooks.register(
        "register_whats_on_menu_item",
        lambda viewset=viewset, order=order: viewset.get_menu_item(order=order),
    )


@hooks.register("register_admin_urls")
def register_try_it():
    return [path("whats-on/try-it/", try_it, name="box_office_try"), *answers.URLS]


hooks.register("register_log_actions", answers.register_actions)

for admin in (joinings, asked_to_see):
    hooks.register("register_admin_urls", admin.admin_urls)
    hooks.register("register_whats_on_menu_item", admin.menu_item)

hooks.register("before_unpublish_page", taking_down.ask_before_unpublishing)
hooks.register("before_delete_page", taking_down.refuse_to_delete)
hooks.register("before_bulk_action", taking_down.ask_before_unpublishing_many)
hooks.register("before_bulk_action", taking_down.refuse_to_delete_many)

for panel in (*PANELS, CHOICE):
    hooks.register(PANEL_HOOK, lambda panel=panel: panel)
