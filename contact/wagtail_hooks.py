"""What reaching people adds to Wagtail's admin."""

from wagtail import hooks

from contact.admin.workshop_codes import WorkshopCodeViewSet

hooks.register("register_admin_viewset", WorkshopCodeViewSet)
