"""How a memory ends: everything of it goes, but that there was one."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from contact.models import PrivateLink
from memories import leftovers, states
from memories.models.erasures import Erasure
from memories.private import PURPOSE
from memories.uploads import store


class Erasing:
    """Mixed into `Memory`."""

    def erase(self):
        """Delete its rows, its contact and its files; what stays is one `Erasure`.

        From the first commit on it ends, and nothing brings it back; then its files go, then its
        rows. Safe to run again after a crash. Raises NotAllowed from a state that the table does
        not let end, and while it is held. The ledger hears of it after the commit, or later by
        the clock. The index is brought up to date by the outbox; what is left in files of the
        engines goes with `memories.forgetting`.
        """
        self._begin_to_end()
        files = list(self.files.values_list("reference", flat=True))
        forget = partial(store.forget_memory, self.reference, files)
        forget()
        was_sent = self.state != states.DRAFT
        with transaction.atomic():
            # A worker may have put back what it was just making.
            transaction.on_commit(forget)
            self._erase_rows(was_sent)
        if was_sent:
            Erasure.objects.get(reference=self.reference).write_in_ledger()

    @transaction.atomic
    def _begin_to_end(self):
        """Whoever decides otherwise in this moment was here before, or comes too late."""
        self._lock()
        if self.is_ending:
            return
        self._check_may_end()
        self.is_ending = True
        self.erase_at = min(filter(None, (self.erase_at, timezone.now())))
        self.save(update_fields=["is_ending", "erase_at"])

    def _erase_rows(self, was_sent):
        self._lock()
        leftovers.note(leftovers.ROWS, *([leftovers.INDEX] if was_sent else []))
        if was_sent:
            self._leave_erasure()
        PrivateLink.objects.to(PURPOSE, self.reference).delete()
        contact = self.reached
        self.telling = None
        self.save(update_fields=["telling"])
        self.changed()
        self.delete()
        if contact and not contact.memories.exists():
            contact.delete()

    def _check_may_end(self):
        if not self.may("erase"):
            raise states.NotAllowed(f"erase is not allowed from {self.state}.")
        if self.is_held_still:
            raise states.NotAllowed("It is held, and ends after that.")

    @property
    def is_held_still(self) -> bool:
        """Whether it is held, also where its giver has taken it back meanwhile."""
        return bool(self.held_until and self.held_until >= timezone.localdate())

    def _leave_erasure(self):
        from_wording = self.consents.order_by("-pk").values_list("wording_hash", flat=True).first()
        given = self.submitted_at or self.started_at
        Erasure.objects.update_or_create(
            reference=self.reference,
            defaults={
                "wording_hash": from_wording or "",
                "given_on": timezone.localdate(given),
                "erased_on": timezone.localdate(),
                "is_in_ledger": False,
            },
        )
