"""The first question, which begins a memory: what do you remember?"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from contact.guard import RULES, GuardedForm, Stamp
from memories import private
from memories.giving.arriving import check_dropped, name_of, press_of, take_once
from memories.giving.fields import PICTURE, SOUND, RadioField, TellingField, file_field
from memories.giving.languages import LANGUAGES
from memories.models import Memory
from memories.subjects import subject_of

FILES = ("sound", "picture")
FORM = "form"
"""In the address: the stamp. Going back asks for the page anew, and without scripts only its
address can say that it is the same form.
"""
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
        self.kind_of_subject = subject_of(subject)
        self.fields["kind"].choices = self.kind_of_subject.choices_among(Memory.Kind.choices)

    @property
    def own_address(self) -> str:
        """Where this form is shown, and shown again to who comes back to it."""
        query = self.request.GET.copy()
        query[FORM] = self.initial["stamp"]
        return f"{self.request.path}?{query.urlencode()}"

    @property
    def is_at_own_address(self) -> bool:
        """Whether it stands at its own address, so that going back leads to it and no other."""
        return self.is_bound or self._stamped is not None

    def _read_stamp(self):
        """Before it is sent, the stamp is in the address."""
        if self.is_bound:
            return super()._read_stamp()
        stamp = Stamp.read(self.request.GET.get(FORM, ""), self.what)
        return stamp if stamp and stamp.age <= RULES[self.what].oldest else None

    def _count(self):
        self._stamp = self._of_what_is_said()
        super()._count()

    def _of_what_is_said(self):
        """By a form alone nobody opens what was begun with it: only who says it too, or more.

        Somebody to whom its address was passed on, and the next at a shared tablet who goes back
        to it, begin a memory of their own.
        """
        own = _made_of(self._stamp, self.request.META.get("CSRF_COOKIE", ""))
        begun = Memory.objects.filter(token=own.token).first()
        if begun is None or self._says_again(begun, own):
            return own
        return _made_of(own, self.cleaned_data["text"], *self._files_said().values())

    def _says_again(self, begun, stamp):
        """Whether all that was told is said once more; of what was sent, nothing beside it.

        While its first press has not been taken (a file of it was refused), all may change.
        """
        if begun.is_draft and not private.links_to(begun).exists():
            return True
        told, said = begun.last_telling.text.strip(), self.cleaned_data["text"].strip()
        if told or not begun.is_draft:
            return told == said or (begun.is_draft and told in said)
        names = [press_of(stamp, name) for name in self._files_said().values()]
        return begun.files.filter(press__in=names).exists()

    def _files_said(self):
        said = self.cleaned_data
        return {name: name_of(name, said[name]) for name in FILES if said.get(name)}

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
            **{self.kind_of_subject.field: self.subject},
        )


def _made_of(stamp, *what):
    """Another stamp, the same for the same of these."""
    digest = salted_hmac(FORM, json.dumps([stamp.token, *what]), algorithm="sha256")
    return Stamp(digest.hexdigest()[: len(stamp.token)], stamp.made_at)
