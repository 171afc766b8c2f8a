"""The object's edit form."""

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from objects.admin.columns import THUMBNAIL
from objects.admin.fields import KnowsInstances, know_records
from objects.models import CollectionImage, CollectionObject


class CollectionObjectForm(WagtailAdminModelForm):
    """Fetches what its rows point to in one query for each list, and reads the date anew.

    It carries the version of the catalogue that it shows: see `stale_forms`.
    """

    catalogue_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["catalogue_version"] = self.instance.catalogue_version
        for formset in self.formsets.values():
            rows = [*formset.forms, formset.empty_form]
            for name, field in rows[0].fields.items():
                if isinstance(field.widget, KnowsInstances):
                    know_records(rows, name, records_shown(field.queryset))

    def save(self, commit=True):
        # A draft is kept without being saved as an object, which would read it.
        self.instance.read_dates()
        return super().save(commit)


def records_shown(queryset):
    """The records of a chooser with all that it shows of each."""
    if queryset.model is CollectionImage:
        return queryset.prefetch_renditions(THUMBNAIL)
    if queryset.model is CollectionObject:
        return queryset
    return queryset.select_related("preferred")
