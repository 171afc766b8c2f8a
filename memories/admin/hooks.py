"""What moderating adds to Wagtail's admin."""

from wagtail import hooks

from memories.admin.viewset import MemoriesViewSet

hooks.register("register_admin_viewset", MemoriesViewSet)
