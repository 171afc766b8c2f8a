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

        Safe to run again after a crash: the files go first, then the rows in one transaction.
        Raises NotAllowed from a state that the table does not let end, and while it is held. The
        ledger hears of it after the commit, or later by the clock. The index is brought
        up to date by the outbox; what is left in files of the engines goes with
        `memories.forgetting`.
        """
        self._check_may_end()
        forget = partial(
            store.forget_memory,
            self.reference,
            list(self.files.values_list("reference", flat=True)),
        )
        forget()
        with transaction.atomic():
            self._lock()
            self._check_may_end()
            was_sent = self.state != states.DRAFT
            note = partial(leftovers.note, leftovers.ROWS, *([leftovers.INDEX] if was_sent else []))
            note()
            # Who forgets at this moment takes the mark away before there is anything to forget.
            transaction.on_commit(note)
            if was_sent:
                self._leave_erasure()
            PrivateLink.objects.to(PURPOSE, self.reference).delete()
            # A worker may have put back what it was just making.
            transaction.on_commit(forget)
            contact = self.contact
            self.telling = None
            self.save(update_fields=["telling"])
            self.changed()
            self.delete()
            if contact and not contact.memories.exists():
                contact.delete()
        if was_sent:
            Erasure.objects.get(reference=self.reference).write_in_ledger()

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
