"""What a memory tells the ledger outside the database, and when."""

from django.db import transaction

from contact import ledger


class Ledgering:
    """Mixed into `Memory`.

    That it was taken back is written before the commit, and that it came back after it. A crash
    between the two leaves a ledger that says "taken back" too often, and never too seldom: of
    something that its giver meant to take back, or of something that the database knows to be
    back by its mark. A transaction that comes to nothing leaves no line that it is back.
    """

    def _tell_ledger(self, when) -> str:
        """Write that it is taken back; returns what is still owed to the ledger, or ""."""
        is_written = ledger.try_to_write(ledger.TAKEN_BACK, self.reference, when)
        return "" if is_written else ledger.TAKEN_BACK

    @transaction.atomic
    def settle_ledger(self) -> bool:
        """Write what is owed to the ledger, unless it says that or more; False if it cannot be.

        Under the lock, so that nobody takes it back between the question and the line.
        """
        self._lock()
        if not self.ledger_owes:
            return True
        when, last = self.owed_since(), ledger.last_written().get(self.reference)
        is_said = last is not None and last[0] >= when
        if not is_said and not ledger.try_to_write(self.ledger_owes, self.reference, when):
            return False
        self.ledger_owes = ""
        self.save(update_fields=["ledger_owes"])
        return True

    def owed_since(self):
        """When that happened which the ledger does not say yet."""
        if self.ledger_owes == ledger.TAKEN_BACK:
            return self.withdrawn_at
        return self.moves.filter(move="restore").last().at
