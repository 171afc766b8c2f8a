"""The questions after the first: each form knows what was answered, and keeps what is."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from memories import consent, states
from memories.giving.fields import LineField, RadioField, TellingField, translated
from memories.giving.languages import LANGUAGES
from memories.models import Memory, Telling
from memories.subjects import subject_of


class StepForm(forms.Form):
    """One question about a draft. `remembered` is what was answered before; `keep` writes."""

    def __init__(self, *args, memory, request=None, **kwargs):
        self.memory, self.request = memory, request
        self.telling = memory.last_telling or Telling(memory=memory)
        super().__init__(*args, initial=self.remembered(), **kwargs)
        self.fit()

    def remembered(self) -> dict:
        """What the fields hold at first: here, what the last telling says by their names."""
        return {name: getattr(self.telling, name, None) for name in self.base_fields}

    def fit(self):
        """Fit the fields to who is asked."""

    def keep(self) -> bool:
        """Write the answers down; False, with an error in the form, if that cannot be."""
        self.memory.tell(**self.cleaned_data)
        return True


class WordsForm(StepForm):
    """The words again, for somebody who went back to them."""

    text = TellingField(
        label=_("Your words"),
        help_text=_("In any language. There is room for 5,000 letters, about two pages."),
    )
    kind = RadioField(label=_("What is it?"), choices=Memory.Kind.choices)
    language = forms.ChoiceField(label=_("In which language?"), choices=LANGUAGES)

    def fit(self):
        subject = subject_of(self.memory.subject)
        self.fields["kind"].choices = subject.choices_among(Memory.Kind.choices)

    def remembered(self):
        memory = self.memory
        return {"text": self.telling.text, "kind": memory.kind, "language": memory.language}

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip() and not self.memory.files.usable().exists():
            raise ValidationError(say("Please write a few words."))
        return text

    def keep(self):
        said = dict(self.cleaned_data)
        self.memory.tell(text=said.pop("text"))
        Memory.objects.filter(pk=self.memory.pk, state=self.memory.state).update(**said)
        return True


class AgeForm(StepForm):
    """One step of three: what we ask and show of somebody depends on it."""

    age = RadioField(label=_("How old are you?"), choices=translated(consent.AGES))
    adult_in = forms.IntegerField(
        label=_("If you are 13 to 17: in which year do you turn 18?"),
        required=False,
        help_text=_("We ask you again then whether we may show it."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    agreed_by_adult = forms.BooleanField(
        label=_("If you are under 13: I am the grown-up or teacher, and I agree"), required=False
    )

    def remembered(self):
        return {name: getattr(self.memory, name) for name in self.base_fields}

    def clean(self):
        age, year = self.cleaned_data.get("age"), self.cleaned_data.get("adult_in")
        this = timezone.localdate().year
        if age == consent.TEEN and not (year and this <= year <= this + 5):
            words = say("Please write the year in which you turn 18, from %(from)s to %(to)s.")
            raise ValidationError({"adult_in": words % {"from": this, "to": this + 5}})
        if age == consent.CHILD and not self.cleaned_data.get("agreed_by_adult"):
            words = say("Please ask a grown-up who is with you to read this and tick the box.")
            raise ValidationError({"agreed_by_adult": words})
        return self.cleaned_data

    def keep(self):
        self.memory.say_age(**self.cleaned_data)
        return True


class WhenForm(StepForm):
    """Words, read as a date where they can be, and never forced to be one."""

    when_text = LineField(
        label=_("When was it?"),
        max_length=120,
        help_text=_("As you would say it: about 1962, in the war, when I was at school."),
    )
    where_text = LineField(
        label=_("And where?"),
        max_length=200,
        help_text=_("A street, a house, a town: as much as you wish to say."),
    )

    def fit(self):
        if self.memory.is_by_child:
            del self.fields["where_text"]

    def keep(self):
        self.telling.read_when(self.cleaned_data["when_text"])
        dates = ("when_text", "when_edtf", "when_earliest", "when_latest")
        said = {name: getattr(self.telling, name) for name in dates}
        self.memory.tell(**(self.cleaned_data | said))
        return True


class PeopleForm(StepForm):
    """Whether somebody who is alive is in it."""

    people = RadioField(
        label=_("Is anybody who is alive named or shown, and do they know?"),
        choices=Telling.People.choices,
        required=False,
    )


class RoleForm(StepForm):
    """How somebody knows."""

    users_role = LineField(
        label=_("How do you know?"),
        max_length=120,
        help_text=_("For example: I worked there. It was my mother’s. I collect them."),
    )


class NameForm(StepForm):
    """How the giver should be named: not at all, if nothing is said."""

    name_as = RadioField(label=_("How should we name you?"), choices=Telling.NameAs.choices)
    shown_name = LineField(
        label=_("The name, as we should show it"),
        max_length=80,
        help_text=_("Leave this empty for no name."),
    )

    def fit(self):
        if self.memory.age == consent.TEEN:
            as_ = Telling.NameAs
            few = (as_.FIRST, as_.NONE)
            self.fields["name_as"].choices = [(one.value, one.label) for one in few]

    def clean(self):
        said = self.cleaned_data
        if said.get("name_as") == Telling.NameAs.NONE:
            said["shown_name"] = ""
        elif said.get("name_as") and not said.get("shown_name"):
            raise ValidationError(
                {"shown_name": say("Please write the name, or choose “No name”.")}
            )
        return said


class LettersForm(StepForm):
    """Where letters go: apart from the memory, and nobody reads it but those who look after it."""

    name = LineField(label=_("What should we call you in a letter?"), max_length=80)
    address = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        error_messages={"invalid": _("Please look at this again: it is no e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wishes_letters = forms.BooleanField(
        label=_("Write to me too when it is answered, or when it changes what we know"),
        required=False,
    )

    def remembered(self):
        contact = self.memory.contact
        known = {"name": contact.name, "address": contact.address} if contact else {}
        return known | {"wishes_letters": self.memory.wishes_letters}

    def keep(self):
        self.memory.reach_by(**self.cleaned_data)
        return True


class SendForm(StepForm):
    """Nothing is asked any more: the button sends it."""

    def clean(self):
        if self.memory.missing:
            raise ValidationError(say("Something is still missing: it is said below."))
        return self.cleaned_data

    def keep(self):
        try:
            self.memory.send(get_language() or "en")
        except states.NotAllowed:
            self.add_error(None, say("It was thrown away meanwhile: nothing of it is left."))
            return False
        return True
