"""How a memory moves: each move is a method, allowed by the table, locked and logged."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact import ledger
from contact.traces import trace
from memories import signals, states
from search.outbox import changed

logger = logging.getLogger(__name__)

UNDO_FOR = timedelta(days=14)
HELD_AT_MOST = timedelta(days=182)
DRAFTS_LAST = timedelta(days=30)
DECLINED_LAST = timedelta(days=90)


LOCKED = (
    *("state", "state_before", "version", "held_until", "ledger_owes", "is_ending"),
    "paused_by_giver",
)
"""What is read anew with the lock, as decisions hang on it."""


class Moving:
    """Mixed into `Memory`. Each raises NotAllowed where the memory is somewhere else by now."""

    def may(self, name: str) -> bool:
        """Whether this move is allowed from where it is; what has begun to end only ends."""
        return self.state in states.MOVES[name].sources and (name == "erase" or not self.is_ending)

    def submit(self):
        """Send it: now the museum may read it."""
        now = timezone.now()
        return self._move("submit", "sent", submitted_at=now, erase_at=None)

    def send_again(self):
        """Send it after a question or a refusal."""
        return self._move("send_again", "changed", erase_at=None)

    def start_review(self, by):
        """Take it, to read it."""
        return self._move("start_review", "started", by, reader=by)

    def let_go(self, by):
        """Give it back, for somebody else to read."""
        return self._move("let_go", "let_go", by, reader=None)

    def ask(self, text: str, by):
        """Ask its giver something."""
        with transaction.atomic():
            self.messages.create(kind="question", text=text, by=by)
            return self._move("ask", "asked", by)

    def approve(self, by, telling=None):
        """Let the public read this telling (the last one), from its first day on.

        Where its giver said no to the site it is read and kept, and shown to nobody, until
        they say yes. Raises ValueError where nobody who may has given it.
        """
        if not self.is_given:
            raise ValueError("Nobody who may has given it: a grown-up has to agree.")
        with transaction.atomic():
            self._move("approve", "approved", by, telling=self._read(telling, by), has_news=False)
            return self.publish_when_due()

    def publish_when_due(self):
        """Show it, if it is approved and its day has come; what its giver paused stays paused."""
        if self.paused_by_giver:
            return self._move("pause", "pause")
        if self.is_early:
            return self
        return self._move("publish", "embargo", published_at=self._first_shown)

    @property
    def is_early(self) -> bool:
        """Whether its first day is still to come."""
        return bool(self.not_before and self.not_before > timezone.localdate())

    def decline(self, reason: str, text: str, by):
        """Say no, with a reason from the list and a sentence from one person to another."""
        _known(reason, states.DECLINE_REASONS)
        with transaction.atomic():
            self.messages.create(kind="declined", text=text, by=by)
            return self._move("decline", reason, by, erase_at=timezone.now() + DECLINED_LAST)

    def hold(self, reason: str, by):
        """Put it where only the lead acts: half a year at most, all its holds together."""
        _known(reason, states.HOLD_REASONS)
        left = self.hold_may_last()
        if not left:
            raise states.NotAllowed("It was held for half a year: now it has to be decided on.")
        until = timezone.localdate() + left
        return self._move("hold", reason, by, held_until=until, erase_at=None)

    def hold_may_last(self) -> timedelta:
        """What earlier holds have left of the half year."""
        held, since = timedelta(), None
        moves = self.moves.filter(move__in=("hold", "release")).order_by("pk")
        for name, at in moves.values_list("move", "at"):
            day = timezone.localdate(at)
            held += day - since if name == "release" and since else timedelta()
            since = day if name == "hold" else None
        return max(timedelta(), HELD_AT_MOST - held)

    def release(self, by):
        """End a hold: it is read again."""
        return self._move("release", "hold_ended", by, held_until=None)

    def reopen(self, by):
        """Read again what was declined or taken down."""
        return self._move("reopen", "mistake", by, erase_at=None)

    def hide(self, reason: str, by):
        """Take it off the site for now."""
        _known(reason, states.REMOVE_REASONS)
        return self._move("hide", reason, by, paused_by_giver=False)

    def show_again(self, by):
        """Put back what a moderator had taken off; what its giver paused stays paused."""
        if self.paused_by_giver:
            raise states.NotAllowed("Its giver paused it: only they can show it again.")
        with transaction.atomic():
            self._move("show_again", "mistake", by)
            return self.publish_when_due()

    def put_off(self, by):
        """Let it wait again, as its first day was moved to one that is still to come."""
        if not self.is_early:
            raise states.NotAllowed("Its first day has come.")
        return self._move("put_off", "days", by)

    def pause(self):
        """The giver takes it off for a while: at once."""
        return self._move("pause", "pause", paused_by_giver=True)

    def resume(self):
        """The giver shows it again; what a moderator took off stays off."""
        if not self.paused_by_giver:
            raise states.NotAllowed("The museum paused it: only the museum can show it again.")
        with transaction.atomic():
            self._move("resume", "resume", paused_by_giver=False)
            return self.publish_when_due()

    def remove(self, reason: str, by):
        """Take it down for good."""
        _known(reason, states.REMOVE_REASONS)
        return self._move("remove", reason, by, erase_at=timezone.now() + DECLINED_LAST)

    def withdraw(self, by=None):
        """The giver takes it back: asks no reason, needs nobody, can't be refused. Twice is once.
        `by` is the lead who does it at the wish of a giver who has lost their slip.

        Also where the ledger cannot be written: then that is still owed to it.
        """
        with transaction.atomic():
            self._lock()
            if self.state == states.WITHDRAWN or self.is_ending:
                return self
            now = timezone.now()
            # Of what was never sent the ledger knows nothing.
            owes = self._tell_ledger(now) if self.may("withdraw") else ""
            return self._move(
                "withdraw",
                "back_for" if by else "taken_back",
                by,
                withdrawn_at=now,
                erase_at=now + UNDO_FOR,
                state_before=self.state,
                ledger_owes=owes,
            )

    def withdraw_again(self, when):
        """Take it back as the ledger says it was, after an older backup was put in place."""
        with transaction.atomic():
            self._lock()
            return self._move(
                "withdraw",
                "taken_back",
                withdrawn_at=when,
                erase_at=when + UNDO_FOR,
                state_before=self.state,
                ledger_owes="",
            )

    def restore(self):
        """The giver changes their mind within 14 days: it goes back to where it was."""
        with transaction.atomic():
            self._lock()
            before = self.state_before
            ends = before in (states.DECLINED, states.REMOVED)
            self._move(
                "restore",
                "undone",
                target=before,
                withdrawn_at=None,
                erase_at=timezone.now() + DECLINED_LAST if ends else None,
                state_before="",
                ledger_owes=ledger.UNDONE,
            )
            transaction.on_commit(self.settle_ledger, robust=True)
            return self

    def changed(self):
        """Let whoever keeps something of it (the index) hear that it changed, and so did whether
        its object has memories.
        """
        changed("memories.Memory", [self.pk])
        if self.collection_object_id:
            changed("objects.CollectionObject", [self.collection_object_id])

    # Below: how

    @property
    def _first_shown(self):
        """Since when the public could read it: what was read once is answered with 410 later."""
        return self.published_at or timezone.now()

    @transaction.atomic
    def _move(self, name, reason, by=None, target=None, **fields):
        self._lock()
        move = states.MOVES[name]
        if not self.may(name):
            raise states.NotAllowed(f"{name} is not allowed from {self.state}.")
        source, self.state = self.state, target or move.target
        self.state_since = timezone.now()
        self.version += 1
        for field, value in fields.items():
            setattr(self, field, value)
        self.save(update_fields=["state", "state_since", "version", *fields])
        row = self._log(name, reason, by, source)
        self.changed()
        self._tell(signals.moved, row=row)
        return self

    def _log(self, name, reason, by=None, source=""):
        """A row of the log; without a source, for something that is done where it stands."""
        said = {"move": name, "reason": reason, "by": by}
        return self.moves.create(source=source or self.state, target=self.state, **said)

    def _tell(self, signal, **what):
        """Send a signal in the same transaction, so that what follows (a letter) is written with
        what happened, or neither is; a receiver that fails undoes only what it did itself.
        """
        try:
            with transaction.atomic():
                signal.send(sender=type(self), memory=self, **what)
        except Exception as error:
            logger.error("What follows for memory row %s: %s", self.pk, trace(error))

    def _lock(self):
        """The row as it is now, and nobody else's until this transaction ends."""
        now = type(self).objects.select_for_update().only(*LOCKED).get(pk=self.pk)
        for name in LOCKED:
            setattr(self, name, getattr(now, name))

    def _read(self, telling, by):
        now = timezone.now()
        telling = telling or self.telling_to_read
        telling.public_text = telling.public_text or telling.text
        telling.read_at, telling.read_by = now, by
        telling.save(update_fields=["public_text", "read_at", "read_by"])
        self.files.take_retold()
        self.files.ready().filter(read_at=None).update(read_at=now)
        return telling


def _known(reason, reasons):
    if reason not in reasons:
        raise ValueError(f"{reason} is no reason for this.")
