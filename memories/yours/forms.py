"""What a giver writes on their own page: each form keeps what it is told through the model."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.guard import RULES, GuardedForm, sentences
from contact.guard.counting import over_until
from contact.guard.forms import count_links
from contact.letters import WAS_THIS_YOU, write
from contact.models.contacts import plain_address
from memories import states
from memories.giving.fields import RadioField, WrittenField
from memories.giving.files import AboutFile, AboutReadFile, FilesForm
from memories.giving.forms import LettersForm, NameForm, PeopleForm, RoleForm, WhenForm, WordsForm
from memories.giving.uses import UsesForm
from memories.models import Telling
from memories.models.drafting import MOST

CHANGE = "change"
"""The row of the guard's for what is told anew."""
ENDED = _("It was taken back or taken down meanwhile: nothing of it can be changed any more.")


class TendForm:
    """Mixed into a question of giving: what it is told of a memory that was sent waits."""

    def begin_with(self, memory):
        """The telling whose answers the fields hold at first."""
        return memory.told or Telling(memory=memory)

    def retold(self, **said) -> bool:
        """Tell it; False, with an error, where that is too late."""
        try:
            self.memory.retell(**said)
        except states.NotAllowed:
            self.add_error(None, ENDED)
            return False
        return True


class ChangeForm(GuardedForm, TendForm, WordsForm):
    """The words, and what stands beside them, on one page."""

    what = CHANGE

    when_text = WhenForm.base_fields["when_text"]
    where_text = WhenForm.base_fields["where_text"]
    users_role = RoleForm.base_fields["users_role"]
    people = PeopleForm.base_fields["people"]
    kind = None
    language = None

    def remembered(self):
        self.telling = self.begin_with(self.memory)
        return {name: getattr(self.telling, name) for name in SAID}

    def fit(self):
        if self.memory.is_by_child:
            del self.fields["where_text"]

    def keep(self):
        said = {name: self.cleaned_data[name] for name in SAID if name in self.fields}
        anew = Telling(memory=self.memory)
        anew.read_when(said["when_text"])
        dates = {name: getattr(anew, name) for name in DATES}
        same = said["when_text"] == self.telling.when_text
        return self.retold(**said, **({} if same else dates))


DATES = ("when_edtf", "when_earliest", "when_latest")
SAID = ("text", "when_text", "where_text", "users_role", "people")


class RenameForm(GuardedForm, TendForm, NameForm):
    """Another name, which waits to be read; one that is less is shown at once, uncounted."""

    what = CHANGE
    takes_links = False

    def remembered(self):
        self.telling = self.begin_with(self.memory)
        return {name: getattr(self.telling, name) for name in ("name_as", "shown_name")}

    @property
    def is_less(self) -> bool:
        return self.cleaned_data["shown_name"] in self.memory.shorter_names

    def _count(self):
        if not self.is_less:
            super()._count()

    def keep(self):
        said = {name: self.cleaned_data[name] for name in ("name_as", "shown_name")}
        if self.is_less:
            self.memory.shorten_name(said["shown_name"])
            return True
        return self.retold(**said)


class LessNameForm(forms.Form):
    """Less of the name, or none: at once, and without a word of anybody's."""

    name = RadioField(label=_("What should we show instead?"))

    def __init__(self, *args, memory, **kwargs):
        super().__init__(*args, **kwargs)
        self.memory = memory
        less = [(name or NONE, name or _("No name")) for name in memory.shorter_names]
        self.fields["name"].choices = less

    def keep(self):
        """Show no more than that from now on."""
        name = self.cleaned_data["name"]
        self.memory.shorten_name("" if name == NONE else name)


NONE = "-"


class MoreFilesForm(FilesForm):
    """The files of a memory that was sent: what is new waits, what is left out goes at once.

    What was read already keeps its words until the new ones were read. Of a file that we left
    out nothing is asked.
    """

    leave_out = None  # that is asked on a page of its own

    def form_about(self, file):
        if file.read_at is None:
            return AboutFile
        return None if file.is_left_out else AboutReadFile

    def clean(self):
        said = super().clean()
        if not self.errors and self._brings_more():
            self._ask_the_guard()
        return said

    def _brings_more(self) -> bool:
        brought = self.cleaned_data.get("file") or self.cleaned_data.get("sound")
        return bool(brought) or any(about.has_changed() for about in self.about)

    def _ask_the_guard(self):
        """Links and how often, as of any change; to leave a file out is never counted."""
        most = RULES[CHANGE].most_links
        said = [about.cleaned_data for about in self.about if about.has_changed()]
        if sum(map(count_links, said)) > most:
            self.add_error(None, sentences.too_many_links(most))
        elif until := over_until(self.request, CHANGE):
            self.add_error(None, sentences.too_often(until))

    def keep(self):
        before = self._state()
        kept = super().keep()
        after = self._state()
        if after - before:
            self.memory.bring_more()
        elif after != before:
            self.memory.bring_less()
        return kept

    def _state(self) -> set[str]:
        rows = self.memory.files.values_list("pk", "retold", *AboutFile.Meta.fields)
        return set(map(repr, rows))


class OwnUsesForm(UsesForm):
    """What we may do with it: at once, whether it is more or less."""

    def keep(self):
        self.memory.come_of_age()
        return super().keep()


class OwnLettersForm(GuardedForm, LettersForm):
    """Another address, or none: a new one is asked first whether it is theirs, and counted, as
    it may be a stranger's.
    """

    what = "address"

    def _count(self):
        address = plain_address(self.cleaned_data["address"])
        if address and address != plain_address(self.initial.get("address", "")):
            super()._count()

    def keep(self):
        before = self.memory.contact_id
        self.memory.reach_by(**{name: self.cleaned_data[name] for name in LETTERS})
        contact = self.memory.contact
        if contact and contact.address and contact.pk != before:
            write(WAS_THIS_YOU, contact)
        return True


LETTERS = ("name", "address", "wishes_letters")


class SayForm(GuardedForm):
    """Words for the staff alone."""

    what = CHANGE

    text = WrittenField(
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Please write a few words."),
            "max_length": _("Please make this shorter: there is room for 5,000 letters."),
        },
    )

    def __init__(self, *args, memory, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.memory = memory
        self.fields["text"].label = label

    def clean_text(self):
        """Spaces alone say nothing."""
        text = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class ReplyForm(SayForm):
    """The answer to what we asked."""

    def keep(self) -> bool:
        """Send it; False, with an error, where nothing is asked any more."""
        try:
            self.memory.reply(self.cleaned_data["text"])
        except states.NotAllowed:
            self.add_error(None, _("This question is not open any more."))
            return False
        return True


class ComplainForm(SayForm):
    """What is wrong."""

    def keep(self) -> bool:
        """Leave it for the staff."""
        self.memory.complain(self.cleaned_data["text"])
        return True


class NewWordsForm(forms.Form):
    """Whether the slips and links of before should go."""

    old_ones_end = forms.BooleanField(
        label=_("Somebody else may have the old words: let these open nothing any more"),
        required=False,
    )
