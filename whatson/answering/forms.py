"""The form of one question: what can be chosen, and room for words where there is any."""

from django import forms
from django.db import transaction

from contact.guard import GuardedForm, once

MOST_LETTERS = 2000
CHOOSE_AGAIN = "This can’t be chosen any more. Please choose again."


class AnswerForm(GuardedForm):
    """Nothing is chosen beforehand, and nothing has to be said about oneself."""

    what = "answer"

    chosen = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": CHOOSE_AGAIN},
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        required=False,
        max_length=MOST_LETTERS,
        strip=True,
        label="What would you like to tell us?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": "Please make this shorter: there is room for 2,000 letters."},
    )

    def __init__(self, *args, consultation, **kwargs):
        self.consultation = consultation
        super().__init__(*args, prefix=f"ask-{consultation.pk}", **kwargs)
        self.options = {
            str(option.pk): option for option in consultation.options.all() if not option.is_gone
        }
        self._suit_question()

    def _suit_question(self):
        chosen, one = self.fields["chosen"], self.consultation.most == 1
        chosen.choices = [(key, option.name) for key, option in self.options.items()]
        chosen.label = "Choose one" if one else f"Choose up to {self.consultation.most}"
        if one:
            chosen.widget = OneOf(choices=chosen.choices)
        if not self.options:
            del self.fields["chosen"]
        if not self.consultation.takes_words:
            del self.fields["words"]

    def choices(self):
        """Each way to answer: its button, and what it stands for."""
        buttons = self["chosen"] if "chosen" in self.fields else ()
        return [(button, self.options[str(button.data["value"])]) for button in buttons]

    def clean_chosen(self):
        chosen, most = self.cleaned_data["chosen"], self.consultation.most
        if len(chosen) > most:
            said = "Please choose only one." if most == 1 else f"Please choose {most} at most."
            raise forms.ValidationError(said)
        return chosen

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("chosen") and not cleaned.get("words"):
            raise forms.ValidationError(self._nothing_said(), code="nothing")
        return cleaned

    def _nothing_said(self):
        if "chosen" not in self.fields:
            return "Please write a few words."
        or_write = ", or write something" if "words" in self.fields else ""
        return f"Please choose an answer{or_write}."

    def keep(self) -> None:
        """Keep it once, however often the button is pressed."""
        chosen = [self.options[key] for key in self.cleaned_data.get("chosen", ())]
        # Together: a press of which nothing was kept is no first press.
        with transaction.atomic():
            if once(self._stamp):
                self.consultation.hear(chosen, self.cleaned_data.get("words", ""))


class OneOf(forms.RadioSelect):
    """One of several, read as a list: the question decides how many."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def format_value(self, value):
        return [str(one) for one in value or ()]
