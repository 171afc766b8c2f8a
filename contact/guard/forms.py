"""A form that the guard stands at: put it first among the bases of a form."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.guard import sentences
from contact.guard.counting import full_until, over_until
from contact.guard.limits import RULES
from contact.guard.stamps import Stamp, not_taken, once
from contact.models import WorkshopCode

LINK = re.compile(r"https?://(?:www\.)?|www\.", re.IGNORECASE)
GUARDS = ("stamp", "website", "workshop_code")


class GuardedForm(forms.Form):
    """A stamp, a field that people don't see, links counted, and limits by sender.

    `what` is its row in `RULES`. Where what comes of it keeps `form.token` as unique, set
    `keeps_token`: then a second press is not counted again, and the view answers with the first
    result. A form of names alone says `takes_links = False`. Show its fields with
    `contact/components/guard.html`; files apart nothing is lost.
    """

    what = ""
    keeps_token = False
    takes_links = True

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    workshop_code = forms.CharField(
        required=False,
        max_length=60,
        label=_("Workshop code"),
        help_text=_("Only if somebody in the room gave you one."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.rule = RULES[self.what]
        if not self.rule.takes_code:
            del self.fields["workshop_code"]
        self.code = None
        self._stamped = self._read_stamp()
        self._stamp = self._stamped or Stamp.new()
        self.initial = {**self.initial, "stamp": self._stamp.signed(self.what)}

    @property
    def token(self) -> str:
        """The same for each press on one form that was shown, and for no other."""
        return self._stamp.token

    @property
    def shown_fields(self):
        """The fields that are the form's own, to be shown by whoever shows it."""
        return [field for field in self.visible_fields() if field.name not in GUARDS]

    def full_clean(self):
        """As Django's, and then the guard's own questions; what is counted comes last."""
        super().full_clean()
        if not self.is_bound:
            return
        for check in (self._check_code, self._check_trap, self._check_stamp, self._check_links):
            self._ask(check)
        if not self._errors:
            self._ask(self._count)

    def _ask(self, check):
        try:
            check()
        except forms.ValidationError as error:
            self.add_error(None, error)

    def _check_code(self):
        """Find the workshop's code, if one was given."""
        words = self.cleaned_data.get("workshop_code", "")
        if not words:
            return
        if full_until(self.request, "workshop_code"):
            raise forms.ValidationError({"workshop_code": sentences.too_many_codes()})
        self.code = WorkshopCode.objects.working().written_as(words).first()
        if not self.code:
            over_until(self.request, "workshop_code")
            raise forms.ValidationError({"workshop_code": sentences.wrong_code()})

    def _check_trap(self):
        if self.cleaned_data.get("website"):
            self._send_back("website", "")
            raise forms.ValidationError(sentences.trap_filled(), code="trap")

    def _check_stamp(self):
        """Too quick, too old, or none of ours: in each case the next try is good."""
        if not self._stamped:
            self._send_back("stamp", self.initial["stamp"])
            raise forms.ValidationError(sentences.no_stamp(), code="no_stamp")
        if self._stamped.age > self.rule.oldest:
            renewed = self._stamped.renewed(self.rule.quickest)
            self._send_back("stamp", renewed.signed(self.what))
            raise forms.ValidationError(sentences.too_old(), code="too_old")
        if self._stamped.age < self.rule.quickest and not self.code:
            raise forms.ValidationError(sentences.too_quick(), code="too_quick")

    def _check_links(self):
        count = count_links(self.cleaned_data)
        most = self.rule.most_links if self.takes_links else 0
        if count > most:
            words = sentences.too_many_links(most) if most else sentences.no_links()
            raise forms.ValidationError(words, code="links")

    def _count(self):
        """Count what would now be taken: by its code, or else by its sender."""
        if self.keeps_token and not once(self._stamp):
            return
        try:
            self._count_code() if self.code else self._count_sender()
        except forms.ValidationError:
            not_taken(self._stamp)
            raise

    def _count_code(self):
        if not WorkshopCode.objects.filter(pk=self.code.pk).use():
            raise forms.ValidationError({"workshop_code": sentences.code_used_up()})

    def _count_sender(self):
        until = over_until(self.request, self.what)
        if until:
            raise forms.ValidationError(sentences.too_often(until), code="too_often")

    def _read_stamp(self):
        """The stamp that came back; None where there is none of ours, or nothing came yet."""
        signed = self.data.get(self.add_prefix("stamp"), "") if self.is_bound else ""
        return Stamp.read(signed, self.what) if signed else None

    def _send_back(self, name, value):
        """What this field of ours holds when the form is shown again."""
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = value


def count_links(cleaned_data: dict) -> int:
    """How many links there are in what was typed into a form."""
    own = (value for name, value in cleaned_data.items() if name not in GUARDS)
    return sum(len(LINK.findall(value)) for value in own if isinstance(value, str))
