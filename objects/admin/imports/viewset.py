"""Where the import screens are, and their place in the menu."""

from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.viewsets.base import ViewSet

from objects.admin.imports import views
from objects.models import ImportRun


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(views.VIEW)


class ImportsViewSet(ViewSet):
    """Runs are made by an upload and changed by the worker, so none of Wagtail's forms fit."""

    name = "imports"
    icon = "upload"
    menu_label = "Imports"
    menu_name = "imports"
    menu_item_class = ImportsMenuItem

    def index(self, **kwargs):
        return self.construct_view(
            views.IndexView,
            model=ImportRun,
            index_url_name="imports:index",
            index_results_url_name="imports:index_results",
            search_fields=["file_name", "source"],
            search_backend_name=None,
            paginate_by=50,
            default_ordering="-pk",
            list_display=COLUMNS,
            **kwargs,
        )

    def get_urlpatterns(self):
        return [
            path("", self.index(), name="index"),
            path("results/", self.index(results_only=True), name="index_results"),
            path("new/", views.UploadView.as_view(), name="new"),
            path("applying/", views.applying, name="applying"),
            path("<int:pk>/", views.DetailPage.as_view(), name="detail"),
            path("<int:pk>/report.csv", views.report, name="report"),
            path("<int:pk>/progress/", views.progress, name="progress"),
            path("<int:pk>/put-in/", views.put_in, name="put_in"),
            path("<int:pk>/read-again/", views.read_again, name="read_again"),
            path("<int:pk>/undo/", views.undo, name="undo"),
        ]


def counted(run) -> str:
    """What a run did, in a few numbers."""
    words = {"create": "created", "update": "updated", "refused rows": "refused"}
    found = [f"{run.counts[key]:,} {word}" for key, word in words.items() if run.counts.get(key)]
    return ", ".join(found)


COLUMNS = [
    "__str__",
    Column("state", accessor="get_state_display", label="State", sort_key="state"),
    Column("source", label="Source", sort_key="source"),
    Column("counts", accessor=counted, label="Objects"),
    Column("started_at", label="When", sort_key="pk"),
    UserColumn("user", label="Who"),
]
