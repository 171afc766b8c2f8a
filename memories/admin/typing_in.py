"""A memory that came on paper, by telephone or at a workshop is typed in, as it was given."""

import secrets

from django import forms
from django.db import transaction
from django.shortcuts import render
from django.utils import timezone

from contact.guard import Stamp
from memories import consent
from memories.admin.action import READ
from memories.admin.furniture import furniture
from memories.admin.slips import slip
from memories.admin.views import need
from memories.giving.arriving import check_dropped, take_once
from memories.giving.fields import ANY, WrittenField, file_field
from memories.giving.languages import LANGUAGES
from memories.giving.uses import YEARS
from memories.models import Memory, Telling
from memories.models.drafting import LEAST, MOST
from memories.private import new_link
from memories.subjects import subject_of
from objects.models import CollectionObject, Place
from objects.numbers import fold_number
from whatson.models import ProductionPage

CAME_BY = [choice for choice in Memory.CameBy.choices if choice[0] != Memory.CameBy.WEB]
TOLD = ("users_role", "where_text", "people", "name_as", "shown_name")
TERMS = ("ask_again_after", "outliving", "licence")
NOT_FOUND = (
    "Give the number of one object that is on the site, or a place of one, or the title of a"
    " production that is."
)


def _numbered(number):
    return CollectionObject.objects.published().filter(number_key=fold_number(number))


def _called(name):
    return Place.objects.with_published_objects().filter(name__iexact=name)


def _titled(title):
    found = ProductionPage.objects.public().filter(title__iexact=title)
    return found.order_by("-first_published_at")


NAMED = {"object_number": _numbered, "place_name": _called, "production_title": _titled}
"""How it is said what it is of: one of these, each with how that is found."""


