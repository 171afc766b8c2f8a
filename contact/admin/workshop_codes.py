"""Workshop codes in the admin: made by whoever runs a workshop, printed large for the wall."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from contact.models import WorkshopCode

POSTER = "workshop_codes:poster"
MAY_SEE = [f"contact.{action}_workshopcode" for action in ("add", "change", "view")]


class EditView(generic.EditView):
    """Leads to the sheet for the wall."""

    @cached_property
    def header_more_buttons(self):
        url = reverse(POSTER, args=[self.object.pk])
        poster = HeaderButton("Print it large", url=url, icon_name="view")
        return [poster, *super().header_more_buttons]


@require_safe
def poster(request, pk):
    """The code as large as a sheet of paper, for the wall of the room."""
    if not any(request.user.has_perm(permission) for permission in MAY_SEE):
        raise PermissionDenied
    code = get_object_or_404(WorkshopCode, pk=pk)
    site = settings.SITE_URL.partition("://")[2]
    return render(request, "contact/admin/poster.html", {"code": code, "site": site})


class WorkshopCodeViewSet(ModelViewSet):
    """Made for one afternoon; how often it was used is shown, and never edited."""

    model = WorkshopCode
    name = "workshop_codes"
    url_prefix = "workshop-codes"
    icon = "key"
    menu_label = "Workshop codes"
    menu_name = "workshop-codes"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    search_fields = ["code", "what_for"]
    search_backend_name = None
    edit_view_class = EditView
    list_display = [
        "code",
        "what_for",
        BooleanColumn("is_working", label="Works now"),
        Column("valid_from", label="From"),
        Column("valid_until", label="Until"),
        NumberColumn("used", label="Used"),
        NumberColumn("most", label="Of"),
    ]
    panels = [
        FieldPanel("code"),
        FieldPanel("what_for"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("most"),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("<int:pk>/poster/", poster, name="poster")]
