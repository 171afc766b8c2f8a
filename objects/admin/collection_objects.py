"""The objects in the admin: their list, its export, and their edit page."""

from django.db.models import F
from django.urls import path
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from objects.admin.choosers import ObjectChooserViewSet
from objects.admin.columns import ImportColumn, StateColumn, ThumbnailColumn
from objects.admin.export import ExportMixin
from objects.admin.filters import CollectionObjectFilterSet
from objects.admin.panels import edit_handler
from objects.admin.retiring import RetireView, ReviveView
from objects.admin.stale_forms import CHANGED, is_stale, with_catalogue_of
from objects.chooser.views import PER_PAGE
from objects.dates import read_date
from objects.models import CollectionObject


class IndexView(ExportMixin, snippets.IndexView):
    """The list, searched and sorted as people use object numbers."""

    def get_base_queryset(self):
        objects = CollectionObject.objects.all()
        if self.is_export:
            return objects
        return objects.annotate(import_run=F("imported__run")).with_thumbnails()

    def search_queryset(self, queryset):
        return queryset.matching(self.search_query) if self.is_searching else queryset

    def _get_title_column(self, field_name, **kwargs):
        column = super()._get_title_column(field_name, **kwargs)
        column.sort_key = "number_sort"  # 2 before 10
        return column


class EditView(snippets.EditView):
    """Says what the form cannot: that a date was not understood, that the object is retired, or
    that the catalogue changed while the form was open.
    """

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        data = kwargs.get("data")
        if data is not None and is_stale(data, self.object):
            now = self.get_form_class()(instance=self.object, for_user=self.request.user)
            kwargs["data"] = with_catalogue_of(now, data)
            if not self.expects_json_response:
                messages.warning(self.request, CHANGED)
        return kwargs

    def save_action(self):
        response = super().save_action()
        if not self.expects_json_response:
            self.note_date()
        return response

    def note_date(self):
        words = self.object.date_text
        if not read_date(words).understood:
            messages.warning(
                self.request,
                f"“{words}” was not understood as a date. It is kept as written, and the object "
                "stands among the undated.",
            )

    def get(self, request, *args, **kwargs):
        if self.object.retired_at:
            self.note_retired()
        return super().get(request, *args, **kwargs)

    def note_retired(self):
        instead = self.object.replaced_by
        messages.info(
            self.request,
            f"Retired on {self.object.retired_at:%-d %B %Y}: its address says so"
            + (f", and leads to {instead}." if instead else "."),
        )


class CollectionObjectViewSet(snippets.SnippetViewSet):
    """Objects, as curators find and edit them."""

    model = CollectionObject
    icon = "clipboard-list"
    menu_label = "Objects"
    menu_name = "objects"
    copy_view_enabled = False
    # The outbox keeps it: Wagtail would put a task aside for each row of each autosave.
    add_to_reference_index = False
    list_per_page = 50
    ordering = "number_sort"
    search_fields = ["object_number", "title", "other_number"]
    search_backend_name = None  # the database backend ranks in quadratic time
    filterset_class = CollectionObjectFilterSet
    index_template_name = "objects/admin/index.html"
    chooser_viewset_class = ObjectChooserViewSet
    chooser_per_page = PER_PAGE
    index_view_class = IndexView
    edit_view_class = EditView
    edit_handler = edit_handler
    list_display = [
        "object_number",
        "title",
        ThumbnailColumn("thumbnail", label="Picture"),
        StateColumn("state"),
        ImportColumn("import_run", label="Last import", sort_key="last_imported_at"),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("retire/<int:pk>/", self.construct_view(RetireView), name="retire"),
            path("revive/<int:pk>/", self.construct_view(ReviveView), name="revive"),
        ]
