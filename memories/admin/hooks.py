"""What moderating adds to Wagtail's admin."""

from wagtail import hooks

from memories.admin.dashboard import add_waiting_panel
from memories.admin.viewset import MemoriesViewSet
from memories.models.notes import NOTE_AWAY


def register_note_away(actions):
    """Name in an object's history what is written there when a note is taken away."""
    words = "A note from a memory was taken away"
    actions.register_action(NOTE_AWAY, "Take a note away", words)


hooks.register("register_admin_viewset", MemoriesViewSet)
hooks.register("construct_homepage_panels", add_waiting_panel)
hooks.register("register_log_actions", register_note_away)
