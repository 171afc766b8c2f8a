"""Questions to the public in the admin: the list, and the form in which they are written."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from whatson.models import Consultation


class ConsultationViewSet(SnippetViewSet):
    """Each row leads to its form, and to its answers."""

    model = Consultation
    icon = "help"
    menu_label = "Asked of the public"
    menu_name = "asked-of-the-public"
    copy_view_enabled = False
    list_display = [
        "question",
        Column("state", accessor="get_state_display", label="State", sort_key="state"),
        # Wagtail's column of dates says how long ago they were: of a day to come, "just now".
        Column("opens_on", label="First day", sort_key="opens_on"),
        Column("closes_on", label="Last day", sort_key="closes_on"),
        TitleColumn(
            "answers",
            accessor=lambda row: "Answers, and what to do",
            label="Answers",
            get_url=lambda row: reverse("whatson_answers", args=[row.pk]),
        ),
    ]
    search_fields = ["question"]
    search_backend_name = None
