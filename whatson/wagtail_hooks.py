"""What is on, in Wagtail's admin."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from objects.panels import HOOK as PANEL_HOOK
from whatson.admin import answers, asked_to_see, joinings
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

for panel in (*PANELS, CHOICE):
    hooks.register(PANEL_HOOK, lambda panel=panel: panel)
