"""A form with which people may read more at once: that is looked at first, as they would see it."""

from django import forms

from memories.admin.forms import ActionForm
from memories.models.tending import SHOWN_OR_TO_BE


class LookedAtForm(ActionForm):
    """What it would show is looked at before it is kept, if its memory is shown or will be."""

    looked = forms.BooleanField(widget=forms.HiddenInput, required=False)

    shows_more = False
    """Whether people would read or see something that nobody has looked at."""

    @property
    def needs_look(self) -> bool:
        """Whether that is so now, and was not looked at just before."""
        is_shown = self.memory.state in SHOWN_OR_TO_BE
        return is_shown and not self.cleaned_data["looked"] and self.shows_more

    def for_looking(self):
        """The same, all of it out of sight: to be kept once it was looked at."""
        data = self.said_again() | {"version": self.stamp, "looked": "on"}
        again = type(self)(data, memory=self.memory, stamp=self.stamp)
        for field in again.fields.values():
            if not field.widget.is_hidden:
                field.widget = field.hidden_widget()
        return again

    def said_again(self) -> dict:
        """What was filled in, as a form would send it."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def previewed(self):
        """The telling as people would read it, not saved."""
        return self.memory.telling

    def previewed_files(self):
        """The files as people would see them, not saved."""
        return self.memory.files.shown()
