"""What is asked of somebody who comes, and of somebody who would like to hear more."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from contact.guard import GuardedForm, OwnPageForm
from contact.guard.sentences import otherwise
from contact.letters import WAS_THIS_YOU, write
from whatson.models import Joining
from whatson.models.joinings import MOST, MOST_OF_A_PROGRAMME, dates_known
from whatson.models.said import to_say_again

TOO_YOUNG = "under"
SAID_BY = [*Joining.SaidBy.choices, (TOO_YOUNG, "I am under 16, and nobody is with me")]
PROGRAMME = Joining.SaidBy.PROGRAMME
ASK_A_GROWN_UP = (
    "Please ask a parent or carer, or the programme that you come with, to fill this in."
    " What you typed is still on this page for them; we have not kept any of it."
)
PROGRAMME_IS_REACHED = (
    "A programme, a school or a youth group: please write an e-mail address, so that we can ask"
    " about your places."
)
NAME_HELP = "So that we know whom to expect. Only the staff of this project read it."


class SaidBy(forms.ChoiceField):
    """Who speaks, and for whom: of somebody under 16 we take nothing from themselves."""

    widget = forms.RadioSelect

    def __init__(self):
        super().__init__(
            label="Who says this?",
            choices=SAID_BY,
            help_text="For somebody under 16, a parent or a programme says it.",
            error_messages={"required": "Please choose one."},
        )

    def validate(self, value):
        super().validate(value)
        if value == TOO_YOUNG:
            raise ValidationError(ASK_A_GROWN_UP)


def how_many_field():
    return forms.IntegerField(
        label="How many of you come?",
        min_value=1,
        max_value=MOST_OF_A_PROGRAMME,
        initial=1,
        help_text=f"Yourself and whoever comes with you: {MOST} at most, or"
        f" {MOST_OF_A_PROGRAMME} with a programme.",
        # Text, not a number's box: that shows nothing of what was typed if it is none.
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Please write a number.", "required": "Please write a number."},
    )


def access_field():
    return forms.CharField(
        label="Is there anything that would make it easier for you to come?",
        required=False,
        max_length=500,
        help_text="For example: a chair with arms, a quiet corner, large print. It is kept"
        " encrypted, and read only by the staff who get things ready.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": None}),
        error_messages={"max_length": "Please make this shorter: there is room for 500 letters."},
    )


def name_field(required: bool):
    return forms.CharField(
        label="Your name",
        max_length=80,
        required=required,
        help_text=NAME_HELP,
        error_messages={"required": "Please write a name: any that you like to be called by."},
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": None}),
    )


def address_field(help_text: str):
    return forms.EmailField(
        label="Your e-mail address, if you wish",
        required=False,
        help_text=help_text,
        error_messages={"invalid": "Please look at this again: it is no e-mail address."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


LETTERS = (
    "Then we can tell you if the time or the place changes, or if a place frees. First we ask"
    " there whether the address is yours. Without one, look at your own page now and then."
    " A programme, a school or a youth group has to write one."
)
LETTERS_OF_DATES = (
    "Then we can tell you when there are new dates. First we ask there whether the address is"
    " yours. Without one, we only count you."
)


def reminder_field():
    return forms.BooleanField(label="Remind me by e-mail the day before", required=False)


def check_number(form, data, session) -> None:
    """Say so where one person speaks for too many, or for more than the room ever holds: these
    would wait for nothing.
    """
    how_many, said = data.get("how_many") or 0, ""
    if session.spaces and how_many > session.spaces:
        said = f"There is room for {session.spaces} in all."
    elif data.get("said_by") != PROGRAMME and how_many > MOST:
        said = f"One person can speak for {MOST}."
    if said:
        form.add_error("how_many", f"{said} If you are more, please {otherwise()}.")


def check_programme(form, data) -> None:
    """Say so where many places are taken, and nobody could be reached about them."""
    unsaid = not data.get("address") and "address" not in form.errors
    if data.get("said_by") == PROGRAMME and unsaid:
        form.add_error("address", PROGRAMME_IS_REACHED)


def check_reminder(form, data) -> None:
    if data.get("wishes_reminder") and not data.get("address") and "address" not in form.errors:
        form.add_error("address", "To be reminded, please write your e-mail address.")


class SaysForm(OwnPageForm):
    """Something said about a project or a session, kept once however often it is pressed."""

    what = "joining"
    takes_links = False

    @property
    def said(self) -> dict:
        """What is to be kept of it."""
        return {field.name: self.cleaned_data[field.name] for field in self.shown_fields}


class ComingForm(SaysForm):
    """I come to this session."""

    said_by = SaidBy()
    how_many = how_many_field()
    access_needs = access_field()
    address = address_field(LETTERS)
    wishes_reminder = reminder_field()

    field_order = ["said_by", "how_many", "name", "access_needs", "address", "wishes_reminder"]

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        if session.asks_names:
            self.fields["name"] = name_field(required=True)
            self.order_fields(self.field_order)

    def clean(self):
        data = super().clean()
        check_number(self, data, self.session)
        check_programme(self, data)
        check_reminder(self, data)
        return data

    def keep_once(self):
        return Joining.objects.join(self.session, token=self.token, **self.said)


class InterestForm(SaysForm):
    """I should like to hear more of this project."""

    said_by = SaidBy()
    address = address_field(LETTERS_OF_DATES)

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project

    def keep_once(self):
        known = dates_known(self.project.pk)
        return Joining.objects.be_interested(self.project, self.token, known, **self.said)


class ChangeForm(GuardedForm):
    """What somebody said before, said otherwise."""

    what = "change"
    takes_links = False

    def __init__(self, *args, joining, **kwargs):
        self.joining = joining
        super().__init__(*args, **kwargs)
        self.initial |= self.remembered()


class HowManyForm(ChangeForm):
    """More of them, or fewer; and what would make it easier to come."""

    how_many = how_many_field()
    access_needs = access_field()

    def remembered(self):
        needs = to_say_again(self.joining.said_access)
        return {"how_many": self.joining.how_many, "access_needs": needs}

    def clean(self):
        data = super().clean()
        said_by = {"said_by": self.joining.said_by}
        check_number(self, data | said_by, self.joining.session)
        return data

    def keep(self):
        own = {name: self.cleaned_data[name] for name in ("how_many", "access_needs")}
        self.joining.change(**own)


class LettersForm(ChangeForm):
    """Where letters go, and whether one comes the day before."""

    what = "address"

    address = address_field("At a new address we ask first whether it is yours.")
    wishes_reminder = reminder_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.joining.is_of_session:
            del self.fields["wishes_reminder"]

    def remembered(self):
        address = to_say_again(self.joining.said_address)
        return {"address": address, "wishes_reminder": self.joining.wishes_reminder}

    def clean(self):
        data = super().clean()
        if self.joining.came_by == Joining.CameBy.WEB and self.joining.is_of_session:
            check_programme(self, data | {"said_by": self.joining.said_by})
        check_reminder(self, data)
        return data

    @transaction.atomic
    def keep(self):
        said, before = self.cleaned_data, self.joining.contact_id
        name = to_say_again(self.joining.said_name)
        self.joining.reach_by(name, said["address"], said.get("wishes_reminder", False))
        contact = self.joining.contact
        if said["address"] and contact.pk != before:
            write(WAS_THIS_YOU, contact)
