"""What we ask of somebody who would like to see something."""

from django import forms

from contact.guard import GuardedForm, OwnPageForm
from whatson.models import VisitAsk
from whatson.models.visit_ask_words import CHANGEABLE
from whatson.visits.things import MOST, found, is_to_be_asked_for

UNDER_16 = "under"
ASKERS = [*VisitAsk.Asker.choices, (UNDER_16, "No")]
NOT_ALONE = (
    "Please ask a parent or carer to do this for you, or come with your school or one of our"
    " groups. What you typed is still on this page; we have not kept any of it."
)
NO_SUCH = "We know no object “{}” that can be seen here. Please look at its number once more."
ON_SHOW = "“{}” is not in our store now. Its page says where it is."
TOO_MANY = f"Please choose up to {MOST}: more than that is hard to look at in one go."
NO_WAY = "Please give an e-mail address or a telephone number: how else can we invite you?"
MOST_PEOPLE = 60


def choose(label, choices, **more):
    """One of a few, all in sight, none chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Please choose one."},
        **more,
    )


def line(label, most, autocomplete="off", **more):
    """One line, or nothing."""
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, **more)


class VisitForm(GuardedForm):
    """With whom, when, what one needs, and a telephone number: what one can say otherwise later."""

    takes_links = False

    who = choose("Who would come?", VisitAsk.Who.choices)
    people = forms.IntegerField(
        label="How many people, with you?",
        required=False,
        min_value=2,
        max_value=MOST_PEOPLE,
        help_text="Only if you do not come alone. A guess is fine.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Please write a number.",
            "min_value": "With you it is 2 at least.",
            "max_value": f"Please write to us instead if you are more than {MOST_PEOPLE}.",
        },
    )
    group_name = line(
        "What is your group called?", 120, help_text="Only if it has a name. We show it to nobody."
    )
    days = forms.MultipleChoiceField(
        label="Which days suit you?",
        required=False,
        choices=VisitAsk.Day.choices,
        help_text="As many as you like. None means any day.",
        widget=forms.CheckboxSelectMultiple,
    )
    access_needs = forms.CharField(
        label="What do you need, to come in and see well?",
        required=False,
        max_length=1000,
        help_text=(
            "For example no steps, a seat, BSL, or strong light. Only those who arrange your visit"
            " read this. We keep it locked away, and erase it with all the rest."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phone = line("Your telephone number", 40, "tel")

    def clean(self):
        said = super().clean()
        if said.get("who") == VisitAsk.Who.ALONE:
            said["people"] = 1
            self.errors.pop("people", None)
        elif said.get("who") and not said.get("people") and "people" not in self.errors:
            self.add_error("people", "Please write how many you are, or a guess.")
        if not said.get("phone") and not self.has_address(said):
            self.add_error("address" if "address" in self.fields else "phone", NO_WAY)
        return said

    def has_address(self, said) -> bool:
        """Whether an e-mail address is known, or something is wrong with the one that was typed."""
        raise NotImplementedError


class AskForm(OwnPageForm, VisitForm):
    """What to see, with whom, when, what one needs, and how we reach them."""

    what = "visit"

    things = forms.CharField(
        label="What would you like to see?",
        max_length=2000,
        help_text=(
            "The number of each object, one on each line. It stands on the object’s page, for"
            f" example BAC:1980/13. Up to {MOST}."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Please give the number of at least one object."},
    )
    asker = choose("Are you 16 or over?", ASKERS)
    name = line("What may we call you?", 80, "name", help_text="A first name is enough.")
    address = forms.EmailField(
        label="Your e-mail address",
        required=False,
        help_text="Or leave it empty, and give a telephone number. We need one of them to answer.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Please type it as in name@example.org."},
    )
    phone = line("Or your telephone number", 40, "tel")

    field_order = ["things", "asker", *CHANGEABLE[:-1], "name", "address", "phone"]

    def clean_things(self):
        lines = [line.strip() for line in self.cleaned_data["things"].splitlines()]
        things = {}
        for said in filter(None, lines[: MOST * 2]):
            thing = self._found(said)
            things[thing.pk] = thing
        if not things:
            raise forms.ValidationError(self.fields["things"].error_messages["required"])
        if len(things) > MOST:
            raise forms.ValidationError(TOO_MANY)
        return list(things.values())

    def _found(self, said):
        thing = found(said)
        if thing is None:
            raise forms.ValidationError(NO_SUCH.format(said[:60]))
        if not is_to_be_asked_for(thing):
            raise forms.ValidationError(ON_SHOW.format(thing.name))
        return thing

    def clean_asker(self):
        asker = self.cleaned_data["asker"]
        if asker == UNDER_16:
            raise forms.ValidationError(NOT_ALONE)
        return asker

    def has_address(self, said):
        return bool(said.get("address")) or "address" in self.errors

    def keep_once(self) -> VisitAsk:
        said = {name: self.cleaned_data[name] for name in OWN}
        return VisitAsk.objects.ask(self.token, **said)


class ChangeForm(VisitForm):
    """What somebody asked before, said otherwise."""

    what = "change"

    def __init__(self, *args, ask, **kwargs):
        self.ask = ask
        super().__init__(*args, **kwargs)
        self.initial |= ask.said_before()

    def has_address(self, said):
        return self.ask.gets_letters

    def keep(self) -> bool:
        """Keep what they say now in place of what they said; False as of `VisitAsk.change`."""
        return self.ask.change(**{name: self.cleaned_data[name] for name in CHANGEABLE})


OWN = ("things", "asker", *CHANGEABLE, "name", "address")
