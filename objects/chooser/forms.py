"""The form at the top of the window."""

from django import forms
from wagtail.admin.forms.choosers import BaseFilterForm

from search.parser import text_in


class WindowForm(BaseFilterForm):
    """One field to type or paste in, and the filters of the kind."""

    q = forms.CharField(label="Search", required=False)
    narrow = forms.MultipleChoiceField(label="Show only", required=False)

    def __init__(self, typed, *, choosable):
        super().__init__(typed)
        self.fields["q"].widget = forms.TextInput(
            attrs={"type": "search", "placeholder": choosable.hint, "autocomplete": "off"}
        )
        self.fields["narrow"].widget = forms.CheckboxSelectMultiple(
            attrs={"data-chooser-modal-search-filter": True}
        )
        self.fields["narrow"].choices = choosable.offered

    @property
    def text(self) -> str:
        return text_in(self.data.get("q", ""))

    @property
    def chosen(self) -> list[str]:
        """The filters chosen; one that there isn't is passed over."""
        known = dict(self.fields["narrow"].choices)
        return [name for name in self.data.getlist("narrow") if name in known]

    def note(self) -> None:
        """Tell Wagtail's templates what is asked."""
        self.search_query = self.text
        self.is_searching = bool(self.text or self.chosen)
