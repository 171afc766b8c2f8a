"""What somebody says of a draft that they were asked to read."""

from django import forms
from django.utils.html import strip_tags
from django.utils.text import Truncator

from contact.guard import GuardedForm
from memories.giving.fields import WrittenField
from objects.blocks import written_in

MOST = 5000
WHOLE = "The whole text"


class CommentForm(GuardedForm):
    """A comment on the whole text, or on one block of it."""

    what = "change"
    keeps_token = True

    block = forms.ChoiceField(required=False, label="What is it about?")
    text = WrittenField(
        max_length=MOST,
        label="What would you like to tell us?",
        help_text="Only the people who write and edit here read it.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Please write a few words.",
            "max_length": "Please make this shorter: there is room for 5,000 letters.",
        },
    )

    def __init__(self, *args, invitation, reading, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation, self.reading = invitation, reading
        self.fields["block"].choices = [("", WHOLE), *_blocks_of(reading)]

    def clean_text(self):
        """Spaces alone say nothing."""
        text = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text

    def keep(self):
        """Keep it once, however often the button is pressed."""
        block = self.cleaned_data["block"]
        about = dict(self.fields["block"].choices)[block] if block else ""
        text = self.cleaned_data["text"]
        self.invitation.hear(self.token, block_id=block, about=about, text=text)


def _blocks_of(reading):
    """Each block by its key, with its object and how it begins; of a memory no word: it may be
    taken back.
    """
    for place, block in enumerate(reading.article.body, 1):
        chosen = block.value.get("object") if isinstance(block.value, dict) else None
        shown = reading.shown.record(chosen)
        words = " ".join([shown.name if shown else "", *written_in(block.block, block.value)])
        begins = Truncator(" ".join(strip_tags(words).split())).chars(60)
        name = f"{place}. {block.block.label}"
        yield block.id, f"{name}: {begins}" if begins else name
