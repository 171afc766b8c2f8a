"""What is kept of one file of a memory: words for who cannot see or hear it, or that it is out."""

import copy

from django import forms
from django.core.validators import MaxLengthValidator

from memories.admin.forms import sentences
from memories.admin.looked_at import LookedAtForm
from memories.models.files import MOST_TOLD


class FileForm(LookedAtForm):
    """What a file shows or says, for people who can't see or hear it."""

    keeps = ("description", "transcript", "is_left_out")

    file = forms.CharField(widget=forms.HiddenInput)
    description = sentences("What is to be seen", most=MOST_TOLD, required=False)
    transcript = sentences("What is said, word for word", most=MOST_TOLD, required=False)
    is_left_out = forms.BooleanField(label="Do not show this file", required=False)

    def __init__(self, *args, memory, file=None, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        file = file or memory.files.filter(reference=self.data.get("file", "")).first()
        self.record = file
        if file:
            self.initial |= file.told | {"is_left_out": file.is_left_out, "file": file.reference}
            self.fields.pop("transcript" if file.kind == "picture" else "", None)
            self.fields.pop("description" if file.kind == "sound" else "", None)
            self._leave_room_for(file.told)

    def _leave_room_for(self, told):
        """What a giver wrote before there was a limit is kept, whatever else is changed."""
        for name in (name for name in told if name in self.fields):
            most = max(MOST_TOLD, len(told[name]))
            self.fields[name].validators = [MaxLengthValidator(most)]

    def clean_file(self):
        found = self.memory.files.filter(reference=self.cleaned_data["file"]).first()
        if not found:
            raise forms.ValidationError("This memory has no such file.")
        return found

    def kept(self) -> dict:
        """What is kept of the file."""
        return {name: self.cleaned_data[name] for name in self.keeps if name in self.fields}

    @property
    def shows_more(self) -> bool:
        """Whether a file that was kept from people would be shown."""
        was_out = self.record.is_left_out and self.record.read_at is not None
        return was_out and not self.cleaned_data["is_left_out"]

    def said_again(self) -> dict:
        return super().said_again() | {"file": self.record.reference}

    def previewed_files(self) -> list:
        """Those that are shown, and this one with the words of the form."""
        file = copy.copy(self.record)
        for name, value in self.kept().items():
            setattr(file, name, value)
        others = self.memory.files.shown().exclude(pk=file.pk)
        allowed = self.memory.files.that_age_allows().filter(pk=file.pk).exists()
        return [*others, file] if allowed else list(others)