class TypeInForm(forms.Form):
    """What stands on the paper, or was said: consent too, as it was given there."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    object_number = forms.CharField(
        label="Number of the object",
        required=False,
        help_text="As on its label, for example BAC/12.",
    )
    place_name = forms.CharField(
        label="Or the name of a place",
        required=False,
        help_text="If it is of a place, not a thing.",
    )
    production_title = forms.CharField(
        label="Or the title of a production",
        required=False,
        help_text="If it is of a show. Its page has to be published.",
    )
    kind = forms.ChoiceField(label="What it is", choices=Memory.Kind.choices)
    came_by = forms.ChoiceField(label="How it came", choices=CAME_BY)
    given_on = forms.DateField(
        label="The day on which it was given", widget=forms.DateInput(attrs={"type": "date"})
    )
    language = forms.ChoiceField(label="In which language", choices=LANGUAGES)
    text = WrittenField(
        label="The words, as they were given",
        min_length=LEAST,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    users_role = forms.CharField(label="How they know", required=False, max_length=120)
    when_text = forms.CharField(label="When it was", required=False, max_length=120)
    where_text = forms.CharField(label="Where it was", required=False, max_length=200)
    people = forms.ChoiceField(
        label="Is anybody alive named, and do they know?",
        required=False,
        choices=[("", "Not said"), *Telling.People.choices],
    )
    name_as = forms.ChoiceField(
        label="Which name is shown", choices=Telling.NameAs.choices, initial=Telling.NameAs.NONE
    )
    shown_name = forms.CharField(label="The name, as it is shown", required=False, max_length=80)
    file = file_field(
        "A picture, recording or video that came with it",
        ANY,
        "A letter that was scanned, for example. More can be added with the slip.",
    )
    age = forms.ChoiceField(
        label="Their age",
        choices=[("", "Choose"), *consent.AGES.items()],
        help_text="As they said.",
    )
    adult_in = forms.IntegerField(
        label="Of somebody of 13 to 17: the year in which they turn 18", required=False
    )
    agreed_by_adult = forms.BooleanField(
        label="Of a child: a grown-up or a teacher agreed", required=False
    )
    ask_again_after = forms.TypedChoiceField(
        label="How long", choices=YEARS, coerce=int, empty_value=None, required=False
    )
    outliving = forms.ChoiceField(
        label="If the collection changes hands",
        choices=list(consent.OUTLIVING.items()),
        initial="ask",
    )
    licence = forms.ChoiceField(label="Licence", choices=list(consent.LICENCES.items()))
    contact_name = forms.CharField(label="What we call them in letters", required=False)
    address = forms.EmailField(label="Their e-mail address", required=False)
    wishes_letters = forms.BooleanField(
        label="They wish to hear when it is answered, or changes a record", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {
            "token": secrets.token_hex(),
            "given_on": timezone.localdate().isoformat(),
            "came_by": Memory.CameBy.PAPER,
        }
        for choice in consent.CHOICES.values():
            self.fields[choice.name] = _answer(choice)

    @property
    def parts(self):
        """The fields under their headings."""
        consents = [*consent.CHOICES, *TERMS]
        whom = ["contact_name", "address", "wishes_letters"]
        who = ["users_role", "people", "name_as", "shown_name", "age", "adult_in"]
        who.append("agreed_by_adult")
        what = [*NAMED, "kind", "came_by", "given_on", "language", "text"]
        what += ["when_text", "where_text", "file"]
        return {
            "What was given": [self[name] for name in what],
            "Who gave it": [self[name] for name in who],
            "What they allow, as on the paper": [self[name] for name in consents],
            "How to reach them": [self[name] for name in whom],
        }

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come.")
        return day

    def clean(self):
        data = super().clean()
        self._find_subject(data)
        self._check_age(data)
        if data.get("name_as") != Telling.NameAs.NONE and not data.get("shown_name"):
            self.add_error("shown_name", "Write the name, or choose “No name”.")
        return data

    def _find_subject(self, data):
        said = {name: data.get(name, "").strip() for name in NAMED}
        named = {name: words for name, words in said.items() if words}
        field = next(iter(named), "object_number")
        found = NAMED[field](named[field]).first() if len(named) == 1 else None
        if found is None:
            self.add_error(field, NOT_FOUND)
            return
        self.subject = {subject_of(found).field: found}
        kinds = dict(subject_of(found).choices_among(Memory.Kind.choices))
        if data.get("kind") not in kinds:
            self.add_error("kind", "This makes no sense here. Choose another.")

    def _check_age(self, data):
        year = timezone.localdate().year
        if data.get("age") == consent.TEEN:
            if not year <= (data.get("adult_in") or 0) <= year + 5:
                self.add_error("adult_in", f"Write a year from {year} to {year + 5}.")
            if data.get("name_as") not in (Telling.NameAs.FIRST, Telling.NameAs.NONE):
                self.add_error("name_as", "Before 18, a first name at most is shown.")
        if data.get("age") == consent.CHILD:
            self._check_child(data)

    def _check_child(self, data):
        if not data.get("agreed_by_adult"):
            self.add_error("agreed_by_adult", "Without a grown-up we cannot take it.")
        for name in ("contact_name", "address"):
            if data.get(name):
                self.add_error(name, "We keep no contact details of a child.")
        if data.get("name_as") != Telling.NameAs.NONE:
            self.add_error("name_as", "A child’s name is not shown.")

    def send(self):
        """The memory, sent; a press before this one may have made it already. None, with an
        error beside its field, where the file cannot be used: then nothing is kept.
        """
        with transaction.atomic():
            memory = self._sent()
            transaction.set_rollback(memory is None)
        return memory

    def _sent(self):
        said = self.cleaned_data
        about = {name: said[name] for name in ("kind", "came_by", "language")}
        memory = Memory.begin(said["token"], said["text"], **about, **self.subject)
        if not memory.is_draft:
            return memory
        telling = memory.tell(**{name: said[name] for name in TOLD})
        telling.read_when(said["when_text"])
        telling.save()
        memory.say_age(said["age"], said["adult_in"], said["agreed_by_adult"])
        memory.reach_by(said["contact_name"], said["address"], said["wishes_letters"])
        self._agree(memory)
        if not take_once(self, ("file",), memory, Stamp(said["token"], timezone.now())):
            return None
        memory.send()
        return memory

    def _agree(self, memory):
        said = self.cleaned_data
        day = said["given_on"]
        memory.agree(
            {name: said[name] for name in consent.CHOICES},
            given_by=said["came_by"],
            given_at=timezone.now().replace(year=day.year, month=day.month, day=day.day),
            **{name: said[name] for name in TERMS},
        )


def _answer(choice):
    """What the paper says of one choice: whether it is shown at all is asked without a guess."""
    answers = list(consent.ANSWERS.items())
    if choice.name == consent.SITE:
        return forms.ChoiceField(label=choice.label, choices=[("", "As on the paper"), *answers])
    return forms.ChoiceField(label=choice.label, choices=answers, initial=choice.default)


@need(READ)
def type_in(request):
    """Type one in; then a slip with six words is printed for its giver. A second press makes no
    second memory, and a slip with other words, as those of the first are stored nowhere.
    """
    initial = {"object_number": request.GET.get("object", "")}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TypeInForm(*sent, initial=initial)
    if form.is_bound:
        check_dropped(form, request)
    if form.is_bound and form.is_valid() and (memory := form.send()):
        return slip(request, memory, new_link(memory, given="staff"))
    context = furniture("Type one in") | {"form": form}
    return render(request, "memories/admin/type_in.html", context)
