"""What the questions are answered in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contact.guard.forms import LINK
from contact.guard.limits import RULES
from contact.guard.sentences import too_many_links
from memories.models.drafting import LEAST, MOST
from memories.models.files import MOST_TOLD

SOUND, PICTURE, ANY = "audio/*", "image/*", "image/*,audio/*,video/*"


def translated(words: dict[str, str]) -> list[tuple[str, str]]:
    """The choices of a table of ours, in the reader's language where there is one."""
    return [(value, gettext_lazy(label)) for value, label in words.items()]


class WrittenField(forms.CharField):
    """Words as they were written: nothing is trimmed, in whatever language and direction.

    Only what no database keeps goes (a zero byte), and a line ends as it does in a text box.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("strip", False)
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        written = super().to_python(value)
        return written.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget):
        # No `maxlength`: what is too long is counted by us and stays; a browser would cut it.
        return {"dir": "auto"}


class LineField(WrittenField):
    """One line of words; its ends are trimmed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, required=kwargs.pop("required", False), strip=True, **kwargs)

    def to_python(self, value):
        return " ".join(super().to_python(value).splitlines())

    def run_validators(self, value):
        if self.max_length and len(value) > self.max_length:
            raise ValidationError(
                _("Please make this shorter: there is room for %(most)s letters.")
                % {"most": self.max_length}
            )


class LongField(WrittenField):
    """Much may be written in it, but not a book, and not for the sake of its links."""

    most = MOST_TOLD

    def run_validators(self, value):
        """Say by how much it is too long."""
        if len(value) > self.most:
            raise ValidationError(self.too_long(len(value) - self.most))
        if len(LINK.findall(value)) > RULES["memory"].most_links:
            raise ValidationError(too_many_links(RULES["memory"].most_links))

    def too_long(self, over):
        return ngettext(
            "This is %(over)s letter too long. Nothing is lost: please take something out.",
            "This is %(over)s letters too long. Nothing is lost: please take something out.",
            over,
        ) % {"over": f"{over:,}"}


class TellingField(LongField):
    """What is remembered: counted kindly, and never cut."""

    widget = forms.Textarea(attrs={"rows": 9})
    most = MOST

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def run_validators(self, value):
        """Say by how much it is too short or too long."""
        if 0 < len(value.strip()) < LEAST:
            raise ValidationError(_("Please tell us a little more: a few words will do."))
        super().run_validators(value)

    def too_long(self, over):
        return ngettext(
            "This is %(over)s letter too long. Nothing is lost: please take something out.",
            "This is %(over)s letters too long. Nothing is lost: please take something out,"
            " or send it as two memories.",
            over,
        ) % {"over": f"{over:,}"}


class RadioField(forms.ChoiceField):
    """One of a few, all in sight."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Please choose one.")})
        super().__init__(**kwargs)


def file_field(label, accept, help_text="", capture=False):
    """A file that may be chosen, or made with the phone's own recorder or camera."""
    attrs = {"accept": accept} | ({"capture": "user"} if capture else {})
    return forms.FileField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.FileInput(attrs=attrs),
        allow_empty_file=True,  # what is wrong with a file is told by who opens it
    )
