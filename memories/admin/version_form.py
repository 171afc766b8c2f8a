"""What the public reads of a telling: parts of it may be hidden, and nothing is reworded."""

import copy

from django import forms

from memories.admin.hiding import MARK, Reworded, hide, pieces, same, shows_more, stands_in
from memories.admin.looked_at import LookedAtForm
from memories.models import Telling
from memories.models.tellings import LINES

GIVEN = {"public_text": "text"} | {public: given for given, public in LINES.items()}
"""What the public reads, by what of that was given."""
OURS = ("content_note", "translation")


def _line(label):
    return forms.CharField(label=label, required=False, max_length=1000)


class PublicVersionForm(LookedAtForm):
    """One telling for the public: its words, and the lines beside them."""

    keeps = (*GIVEN, *OURS)

    telling_number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    public_text = forms.CharField(
        label="What the public reads",
        required=False,
        strip=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=f"Put {MARK} in the place of what is not for the public: a person’s name, an"
        " address. Nothing else may be changed.",
    )
    public_role = _line("How they know, for the public")
    public_when = _line("When, for the public")
    public_where = _line("Where, for the public")
    hide = forms.CharField(
        label="Words to hide",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="Or write them here, each on a line of its own: they are hidden wherever they"
        " stand above when you keep this.",
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

    def __init__(self, *args, memory, telling=None, **kwargs):
        super().__init__(*args, memory=memory, **kwargs)
        self.telling = telling or self._telling_of_the_form() or memory.telling_to_read
        told = self.telling or Telling()
        self.initial |= {name: getattr(told, name) for name in OURS}
        self.initial |= {"telling_number": told.pk} | {name: self.before(name) for name in GIVEN}
        gone = [name for name, given in GIVEN.items() if not getattr(told, given)]
        gone += [] if told.name else ["no_name"]
        gone += ["hide"] if set(GIVEN) <= set(gone) else []
        for name in gone:
            del self.fields[name]

    def _telling_of_the_form(self):
        number = self.data.get("telling_number", "")
        found = self.memory.tellings.filter(declined_at=None)
        return found.filter(pk=number).first() if number.isdecimal() else None

    def is_for(self, telling, instead) -> bool:
        """Whether this is the telling of the form, or stands in the place of one that is gone."""
        return telling.pk == (self.telling or instead).pk

    def before(self, name) -> str:
        """What the public reads, or would, before this form."""
        told = self.telling or Telling()
        return getattr(told, name) or getattr(told, GIVEN[name])

    @property
    def given(self) -> dict[str, str]:
        """What was given, by the field that says what of it the public reads."""
        return {n: getattr(self.telling, given) for n, given in GIVEN.items() if n in self.fields}

    def renewed(self, errors=True):
        """Also for a telling that has come in the place of the one that the form was for."""
        again = super().renewed(errors)
        again.data["telling_number"] = again.initial["telling_number"]
        return again

    def clean(self):
        """Refuse words that the giver did not give, naming them."""
        data = super().clean()
        for name, given in self.given.items():
            self._check(name, given, data.get(name) or "")
        self._hide(data)
        return data

    def _check(self, name, given, public):
        if not public.strip():
            self.add_error(name, f"This can’t be empty: to hide all of it, write {MARK}.")
            return
        try:
            pieces(given, public)
        except Reworded as error:
            words = str(error)[:80] or MARK
            self.add_error(name, f"“{words}” is not in what was given, there or in that order.")

    def _hide(self, data):
        phrases = [line.strip() for line in (data.get("hide") or "").splitlines() if line.strip()]
        for phrase in phrases:
            if not any(stands_in(phrase, given) for given in self.given.values()):
                self.add_error("hide", f"“{phrase[:80]}” stands nowhere in what was given.")
        for name in self.given:
            if name in data:
                data[name] = hide(data[name], phrases)

    @property
    def shows_more(self) -> bool:
        """Whether people read this telling, and would read more of it, or another translation."""
        if self.telling.pk != self.memory.telling_id:
            return False
        said = self.cleaned_data
        translated = said["translation"] and said["translation"] != self.telling.translation
        return bool(translated) or any(
            shows_more(given, self.before(name), said[name]) for name, given in self.given.items()
        )

    def said_again(self) -> dict:
        return super().said_again() | {"telling_number": str(self.telling.pk)}

    def previewed(self):
        """The telling as it would be, not saved."""
        telling = copy.copy(self.telling)
        for name, value in self.kept().items():
            setattr(telling, name, value)
        return telling

    def kept(self) -> dict:
        """What is kept of a telling: of what was given only where another part is hidden."""
        data = self.cleaned_data
        said = {name: data[name] for name in OURS}
        said |= {name: data[name] for name in self.given if not same(data[name], self.before(name))}
        return said | ({"name_as": Telling.NameAs.NONE} if data.get("no_name") else {})
