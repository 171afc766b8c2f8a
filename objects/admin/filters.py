"""By what curators narrow the list of objects."""

import django_filters
from django import forms
from django.db.models import BigIntegerField
from wagtail.admin.filters import WagtailFilterSet

from objects.models import CollectionObject, Person, Place, Term

STATES = {
    "draft": "Draft",
    "published": "Published",
    "retired": "Retired",
}
"""Each is a method of the queryset."""

MISSING = {
    "image": "A picture",
    "date": "A date",
    "maker": "A maker",
    "alt_text": "A picture's description",
}
"""Each is a method `without_…` of the queryset."""


def sources():
    """The sources there are, asked for at each request."""
    names = CollectionObject.objects.order_by("source").values_list("source", flat=True).distinct()
    return [(name, name) for name in names]


class CollectionObjectFilterSet(WagtailFilterSet):
    """The filters of the list; a bulk action over "all" selects with the same."""

    state = django_filters.ChoiceFilter(
        label="State", choices=list(STATES.items()), method="with_state", empty_label="Any"
    )
    missing = django_filters.MultipleChoiceFilter(
        label="What is missing",
        choices=list(MISSING.items()),
        method="without",
        widget=forms.CheckboxSelectMultiple,
    )
    source = django_filters.ChoiceFilter(label="Source", choices=sources, empty_label="Any")
    kind = django_filters.CharFilter(label="Kind of object", method="of_kind")
    word = django_filters.CharFilter(label="Material, technique, colour…", method="with_word")
    is_featured = django_filters.BooleanFilter(label="Featured")
    imported_by = django_filters.NumberFilter(
        label="Changed by import",
        field_name="import_changes__run",
        distinct=True,
        min_value=1,
        max_value=BigIntegerField.MAX_BIGINT,
    )
    term = django_filters.ModelChoiceFilter(
        label="Term", queryset=Term.objects.all(), method="linked_to", widget=forms.HiddenInput
    )
    person = django_filters.ModelChoiceFilter(
        label="Person or organisation",
        queryset=Person.objects.all(),
        method="linked_to",
        widget=forms.HiddenInput,
    )
    place = django_filters.ModelChoiceFilter(
        label="Place", queryset=Place.objects.all(), method="linked_to", widget=forms.HiddenInput
    )

    class Meta:
        model = CollectionObject
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Nobody types the number of a name: these come by a link, or not at all.
        for name in ("term", "person", "place"):
            if not self.data.get(name):
                del self.filters[name]

    def with_state(self, objects, name, value):
        return getattr(objects, value)()

    def without(self, objects, name, values):
        for value in values:
            objects = getattr(objects, f"without_{value}")()
        return objects

    def of_kind(self, objects, name, value):
        names = Term.objects.matching(value).filter(vocabulary=Term.Vocabulary.OBJECT_NAME)
        return objects.naming("term", names)

    def with_word(self, objects, name, value):
        return objects.naming("term", Term.objects.matching(value))

    def linked_to(self, objects, name, value):
        return objects.naming(name, [value])
