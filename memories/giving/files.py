"""The question about pictures, sound and video, and what each shows, says and is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.guard import Stamp
from memories.giving.arriving import check_dropped, take_once
from memories.giving.fields import ANY, SOUND, LineField, LongField, file_field
from memories.giving.forms import StepForm
from memories.models import MemoryFile
from memories.uploads import limits
from memories.uploads.receiving import remove
from memories.uploads.refusals import words_of

WHAT = "memory-file"
FILES = ("file", "sound")
MADE = ((True, _("Yes")), (False, _("No")))


class AboutFile(forms.ModelForm):
    """What its giver says of one file that has arrived."""

    description = LongField(
        label=_("What is to be seen, for people who cannot see it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    transcript = LongField(
        label=_("What is said, for people who cannot hear it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    made_by_giver = forms.TypedChoiceField(
        label=_("Did you make it?"),
        choices=MADE,
        required=False,
        coerce=lambda said: said == "True",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    who_is_in_it = LineField(label=_("Who is in it?"), max_length=200)

    class Meta:
        model = MemoryFile
        fields = ("description", "transcript", "made_by_giver", "who_is_in_it")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        if kind == MemoryFile.PICTURE:
            del self.fields["transcript"]
        if kind == MemoryFile.SOUND:
            del self.fields["description"]

    def has_changed(self):
        """Whether it says anything new; of a file that came meanwhile the form did not ask."""
        was_asked = any(self.add_prefix(name) in self.data for name in self.fields)
        return was_asked and super().has_changed()

    def save(self):
        """Keep what was asked, and nothing else of the file."""
        self.instance.tell(**self.cleaned_data)

    @property
    def trouble(self) -> str:
        """Why it could not be used, in words."""
        return words_of(self.instance.refused_because) if self.is_refused else ""

    @property
    def is_refused(self) -> bool:
        return self.instance.state == MemoryFile.REFUSED

    @property
    def is_arriving(self) -> bool:
        return self.instance.state == MemoryFile.ARRIVING


class AboutReadFile(AboutFile):
    """What its giver says anew of a file that was read: the old stays until that is read too."""

    class Meta(AboutFile.Meta):
        fields = ()  # none of it is written over

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, initial=instance.told, **kwargs)
        del self.fields["made_by_giver"], self.fields["who_is_in_it"]

    def save(self):
        """Keep it beside what people read."""
        self.instance.retell(**self.cleaned_data)


class FilesForm(StepForm):
    """What is there already, each with its questions, and room for one more."""

    file = file_field(
        _("Choose a picture, a recording or a video"),
        ANY,
        _("Pictures up to 20 MB, sound up to 50 MB, one video of up to 3 minutes and 100 MB."),
    )
    sound = file_field(_("Or speak"), SOUND, capture=True)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    leave_out = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, memory, **kwargs):
        super().__init__(data, files, memory=memory, **kwargs)
        self.files_there = list(memory.files.order_by("position", "pk"))
        self.about = [
            form(data, instance=file, prefix=file.reference)
            for file in self.files_there
            if (form := self.form_about(file))
        ]
        self._stamp = Stamp.read(data.get("stamp", ""), WHAT) if data else None
        self.initial["stamp"] = Stamp.new().signed(WHAT)

    def remembered(self):
        return {}

    def form_about(self, file) -> type[AboutFile] | None:
        """What is asked about this file; None for nothing."""
        return AboutFile

    @property
    def room(self) -> int:
        """How many more files there may be."""
        usable = sum(file.state != MemoryFile.REFUSED for file in self.files_there)
        return limits.FILES_IN_ALL - usable

    @property
    def adds(self) -> bool:
        """Whether it brought or took something, so that the page is shown once more."""
        said = self.cleaned_data
        return bool(said.get("file") or said.get("sound") or said.get("leave_out"))

    def clean(self):
        if self.request:
            check_dropped(self, self.request)
        for about in self.about:
            if self.is_bound and not about.is_valid():
                self.add_error(None, _("Please look at what you wrote about your files."))
        return self.cleaned_data

    def keep(self):
        leave_out = self.cleaned_data.get("leave_out")
        for about in self.about:
            if about.instance.reference == leave_out:
                remove(about.instance)
            elif about.has_changed():
                about.save()
        return take_once(self, FILES, self.memory, self._stamp or Stamp.new())
