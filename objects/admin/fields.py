"""Choosers in rows: an edit form of forty rows asks for all they point to at once.

Wagtail's widget and Django's field each fetch one record for each row.
"""

from django import forms


class KnownChoiceField(forms.ModelChoiceField):
    """A foreign key whose records may have been fetched before, in bulk."""

    known = {}

    def to_python(self, value):
        record = self.known.get(str(value))
        return record if record is not None else super().to_python(value)


class KnowsInstances:
    """For a chooser widget: shows a record fetched before without fetching it again."""

    known = {}

    def get_instance(self, value):
        record = self.known.get(str(value))
        return record if record is not None else super().get_instance(value)


def know_records(forms_of_rows: list, name: str, queryset) -> None:
    """Fetch what the field `name` of all these forms points to, or was sent, in one query."""
    bound = [form for form in forms_of_rows if name in form.fields]
    values = {str(value) for form in bound for value in _values(form, name)}
    known = {str(record.pk): record for record in queryset.filter(pk__in=values)}
    for form in bound:
        form.fields[name].known = form.fields[name].widget.known = known


def _values(form, name):
    initial = form.initial.get(name)
    sent = form.data.get(form.add_prefix(name)) if form.is_bound else None
    return [value for value in (initial, sent) if str(value or "").isdecimal()]
