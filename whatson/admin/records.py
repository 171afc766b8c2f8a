"""What the box office said, in the admin: to be read, as only the sync writes it."""

from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet

from whatson.models import BoxOfficeEvent, Performance, SyncRun


class IndexView(generic.IndexView):
    """A list that leads to no form."""

    any_permission_required = ["view"]
    add_url_name = edit_url_name = None
    search_backend_name = None
    paginate_by = 50

    def get_edit_url(self, instance):
        return None


class ReadMenuItem(MenuItem):
    """Shown to who may read the list."""

    permission = ""

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


class ReadOnly(ViewSet):
    """One list of records that nobody edits."""

    model = None
    columns = ()
    search_fields = ()
    ordering = "-pk"

    @property
    def menu_item_class(self):
        permission = f"whatson.view_{self.model._meta.model_name}"
        return type("MenuItem", (ReadMenuItem,), {"permission": permission})

    def index(self, **kwargs):
        return self.construct_view(
            IndexView,
            model=self.model,
            page_title=self.menu_label,
            header_icon=self.icon,
            index_url_name=f"{self.name}:index",
            index_results_url_name=f"{self.name}:index_results",
            search_fields=list(self.search_fields),
            default_ordering=self.ordering,
            list_display=list(self.columns),
            queryset=self.queryset(),
            **kwargs,
        )

    def queryset(self):
        return self.model.objects.all()

    def get_urlpatterns(self):
        return [
            path("", self.index(), name="index"),
            path("results/", self.index(results_only=True), name="index_results"),
        ]


class Events(ReadOnly):
    """Productions."""

    model = BoxOfficeEvent
    name = "box_office_events"
    url_prefix = "whats-on/events"
    icon = "list-ul"
    menu_label = "At the box office"
    search_fields = ("name", "source_id")
    ordering = "name"
    columns = (
        Column("name", label="Name", sort_key="name"),
        Column("strand", label="Strand", sort_key="strand"),
        Column("provider", label="From", sort_key="provider"),
        DateColumn("changed_at", label="Changed", sort_key="changed_at"),
        DateColumn("vanished_at", label="Vanished", sort_key="vanished_at"),
    )


class Performances(ReadOnly):
    """Performances, the next ones first to be found by their name."""

    model = Performance
    name = "performances"
    url_prefix = "whats-on/performances"
    icon = "calendar-alt"
    menu_label = "Performances"
    search_fields = ("event__name", "venue", "source_id")
    ordering = "-start"
    columns = (
        Column("event", label="Name", sort_key="event__name"),
        Column("local_start", label="When", sort_key="start"),
        Column("venue", label="Where", sort_key="venue"),
        Column("access", accessor=lambda row: ", ".join(row.access_labels), label="Access"),
        Column("price_words", label="Price"),
        Column("shown_availability", accessor=lambda row: row.shown_availability().label),
        BooleanColumn("cancelled", label="Cancelled", sort_key="cancelled"),
        DateColumn("vanished_at", label="Vanished", sort_key="vanished_at"),
    )

    def queryset(self):
        return Performance.objects.with_event()


class Asked(ReadOnly):
    """When the box office was asked, and what was wrong with its answers."""

    model = SyncRun
    name = "box_office_asked"
    url_prefix = "whats-on/asked"
    icon = "history"
    menu_label = "When it was asked"
    search_fields = ("fault",)
    columns = (
        Column("what", accessor="get_what_display", label="What", sort_key="what"),
        DateColumn("started_at", label="When", sort_key="pk"),
        Column("result", accessor="get_result_display", label="Result", sort_key="result"),
        Column("fault", label="What was wrong"),
        Column("seen", label="Performances"),
        Column("changed", label="Changed"),
        Column("vanished", label="Vanished"),
    )
