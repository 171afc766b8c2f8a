"""What Wagtail's admin says on its first page where searching is in trouble."""

from wagtail.admin.ui.components import Component

from search.health import Health
from search.registry import kinds


class HealthPanel(Component):
    """Says to people who edit what can be found what the trouble means for them; else nothing."""

    name = "search_health"
    template_name = "search/admin/health.html"
    order = 40

    def get_context_data(self, parent_context):
        may_edit = any(map(parent_context["request"].user.has_perm, _permissions()))
        return {"health": Health.now() if may_edit else None}


def _permissions() -> list[str]:
    models = (kind.model.lower().split(".") for kind in kinds())
    return [f"{app}.change_{model}" for app, model in models]
