"""What the admin's first page says of memories."""

from wagtail.admin.ui.components import Component

from memories.admin.action import READ
from memories.models import Memory


class WaitingPanel(Component):
    """How many memories wait to be read, for those who read them."""

    name = "memories"
    order = 90
    template_name = "memories/admin/dashboard.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        may = user.has_perm(READ)
        waiting = Memory.objects.for_staff(user).to_be_read().count() if may else 0
        return {"may": may, "waiting": waiting}


def add_waiting_panel(request, panels):
    """Put it among what stands there."""
    panels.append(WaitingPanel())
