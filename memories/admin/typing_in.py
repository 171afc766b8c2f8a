"""A memory that came on paper, by telephone or at a workshop is typed in, as it was given."""

import secrets

from django import forms
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from contact.given_links import GivenLink
from memories import consent
from memories.admin.actions import READ
from memories.admin.views import need
from memories.giving.languages import LANGUAGES
from memories.models import Memory, Telling
from memories.models.drafting import LEAST, MOST
from memories.private import new_link
from objects.models import CollectionObject, Place
from objects.numbers import fold_number

CAME_BY = [choice for choice in Memory.CameBy.choices if choice[0] != Memory.CameBy.WEB]
TOLD = ("users_role", "where_text", "people", "name_as", "shown_name")
TERMS = ("outliving", "licence")


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
    kind = forms.ChoiceField(label="What it is", choices=Memory.Kind.choices)
    came_by = forms.ChoiceField(label="How it came", choices=CAME_BY)
    given_on = forms.DateField(
        label="The day on which it was given", widget=forms.DateInput(attrs={"type": "date"})
    )
    language = forms.ChoiceField(label="In which language", choices=LANGUAGES)
    text = forms.CharField(
        label="The words, as they were given",
        min_length=LEAST,
        max_length=MOST,
        strip=False,
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
            self.fields[choice.name] = forms.ChoiceField(
                label=choice.label, choices=list(consent.ANSWERS.items()), initial=choice.default
            )

    @property
    def parts(self):
        """The fields under their headings."""
        consents = [*consent.CHOICES, *TERMS]
        whom = ["contact_name", "address", "wishes_letters"]
        who = ["users_role", "people", "name_as", "shown_name", "age", "adult_in"]
        who.append("agreed_by_adult")
        what = ["object_number", "place_name", "kind", "came_by", "given_on", "language", "text"]
        what += ["when_text", "where_text"]
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
        number, name = data.get("object_number", ""), data.get("place_name", "").strip()
        things = CollectionObject.objects.published().filter(number_key=fold_number(number))
        places = Place.objects.filter(name__iexact=name, preferred=None)
        thing, place = number and things.first(), name and places.first()
        if bool(thing) == bool(place):
            words = "Give the number of one object that is on the site, or the name of one place."
            self.add_error("place_name" if name else "object_number", words)
        self.subject = {"collection_object": thing} if thing else {"place": place}

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

    @transaction.atomic
    def send(self):
        """The memory, sent; and whether a press before this one has made it already."""
        said = self.cleaned_data
        about = {name: said[name] for name in ("kind", "came_by", "language")}
        memory = Memory.begin(said["token"], said["text"], **about, **self.subject)
        if not memory.is_draft:
            return memory, True
        telling = memory.tell(**{name: said[name] for name in TOLD})
        telling.read_when(said["when_text"])
        telling.save()
        memory.say_age(said["age"], said["adult_in"], said["agreed_by_adult"])
        memory.reach_by(said["contact_name"], said["address"], said["wishes_letters"])
        self._agree(memory)
        memory.send()
        return memory, False

    def _agree(self, memory):
        said = self.cleaned_data
        day = said["given_on"]
        memory.agree(
            {name: said[name] for name in consent.CHOICES},
            given_by=said["came_by"],
            given_at=timezone.now().replace(year=day.year, month=day.month, day=day.day),
            **{name: said[name] for name in TERMS},
        )


@need(READ)
def type_in(request):
    """Type one in; then a slip with six words is printed for its giver, once."""
    initial = {"object_number": request.GET.get("object", "")}
    form = TypeInForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        memory, is_second = form.send()
        if is_second:
            return redirect("moderating:memory", memory.reference)
        return _slip(request, memory)
    context = _furniture("Type one in") | {"form": form}
    return render(request, "memories/admin/type_in.html", context)


def _slip(request, memory):
    """The words are told here and stored nowhere: this page is not shown again."""
    link = GivenLink(new_link(memory, given="staff"), memory.reference)
    context = _furniture("A slip for its giver") | {"memory": memory, "link": link}
    return render(request, "memories/admin/slip.html", context)


def _furniture(title):
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("moderating:index"), "label": "Memories"},
        {"url": "", "label": title},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "comment"}
