"""What memories add to public pages and to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from memories.admin import chooser
from memories.admin import hooks as moderating  # noqa: F401 - registers itself
from memories.admin.deleting import (
    refuse_to_delete,
    refuse_to_delete_many,
    refuse_to_delete_page,
)
from memories.chooser import MEMORY_LIGHTS
from memories.panels import PANELS
from objects.chooser import lights
from objects.panels import HOOK

for panel in PANELS:
    hooks.register(HOOK, lambda panel=panel: panel)

hooks.register("before_delete_snippet", refuse_to_delete)
hooks.register("before_delete_page", refuse_to_delete_page)
hooks.register("before_bulk_action", refuse_to_delete_many)

hooks.register("register_admin_viewset", chooser.chooser)
hooks.register(lights.HOOK, lambda: MEMORY_LIGHTS)


@hooks.register("insert_global_admin_css")
def admin_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/memories.css"))
