"""The two ways to one's own page: six words, or an e-mail address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.guard import GuardedForm
from contact.models import PrivateLink

WRONG_WORDS = _(
    "These words do not open anything. Please look at them once more. If they are old, ask for "
    "a fresh link below."
)
"""One sentence whatever was wrong: it tells nobody how near they were."""


class WordsForm(GuardedForm):
    """Six words, as somebody copies them from a slip."""

    what = "words"

    words = forms.CharField(
        max_length=200,
        label=_("Your six words"),
        help_text=_("Put a space between them. The first four letters of each are enough."),
        error_messages={"required": _("Please type the six words from your slip.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    link: PrivateLink | None = None
    """What the words open, once the form is valid."""

    def _count(self):
        """Count wrong words only: right ones are refused to nobody, whoever else types there."""
        self.link = PrivateLink.objects.opened_by(self.cleaned_data["words"])
        if not self.link:
            super()._count()
            raise forms.ValidationError({"words": WRONG_WORDS})


class AddressForm(GuardedForm):
    """The e-mail address that somebody gave us."""

    what = "fresh_link"

    address = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that you gave us before."),
        error_messages={
            "required": _("Please type your e-mail address."),
            "invalid": _("Please type it as in name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
