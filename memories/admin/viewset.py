"""Where moderating is in the admin, and its place in the menu."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from contact.references import ALPHABET
from memories.admin import beside, typing_in, views
from memories.admin.action import READ
from memories.admin.actions import ACTIONS
from memories.admin.queue import TABS, QueueView
from memories.models import Memory


class OneOf(StringConverter):
    """A word of a list: an address with another one is not found."""

    words = ()
    regex = "x"


def one_of(words):
    """A converter for these words."""
    return type("OneOf", (OneOf,), {"regex": "|".join(words)})


register_converter(one_of(TABS), "memory_tab")
register_converter(one_of(ACTIONS), "memory_action")
register_converter(type("Reference", (OneOf,), {"regex": f"[{ALPHABET}]{{10}}"}), "reference")


class MemoriesMenuItem(MenuItem):
    """Says how many wait to be read."""

    def is_shown(self, request):
        return request.user.has_perm(READ)

    def render_component(self, request):
        waiting = Memory.objects.for_staff(request.user).to_be_read().count()
        component = super().render_component(request)
        component.label = f"{self.label} ({waiting})" if waiting else self.label
        return component


class MemoriesViewSet(ViewSet):
    """Memories are read, not edited: none of Wagtail's forms, exports or bulk actions fit."""

    name = "moderating"
    url_prefix = "memories"
    icon = "comment"
    menu_label = "Memories"
    menu_name = "memories"
    menu_order = 140
    menu_item_class = MemoriesMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        one = "<reference:reference>/"
        return [
            path("", QueueView.as_view(), name="index"),
            path("<memory_tab:tab>/", QueueView.as_view(), name="tab"),
            path("type-one-in/", typing_in.type_in, name="type_in"),
            path("notes/", beside.notes, name="notes"),
            path("notes/<int:pk>/take-away/", beside.note_away, name="note_away"),
            path("late-complaints/", beside.late_complaints, name="late_complaints"),
            path("late-complaints/<int:pk>/settle/", beside.settle_late, name="settle_late"),
            path("corrections.csv", views.corrections_file, name="corrections"),
            path(one, views.memory_page, name="memory"),
            path(f"{one}look/", views.look, name="look"),
            path(f"{one}<memory_action:name>/", views.act, name="act"),
        ]
