"""What a moderator fills in, one form for each thing that they can do to a memory."""

from django import forms

from memories import states
from memories.admin.hiding import MARK, Reworded, hide, pieces
from memories.models import Telling


LONGEST_TAG = 50


def reasons(codes) -> list[tuple[str, str]]:
    """Reasons as somebody chooses among them; none is chosen before."""
    return [("", "Choose a reason"), *((code, states.REASONS[code]) for code in codes)]


def sentences(label, help_text="", **more):
    """A field for a few sentences."""
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=3000, **more)


class ActionForm(forms.Form):
    """Carries the stamp of the memory as its reader saw it.

    Of the fields named in `keeps`, what stood in them is carried too: what a reader left as it
    was undoes nothing that another one changed meanwhile.
    """

    keeps = ()

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

    def renewed(self):
        """The same with what was typed, for the memory as it is now."""
        data = self.data.copy()
        data["version"] = self.stamp
        for name in (name for name in self.keeps if name in self.fields):
            value = self.initial.get(name) or ""
            data[self.add_initial_prefix(name)] = value
            if name not in self.changed_data:
                data.pop(name, None)
                data.update({name: value} if value else {})
        again = type(self)(data, memory=self.memory, stamp=self.stamp, auto_id=self.auto_id)
        again._errors = self.errors
        return again


class PlainForm(ActionForm):
    """Nothing to fill in: a button."""


class PublicVersionForm(ActionForm):
    """What the public reads: parts of what was given may be hidden, and nothing reworded."""

    keeps = ("public_text", "content_note", "translation")

    public_text = forms.CharField(
        label="What the public reads",
        required=False,
        strip=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=f"Put {MARK} in the place of what is not for the public: a person’s name, an"
        " address. Nothing else may be changed.",
    )
    hide = forms.CharField(
        label="Words to hide",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="Or write them here, each on a line of its own: they are hidden wherever they"
        " stand when you keep this.",
    )
    content_note = forms.CharField(
        label="Note before it",
        required=False,
        max_length=200,
        help_text="For somebody who would rather not read it, for example: tells of a death.",
    )
    translation = forms.CharField(
        label="Our translation",
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Stands beside the original, and is called a translation by our staff.",
    )
    no_name = forms.BooleanField(label="Show no name", required=False)

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        self.telling = memory.telling_to_read
        if self.telling:
            self.initial |= {
                "public_text": self.telling.words,
                "content_note": self.telling.content_note,
                "translation": self.telling.translation,
            }
        if not self.telling or not self.telling.name:
            del self.fields["no_name"]
        if self.telling and not self.telling.text:
            del self.fields["public_text"], self.fields["hide"]

    def clean(self):
        """Refuse words that the giver did not give, naming them."""
        data = super().clean()
        if "public_text" in self.fields:
            self._check_words(data)
        return data

    def _check_words(self, data):
        given, phrases = self.telling.text, data.get("hide", "").splitlines()
        field = "public_text"
        try:
            pieces(given, data.get("public_text") or given)
            field = "hide"
            phrases = [phrase.strip() for phrase in phrases if phrase.strip()]
            data["public_text"] = hide(given, data.get("public_text"), phrases)
        except Reworded as error:
            words = str(error)[:80] or MARK
            self.add_error(field, f"“{words}” is not in what was given, there or in that order.")

    def kept(self) -> dict:
        """What is kept of a telling."""
        data = self.cleaned_data
        names = ("public_text", "content_note", "translation")
        said = {name: data[name] for name in names if name in data}
        return said | ({"name_as": Telling.NameAs.NONE} if data.get("no_name") else {})


class FileForm(ActionForm):
    """What a file shows or says, for people who can't see or hear it."""

    keeps = ("description", "transcript", "is_left_out")

    file = forms.CharField(widget=forms.HiddenInput)
    description = sentences("What is to be seen", required=False)
    transcript = sentences("What is said, word for word", required=False)
    is_left_out = forms.BooleanField(label="Do not show this file", required=False)

    def __init__(self, *args, memory, file=None, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        file = file or memory.files.filter(reference=self.data.get("file", "")).first()
        if file:
            self.initial |= {name: getattr(file, name) for name in self.keeps}
            self.initial["file"] = file.reference
            self.fields.pop("transcript" if file.kind == "picture" else "", None)
            self.fields.pop("description" if file.kind == "sound" else "", None)

    def clean_file(self):
        found = self.memory.files.filter(reference=self.cleaned_data["file"]).first()
        if not found:
            raise forms.ValidationError("This memory has no such file.")
        return found

    def kept(self) -> dict:
        """What is kept of the file."""
        return {name: self.cleaned_data[name] for name in self.keeps if name in self.fields}


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
