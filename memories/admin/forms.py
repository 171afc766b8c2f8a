"""What a moderator fills in, one form for each thing that they can do to a memory."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from memories import consent, states
from memories.admin.words import AGES
from memories.giving.fields import WrittenField
from memories.giving.languages import LANGUAGES

LONGEST_TAG = 50


def reasons(codes) -> list[tuple[str, str]]:
    """Reasons as somebody chooses among them; none is chosen before."""
    return [("", "Choose a reason"), *((code, states.REASONS[code]) for code in codes)]


def sentences(label, help_text="", most=3000, **more):
    """A field for a few sentences."""
    area = forms.Textarea(attrs={"rows": 4})
    return WrittenField(
        label=label, help_text=help_text, widget=area, max_length=most, strip=True, **more
    )


class ActionForm(forms.Form):
    """Carries the stamp of the memory as its reader saw it.

    Of the fields named in `keeps`, what stood in them is carried too: what a reader left as it
    was undoes nothing that another one changed meanwhile.
    """

    keeps = ()
    needs_look = False
    """Whether what it does is to be looked at first, as the public would see it."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, memory, stamp="", **kwargs):
        self.memory, self.stamp = memory, stamp or memory.stamp
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.stamp
        for name in self.keeps:
            self.fields[name].show_hidden_initial = True

    @property
    def own_fields(self):
        """The fields that a person sees."""
        return self.visible_fields()

    @property
    def remembered(self):
        """What stood in the fields that keep it, as hidden inputs."""
        kept = (self[name] for name in self.keeps if name in self.fields)
        return [field.as_hidden(only_initial=True) for field in kept]

    def renewed(self, errors=True):
        """The same with what was typed, for the memory as it is now; without `errors` nothing
        is found wrong with it yet, as what it was written for has changed.
        """
        data = self.data.copy()
        data["version"] = self.stamp
        for name in (name for name in self.keeps if name in self.fields):
            value = self.initial.get(name) or ""
            data[self.add_initial_prefix(name)] = value
            if name not in self.changed_data:
                data.pop(name, None)
                data.update({name: value} if value else {})
        again = type(self)(data, memory=self.memory, stamp=self.stamp, auto_id=self.auto_id)
        again._errors = self.errors if errors else ErrorDict()
        return again


class PlainForm(ActionForm):
    """Nothing to fill in: a button."""


class QuestionForm(ActionForm):
    text = sentences(
        "Your question",
        "Its giver reads this on their private page, and answers there if they wish.",
    )


class AnswerForm(ActionForm):
    text = sentences(
        "Your answer", "Stands beside the memory, from the museum, for everybody to read."
    )


class DeclineForm(ActionForm):
    reason = forms.ChoiceField(label="Why", choices=reasons(states.DECLINE_REASONS))
    text = sentences(
        "A sentence to its giver", "From one person to another: they read it on their private page."
    )


class NewsDeclineForm(ActionForm):
    text = sentences(
        "A sentence to its giver", "What the public reads stays as it was. Say why, kindly."
    )


class HoldForm(ActionForm):
    reason = forms.ChoiceField(label="Why", choices=reasons(states.HOLD_REASONS))


class HideForm(ActionForm):
    reason = forms.ChoiceField(label="Why", choices=reasons(states.REMOVE_REASONS))


class DatesForm(ActionForm):
    keeps = ("not_before", "not_after")

    not_before = forms.DateField(
        label="First day", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    not_after = forms.DateField(
        label="Last day", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        for name in ("not_before", "not_after"):
            day = getattr(memory, name)
            self.initial[name] = day.isoformat() if day else ""

    def clean(self):
        """Refuse a last day that comes before the first."""
        data = super().clean()
        first, last = data.get("not_before"), data.get("not_after")
        if first and last and last < first:
            self.add_error("not_after", "The last day can’t come before the first.")
        return data


class TagsForm(ActionForm):
    keeps = ("tags",)

    tags = forms.CharField(
        label="Tags",
        required=False,
        max_length=500,
        help_text="Words that gather it with stories and objects, with a comma after each."
        " Never anybody’s name.",
    )

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        self.initial["tags"] = ", ".join(sorted(memory.tags.names()))

    def clean_tags(self):
        """Each tag, as it was typed between two commas."""
        words = {" ".join(part.split()) for part in self.cleaned_data["tags"].split(",")} - {""}
        if any(len(word) > LONGEST_TAG for word in words):
            raise forms.ValidationError("Write shorter tags, with a comma between them.")
        return sorted(words)


class NoteForm(ActionForm):
    text = sentences(
        "The note",
        "In the museum’s words, naming nobody: it stays on the object when the memory is gone.",
    )


class SettleForm(ActionForm):
    message = forms.IntegerField(widget=forms.HiddenInput)

    def clean_message(self):
        found = self.memory.messages.filter(pk=self.cleaned_data["message"]).first()
        if not found:
            raise forms.ValidationError("This memory has no such message.")
        return found


class NumberForm(ActionForm):
    """Carries which message or note it is about, by the name of the memory's relation."""

    relation = ""
    which = {}

    number = forms.IntegerField(widget=forms.HiddenInput)

    def clean_number(self):
        rows = getattr(self.memory, self.relation).filter(**self.which)
        found = rows.filter(pk=self.cleaned_data["number"]).first()
        if not found:
            raise forms.ValidationError("It is not there any more.")
        return found


class AnswerAwayForm(NumberForm):
    relation, which = "messages", {"kind": "answer"}


class NoteAwayForm(NumberForm):
    relation = "notes"


class LanguageForm(ActionForm):
    keeps = ("language",)

    language = forms.ChoiceField(label="It is in", choices=LANGUAGES)

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        self.initial["language"] = memory.language
        known = dict(LANGUAGES)
        if memory.language not in known:
            named = (memory.language, memory.language_name)
            self.fields["language"].choices = [named, *LANGUAGES]


class AgeForm(ActionForm):
    """How old its giver seems to be, where that was said wrongly."""

    keeps = ("age",)

    age = forms.ChoiceField(label="Its giver is", choices=[(a, AGES[a]) for a in consent.AGES])
    adult_in = forms.IntegerField(
        label="Of somebody of 13 to 17: the year in which they turn 18", required=False
    )
    agreed_by_adult = forms.BooleanField(
        label="Of a child: a grown-up or a teacher agreed", required=False
    )

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        names = ("age", "adult_in", "agreed_by_adult")
        self.initial |= {name: getattr(memory, name) for name in names}

    def clean(self):
        data = super().clean()
        year, said = timezone.localdate().year, data.get("adult_in") or 0
        if data.get("age") == consent.TEEN and not year <= said <= year + 5:
            self.add_error("adult_in", f"Write a year from {year} to {year + 5}.")
        return data


class SureForm(ActionForm):
    sure = forms.BooleanField(
        label="I am sure that this is its giver, and that they wish it",
        help_text="Ask what only they can know: what they told us, and when.",
    )
