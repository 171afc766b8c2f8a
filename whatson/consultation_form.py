"""The form in which staff write a question to the public."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

LOCKED = "People have answered to this already, so it stays as it is. Close it, and ask anew."
NO_EARLIER = "People were told a day. Give that one, or a later one."
ASKED = ("kind", "question", "most", "counts_shown", "who_decides")
"""What an answer would mean something else without, and what was promised to who gave it."""
GROWS = ("closes_on", "decided_by")
"""Days that were promised as well: they can be put off, as then people have longer."""


class ConsultationForm(WagtailAdminModelForm):
    """Refuses answers of two sorts, and to change what people have answered to."""

    def clean(self):
        cleaned = super().clean()
        rows = self._rows()
        if self.instance.pk and self.instance.has_answers:
            self._check_unchanged()
            self._check_no_earlier(cleaned)
        elif cleaned.get("kind") == self.instance.Kind.OBJECTS:
            self._check_objects(rows)
        else:
            self._check_words(rows)
        return cleaned

    def _rows(self):
        """The rows that stay, filled in."""
        formset = self.formsets.get("options")
        if formset is None or not formset.is_valid():
            return []
        return [
            form
            for form in formset.forms
            if form.cleaned_data and form not in formset.deleted_forms
        ]

    def _check_objects(self, rows):
        for form in rows:
            thing = form.cleaned_data.get("collection_object")
            if thing is None:
                self._refuse(form, "collection_object", "Choose an object.")
            elif not thing.is_public:
                self._refuse(form, "collection_object", "This one is not published.")

    def _check_words(self, rows):
        for form in rows:
            if form.cleaned_data.get("collection_object"):
                said = "A question has answers in words. To choose objects, choose “Bring it out”."
                self._refuse(form, "collection_object", said)
            if not form.cleaned_data.get("words", "").strip():
                self._refuse(form, "words", "Write the answer.")

    def _check_unchanged(self):
        for name in ASKED:
            if name in self.changed_data:
                self.add_error(name, LOCKED)
        formset = self.formsets.get("options")
        if formset and any(self._is_changed(form, formset) for form in formset.forms):
            self.add_error(None, f"{LOCKED} (What can be chosen was changed.)")

    def _check_no_earlier(self, cleaned):
        for name in GROWS:
            day = cleaned.get(name)
            if day and day < getattr(self.instance, name):
                self.add_error(name, NO_EARLIER)

    @staticmethod
    def _is_changed(form, formset):
        own = set(form.changed_data) - {"ORDER"}
        return bool(own) or form in formset.deleted_forms

    def _refuse(self, form, name, words):
        form.add_error(name, words)
        self._errors.setdefault("__all__", self.error_class())
        if not self._errors["__all__"]:
            self.add_error(None, ValidationError("Look at what can be chosen, below."))
