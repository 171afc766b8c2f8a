"""The first question, which begins a memory: what do you remember?"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contact.guard import GuardedForm
from memories.giving.arriving import check_dropped, take_once
from memories.giving.fields import PICTURE, SOUND, RadioField, TellingField, file_field
from memories.giving.languages import LANGUAGES
from memories.models import Memory

FILES = ("sound", "picture")
NOTHING_YET = _("Please write a few words, or speak, or send a picture of a letter.")


class FirstForm(GuardedForm):
    """What is remembered, in words, as a sound, or as a picture of a letter: one is enough."""

    what = "memory"
    keeps_token = True

    text = TellingField(
        label=_("Your words"),
        help_text=_("In any language. There is room for 5,000 letters, about two pages."),
    )
    sound = file_field(
        _("Speak instead"), SOUND, _("A recording, made now or before. Up to 50 MB."), capture=True
    )
    picture = file_field(
        _("Or send a picture of a letter"), PICTURE, _("Written by hand is fine. Up to 20 MB.")
    )
    kind = RadioField(label=_("What is it?"), choices=Memory.Kind.choices)
    language = forms.ChoiceField(label=_("In which language?"), choices=LANGUAGES)

    def __init__(self, *args, subject, **kwargs):
        initial = {"kind": Memory.Kind.MEMORY, "language": "en"} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.subject = subject

    def clean(self):
        check_dropped(self, self.request)
        said = self.cleaned_data
        if not self.errors and not (
            said["text"].strip() or said.get("sound") or said.get("picture")
        ):
            raise ValidationError({"text": NOTHING_YET})
        return said

    def start(self):
        """The memory that this form begins, the same at each press; None where a file of it was
        refused, with an error in the form.
        """
        memory = self._begun()
        if not memory.is_draft:
            return memory
        return memory if take_once(self, FILES, memory, self._stamp) else None

    def _begun(self):
        said = self.cleaned_data
        return Memory.begin(
            self.token,
            said["text"],
            kind=said["kind"],
            language=said["language"],
            came_by=Memory.CameBy.WORKSHOP if self.code else Memory.CameBy.WEB,
            **{_relation_to(self.subject): self.subject},
        )


def _relation_to(subject):
    relations = (Memory._meta.get_field(name) for name in ("collection_object", "place"))
    return next(field.name for field in relations if isinstance(subject, field.related_model))
