"""The windows in which a curator looks for a person, a place or a term; that of objects is in
`objects/chooser`.
"""

from django import forms
from django.db.models import ForeignKey
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
    SnippetCreateView,
)

from objects.admin.fields import KnownChoiceField
from objects.admin.widgets import RecordChooser, said_in_form
from objects.chooser.of_objects import OBJECTS
from objects.chooser.views import Windows
from objects.models import Term


class SearchForm(BaseFilterForm):
    """One field to type in: the queryset's `matching()` knows where to look."""

    q = forms.CharField(
        label="Search", required=False, widget=forms.TextInput(attrs={"placeholder": "Search"})
    )

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q", "").strip()
        self.is_searching = bool(self.search_query)
        return objects.matching(self.search_query) if self.is_searching else objects


class TermSearchForm(SearchForm):
    """By name, and by the list that the term belongs to."""

    vocabulary = forms.ChoiceField(
        label="List",
        required=False,
        choices=[("", "All lists"), *Term.Vocabulary.choices],
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects):
        if vocabulary := self.cleaned_data.get("vocabulary"):
            objects = objects.filter(vocabulary=vocabulary)
        return super().filter(objects)


class AuthorityResults:
    """Shows which name stands for which, and how many objects have it."""

    filter_form_class = SearchForm
    ordering = "name_key"

    def get_object_list(self):
        return super().get_object_list().select_related("preferred").with_uses()

    @property
    def columns(self):
        return [
            *super().columns,
            Column("preferred", label="Shown as"),
            Column("uses", label="Objects"),
        ]


class AuthorityChooseView(AuthorityResults, ChooseView):
    pass


class AuthorityChooseResultsView(AuthorityResults, ChooseResultsView):
    pass


class TermResults(AuthorityResults):
    """Also shows the list, as lists share words."""

    filter_form_class = TermSearchForm

    @property
    def columns(self):
        title, *others = super().columns
        return [title, Column("get_vocabulary_display", label="List"), *others]


class TermChooseView(TermResults, ChooseView):
    pass


class TermChooseResultsView(TermResults, ChooseResultsView):
    pass


class RecordChosenView(SnippetChosenView):
    """Says what the form says; answers "not found" to an address typed by hand."""

    def get_display_title(self, instance):
        return said_in_form(instance)

    def get_object(self, pk):
        if not pk.isdecimal():
            raise self.model_class.DoesNotExist
        return super().get_object(pk)


class RecordsChosenView(SnippetChosenMultipleView):
    """Several at once, in the same words."""

    def get_display_title(self, instance):
        return said_in_form(instance)

    def get_objects(self, pks):
        return super().get_objects([pk for pk in pks if pk.isdecimal()])


class RecordCreatedView(SnippetCreateView):
    """A new one, in the same words."""

    def get_display_title(self, instance):
        return said_in_form(instance)


class RecordChooserViewSet(SnippetChooserViewSet):
    """Registers a widget and a form field that know their records in bulk."""

    base_widget_class = RecordChooser
    chosen_view_class = RecordChosenView
    chosen_multiple_view_class = RecordsChosenView
    create_view_class = RecordCreatedView

    def on_register(self):
        super().on_register()
        register_form_field_override(
            ForeignKey,
            to=self.model,
            override={"widget": self.widget_class, "form_class": KnownChoiceField},
        )


class AuthorityChooserViewSet(RecordChooserViewSet):
    choose_view_class = AuthorityChooseView
    choose_results_view_class = AuthorityChooseResultsView
    form_fields = ["name"]
    create_action_label = "Add"
    creation_tab_label = "Add a new one"


class PersonChooserViewSet(AuthorityChooserViewSet):
    form_fields = ["name", "kind"]


class TermChooserViewSet(AuthorityChooserViewSet):
    choose_view_class = TermChooseView
    choose_results_view_class = TermChooseResultsView
    form_fields = ["vocabulary", "name"]


class ObjectChooserViewSet(Windows, RecordChooserViewSet):
    choosable = OBJECTS
