"""The question of consent, made from its one table: the cautious answer stands in each."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from memories import consent
from memories.giving.fields import RadioField, translated
from memories.giving.forms import StepForm

YEARS = [(years or "", words) for years, words in translated(consent.YEARS)]
FIRST = (consent.SITE,)
FIRST_OF_PRODUCTION = (consent.SITE, consent.PRODUCTIONS)
"""What is asked in front of the others: of a production also whether it may stand on its page."""
LAST = ("ask_again_after", "outliving", "licence")
"""What is asked beside the choices; the names are those of `Memory.agree`."""


class UsesForm(StepForm):
    """May we? One field for each choice of `consent.CHOICES`, and how long, whose, and freer."""

    ask_again_after = forms.TypedChoiceField(
        label=_("How long may we?"), choices=YEARS, coerce=int, empty_value=None, required=False
    )
    outliving = RadioField(
        label=_("And if somebody else looks after the collection one day?"),
        choices=translated(consent.OUTLIVING),
    )
    licence = RadioField(
        label=_("May other people use it?"),
        choices=translated(consent.LICENCES),
        help_text=_(consent.NOT_CALLED_BACK),
    )

    def fit(self):
        for choice in consent.CHOICES.values():
            self.fields[choice.name] = RadioField(
                label=_(choice.label),
                help_text=_(choice.help_text),
                choices=translated(consent.ANSWERS),
            )

    def remembered(self):
        last = self.memory.last_consent
        if not last:
            return consent.cautious() | {"outliving": "ask", "licence": consent.BAC}
        return last.choices | {name: getattr(last, name) for name in LAST}

    @property
    def first(self):
        """The choice that all others need, and what matters most beside it."""
        return [self[name] for name in self._first]

    @property
    def further(self):
        """The other choices."""
        return [self[name] for name in consent.CHOICES if name not in self._first]

    @property
    def _first(self):
        return FIRST_OF_PRODUCTION if self.memory.production_id else FIRST

    @property
    def terms(self):
        """How long, whose, and freer."""
        return [self[name] for name in LAST]

    @property
    def is_more(self) -> bool:
        """Whether something stands among the further ones that is not the cautious answer."""
        cautious = consent.cautious()
        return any(field.errors or field.value() != cautious[field.name] for field in self.further)

    @property
    def is_further(self) -> bool:
        """Whether one of the terms is not what it is at first."""
        at_first = {"ask_again_after": None, "outliving": "ask", "licence": consent.BAC}
        return any(field.errors or field.value() != at_first[field.name] for field in self.terms)

    @property
    def wording(self) -> str:
        """What is agreed to."""
        return _(consent.WORDINGS[consent.VERSION])

    def keep(self):
        """Record it, unless a second press says what stands there already."""
        said = dict(self.cleaned_data)
        last = self.memory.last_consent
        if last and last.age == self.memory.age and said == self.remembered():
            return True
        terms = {name: said.pop(name) for name in LAST}
        language = get_language() or "en"
        self.memory.agree(said, given_by=self.memory.came_by, language=language, **terms)
        return True
