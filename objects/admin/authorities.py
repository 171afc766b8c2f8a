"""People, places and terms in the admin."""

import django_filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import snippets

from objects.admin.choosers import (
    AuthorityChooserViewSet,
    PersonChooserViewSet,
    TermChooserViewSet,
)
from objects.admin.columns import UsesColumn
from objects.models import Person, Place, Term


class IndexView(snippets.IndexView):
    """The list: each name, what it is shown as, and how many objects have it."""

    def get_base_queryset(self):
        return self.model.objects.select_related("preferred").with_uses()

    def _get_title_column(self, field_name, **kwargs):
        column = super()._get_title_column(field_name, **kwargs)
        column.sort_key = "name_key"  # capitals beside small letters
        return column

    def search_queryset(self, queryset):
        return queryset.matching(self.search_query) if self.is_searching else queryset


class DeleteView(snippets.DeleteView):
    """Refuses kindly: what records name is not in Wagtail's own index of references."""

    template_name = "objects/admin/confirm_delete_authority.html"

    def dispatch(self, request, *args, **kwargs):
        self.uses = self.object.object_links.values("collection_object").distinct().count()
        self.variants = self.object.variants.count()
        return super().dispatch(request, *args, **kwargs)

    @property
    def is_in_use(self) -> bool:
        return bool(self.uses or self.variants)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"is_protected": self.is_in_use or context.get("is_protected")}

    def form_valid(self, form):
        if self.is_in_use:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)


class AuthorityFilterSet(WagtailFilterSet):
    """Names that stand for themselves, names that stand for another, names nobody uses."""

    shown = django_filters.ChoiceFilter(
        label="Name",
        choices=[("preferred", "Preferred names"), ("variant", "Other names for something")],
        method="by_preference",
        empty_label="Any",
    )
    unused = django_filters.BooleanFilter(
        label="Not used by any object", field_name="object_links", lookup_expr="isnull"
    )

    class Meta:
        fields = []

    def by_preference(self, authorities, name, value):
        return authorities.filter(preferred__isnull=value == "preferred")


class PersonFilterSet(AuthorityFilterSet):
    class Meta:
        model = Person
        fields = ["kind"]


class PlaceFilterSet(AuthorityFilterSet):
    class Meta:
        model = Place
        fields = []


class TermFilterSet(AuthorityFilterSet):
    class Meta:
        model = Term
        fields = ["vocabulary"]


class AuthorityViewSet(snippets.SnippetViewSet):
    """What the three have in common."""

    copy_view_enabled = False
    list_per_page = 50
    ordering = "name_key"
    search_fields = ["name"]
    search_backend_name = None
    index_template_name = "objects/admin/index.html"
    index_view_class = IndexView
    delete_view_class = DeleteView
    delete_template_name = DeleteView.template_name
    chooser_viewset_class = AuthorityChooserViewSet
    shown_as = Column("preferred", label="Shown as", sort_key="preferred__name")


class PersonViewSet(AuthorityViewSet):
    model = Person
    icon = "user"
    menu_label = "People"
    menu_name = "people"
    chooser_viewset_class = PersonChooserViewSet
    filterset_class = PersonFilterSet
    list_display = [
        "name",
        "kind",
        AuthorityViewSet.shown_as,
        UsesColumn(parameter="person", label="Objects", sort_key="uses"),
    ]
    edit_handler = ObjectList([FieldPanel(name) for name in ("name", "kind", "preferred", "uri")])


class PlaceViewSet(AuthorityViewSet):
    model = Place
    icon = "globe"
    menu_label = "Places"
    menu_name = "places"
    filterset_class = PlaceFilterSet
    list_display = [
        "name",
        AuthorityViewSet.shown_as,
        UsesColumn(parameter="place", label="Objects", sort_key="uses"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("preferred"),
            FieldRowPanel(["latitude", "longitude"]),
            FieldPanel("uri"),
        ]
    )


class TermViewSet(AuthorityViewSet):
    model = Term
    icon = "tag"
    menu_label = "Terms"
    menu_name = "terms"
    chooser_viewset_class = TermChooserViewSet
    filterset_class = TermFilterSet
    list_display = [
        "name",
        "vocabulary",
        AuthorityViewSet.shown_as,
        UsesColumn(parameter="term", label="Objects", sort_key="uses"),
    ]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("vocabulary", "name", "preferred", "uri")]
    )
