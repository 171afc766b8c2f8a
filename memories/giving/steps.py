"""The questions in their order: the only list of them.

Age comes early, as we ask less of the young; what is not asked need not be thrown away again.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from contact.private_pages import hyphened
from memories.giving import forms
from memories.giving.files import FilesForm
from memories.giving.uses import UsesForm
from memories.models import Memory, Telling


@dataclass(frozen=True)
class Step:
    """One page: its word in the address, what it asks, and of whom."""

    name: str
    title: str
    form: type[forms.StepForm]
    why: str = ""
    may_be_skipped: bool = True
    asks_children: bool = True
    title_for_children: str = ""

    @property
    def template(self) -> str:
        """Its own where it needs one."""
        own = f"memories/giving/{self.name}.html"
        return own if self.name in OWN_TEMPLATES else "memories/giving/question.html"

    def address(self, words: str) -> str:
        """Where it is asked, for who has these six words."""
        return reverse("memories:giving", args=[hyphened(words), self.name])


OWN_TEMPLATES = ("words", "files", "uses", "look")

STEPS = (
    Step("words", _("What do you remember?"), forms.WordsForm, may_be_skipped=False),
    Step(
        "age",
        _("How old are you?"),
        forms.AgeForm,
        _("We ask less of people under 18, and show less of them."),
        may_be_skipped=False,
    ),
    Step("files", _("Have you a picture, a recording or a video?"), FilesForm),
    Step(
        "when",
        _("When and where was it?"),
        forms.WhenForm,
        _("A guess is welcome."),
        title_for_children=_("When was it?"),
    ),
    Step("people", _("Is anybody in it?"), forms.PeopleForm, _("We take care of their names.")),
    Step("role", _("How do you know?"), forms.RoleForm, _("It stands beside your memory.")),
    Step(
        "name",
        _("How should we name you?"),
        forms.NameForm,
        _("If you skip this, we show no name."),
        asks_children=False,
    ),
    Step("uses", _("May we show it?"), UsesForm, _("You can change all of this later.")),
    Step(
        "letters",
        _("May we write to you?"),
        forms.LettersForm,
        _(
            "Only if we have a question, when we have read it, and when you need a fresh link."
            " We show this to nobody, and erase it with your memory."
        ),
        asks_children=False,
    ),
    Step("look", _("This is how it will look"), forms.SendForm, may_be_skipped=False),
)
LOOK = STEPS[-1]
FIRST_AFTER_WORDS = STEPS[1]
NOT_SAID = {"name_as": Telling.NameAs.NONE}
"""What stands in a field that nobody answered, where that is not nothing."""


class Way:
    """The way of one giver through the questions: which there are, and where on it they are."""

    def __init__(self, memory: Memory, words: str):
        self.memory, self.words = memory, words
        self.steps = [step for step in STEPS if step.asks_children or not memory.is_by_child]

    def step(self, name: str) -> Step | None:
        """The step of this name, if this giver is asked it."""
        return next((step for step in self.steps if step.name == name), None)

    def before(self, step: Step) -> Step | None:
        """The one before, or None."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def after(self, step: Step) -> Step:
        """The one after; the last leads to itself."""
        return self.steps[min(self.steps.index(step) + 1, len(self.steps) - 1)]

    def address(self, step: Step) -> str:
        """Where this giver answers it."""
        return step.address(self.words)

    def title(self, step: Step) -> str:
        """What it asks, as it asks this giver."""
        return (self.memory.is_by_child and step.title_for_children) or step.title

    def progress(self, step: Step) -> str:
        """How far one is, in words."""
        if step is LOOK:
            return say("The last page")
        number, count = self.steps.index(step) + 1, len(self.steps) - 1
        return say("Question %(number)s of %(count)s") % {"number": number, "count": count}

    def where_to_go_on(self) -> Step:
        """For somebody who comes back: what is missing, else what follows the last answer."""
        if "words" in self.memory.missing:
            return self.steps[0]
        if self.memory.missing:
            return FIRST_AFTER_WORDS
        answered = [step for step in self.steps if self._is_answered(step)]
        return self.after(answered[-1])

    def _is_answered(self, step):
        """Consent is answered when it is recorded, as its fields are never empty."""
        if step.name in ("words", "age"):
            return True
        if step.name == "uses":
            return self.memory.consents.exists()
        if step.name == "files":
            return self.memory.files.exists()
        said = step.form(memory=self.memory).initial
        return any(value and value != NOT_SAID.get(name) for name, value in said.items())
