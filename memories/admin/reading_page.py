"""What stands on a moderator's page of one memory. It decides nothing and changes nothing."""

from functools import cached_property

from memories import states
from memories.admin import words
from memories.admin.actions import ACTIONS
from memories.admin.file_form import FileForm
from memories.admin.forms import SettleForm
from memories.admin.hiding import Piece, Reworded, pieces
from memories.models import MemorySettings

ADDED = {
    "moves": "It moved",
    "tellings": "Its giver changed what they told",
    "consents": "Its giver changed what they allow",
    "messages": "Somebody wrote about it",
    "files": "A file came",
    "notes": "A note was made on the object",
}


class Stopped(Exception):
    """Something was not done: it was not filled in well, or is not as it was any more."""

    def __init__(self, action, form, is_conflict=False):
        self.action, self.form, self.is_conflict = action, form, is_conflict
        super().__init__(action.name)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person wrote into the form, by the label of its field: none of it is lost."""
        return [
            (field.label, field.data)
            for field in self.form.own_fields
            if isinstance(field.data, str) and field.data.strip()
        ]


class ToLookAt(Exception):
    """Something was not done yet: people would read more at once, so that is looked at first."""

    def __init__(self, action, form):
        self.action, self.form = action, form
        super().__init__(action.name)


class Step:
    """One action as it stands on the page, with its form, under a heading of its own."""

    def __init__(self, action, form, heading=""):
        self.action, self.form, self.heading = action, form, heading


class ReadingPage:
    """A memory with its object, words, files, choices, messages, log, and what can be done."""

    def __init__(self, memory, user, stopped=None):
        self.memory, self.user, self.stopped = memory, user, stopped
        self.telling = memory.telling_to_read
        self.stamp = memory.stamp

    @property
    def title(self):
        return f"{self.memory.get_kind_display()}: {self.memory.subject}"

    @property
    def state(self):
        return states.STATES[self.memory.state]

    @property
    def waited(self):
        return words.Waited.of(self.memory, MemorySettings.load().days_to_read)

    @property
    def age(self):
        return words.AGES[self.memory.age]

    @property
    def picture(self):
        """The first picture of its object, shown or not, or None."""
        thing = self.memory.collection_object
        link = thing and thing.object_images.select_related("image").first()
        return link.image if link else None

    @cached_property
    def warnings(self):
        return words.warnings(self.memory, self.telling)

    @cached_property
    def obstacles(self):
        return words.obstacles(self.memory, self.telling)

    @property
    def choices(self):
        return words.choices_of(self.memory)

    @cached_property
    def last_consent(self):
        return self.memory.last_consent

    @property
    def pieces(self):
        """The words as given, with what is hidden in them marked."""
        return _pieces(self.telling)

    @property
    def is_something_hidden(self):
        return any(piece.is_hidden for piece in self.pieces)

    @property
    def others(self):
        """The other tellings, the latest first: what it was before, and what was declined."""
        own = self.telling.pk if self.telling else None
        return self.memory.tellings.exclude(pk=own).order_by("-pk")

    @property
    def moves(self):
        return self.memory.moves.select_related("by").order_by("-pk")

    @property
    def notes(self):
        """Each note that it brought to its object, with a way to take it away."""
        for note in self.memory.notes.select_related("by"):
            note.step = self._numbered_step("note-away", note)
            yield note

    @property
    def files(self):
        """Each file with its form, or None where nothing can be kept now."""
        for file in self.memory.files.all():
            file.step = self._file_step(file)
            yield file

    @property
    def messages(self):
        """Each message; what waits to be dealt with has a form for that."""
        for message in self.memory.messages.select_related("by", "settled_by"):
            message.step = self._message_step(message)
            yield message

    @cached_property
    def changes(self):
        """What happened since the form of this reader was shown, in words."""
        if not (self.stopped and self.stopped.is_conflict):
            return []
        found = self.memory.since(self.stopped.form.data.get("version", ""))
        added = [_added(name, row) for name, rows in found.items() for row in rows]
        return added or ["What the public reads, or a note on it, was changed."]

    @property
    def is_lost(self):
        """Whether what was typed has no place on the page any more."""
        return bool(self.stopped) and not self.stopped.action.is_open(self.memory, self.user)

    def steps(self, group):
        """What can be done now in this part of the page."""
        return [
            Step(action, self._form(action))
            for action in ACTIONS.values()
            if action.group == group and action.is_open(self.memory, self.user)
        ]

    @property
    def reader_steps(self):
        """Take it over from somebody else, let go of what one reads oneself."""
        own = self.memory.reader_id == self.user.pk
        unfit = "take-over" if own or not self.memory.reader_id else "let-go"
        return [step for step in self.steps("reader") if step.action.name != unfit]

    @property
    def version_steps(self):
        """A form for what waits, and one for what the public reads meanwhile."""
        action, told = ACTIONS["public-version"], self.telling
        if not action.is_open(self.memory, self.user):
            return []
        public = self.memory.telling if self.memory.telling_id != told.pk else None
        if not public:
            return [Step(action, self._version_form(told), "For the public")]
        return [
            Step(action, self._version_form(told, "new-"), "For the public: what is new"),
            Step(action, self._version_form(public), "What the public reads now"),
        ]

    def _version_form(self, telling, prefix=""):
        action, auto_id = ACTIONS["public-version"], f"public-version-{prefix}%s"
        if self._is_stopped_at(action) and self.stopped.form.is_for(telling, self.telling):
            return self._stopped_form(auto_id)
        return action.form(memory=self.memory, telling=telling, stamp=self.stamp, auto_id=auto_id)

    @property
    def giver_steps(self):
        return self.steps("giver")

    @property
    def decide_steps(self):
        return self.steps("decide")

    @property
    def more_steps(self):
        return self.steps("more")

    @property
    def can_look(self):
        """Whether the next thing is to see it as the public will."""
        return bool(self.memory.may("approve") or ACTIONS["accept-news"].open_if(self.memory))

    @property
    def is_the_leads(self):
        """Whether it is held, and this reader can only look on."""
        return self.memory.state == states.HELD and not ACTIONS["release"].is_open(
            self.memory, self.user
        )

    def _form(self, action):
        auto_id = f"{action.name}-%s"
        if self._is_stopped_at(action):
            return self._stopped_form(auto_id)
        return action.form(memory=self.memory, stamp=self.stamp, auto_id=auto_id)

    def _stopped_form(self, auto_id):
        """With what was typed; what is wrong with that is said where it was looked at at all."""
        self.stopped.form.auto_id = auto_id
        return self.stopped.form.renewed(errors=not self.stopped.is_conflict)

    def _is_stopped_at(self, action):
        return self.stopped and self.stopped.action is action

    def _file_step(self, file):
        action = ACTIONS["file"]
        if not action.is_open(self.memory, self.user) or file.state != "ready":
            return None
        auto_id = f"file-{file.reference}-%s"
        if self._is_stopped_at(action) and self.stopped.form.data.get("file") == file.reference:
            return Step(action, self._stopped_form(auto_id))
        form = FileForm(memory=self.memory, stamp=self.stamp, file=file, auto_id=auto_id)
        return Step(action, form)

    def _message_step(self, message):
        if message.kind == "answer":
            return self._numbered_step("answer-away", message)
        action = ACTIONS["settle"]
        waits = message.kind in ("complaint", "reply") and not message.settled_at
        if not waits or not action.is_open(self.memory, self.user):
            return None
        said = {"initial": {"message": message.pk}, "auto_id": f"settle-{message.pk}-%s"}
        return Step(action, SettleForm(memory=self.memory, stamp=self.stamp, **said))

    def _numbered_step(self, name, row):
        action = ACTIONS[name]
        if not action.is_open(self.memory, self.user):
            return None
        said = {"initial": {"number": row.pk}, "auto_id": f"{name}-{row.pk}-%s"}
        return Step(action, action.form(memory=self.memory, stamp=self.stamp, **said))


def _pieces(telling):
    if telling is None:
        return []
    try:
        return pieces(telling.text, telling.words)
    except Reworded:
        return [Piece(telling.words)]


def _added(name, row) -> str:
    said = ADDED[name]
    if name == "moves":
        said = f"{states.STATES[row.target]}: {states.REASONS[row.reason].lower()}"
    by = getattr(row, "by", None)
    return f"{said} ({by.get_full_name() or by.get_username()})" if by else said
