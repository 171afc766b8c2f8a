"""What is left of a memory that was erased: that it was, and nothing else."""

from django.db import models

from memories import ledger


class Erasure(models.Model):
    """The number, the hash of the consent's wording, two dates."""

    reference = models.CharField(max_length=10, unique=True)
    wording_hash = models.CharField(max_length=64, blank=True)
    given_on = models.DateField(null=True)
    erased_on = models.DateField()
    is_in_ledger = models.BooleanField(
        default=False, help_text="The ledger of what was taken back says so too."
    )

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.reference

    def write_in_ledger(self) -> bool:
        """Say it in the ledger too; False where that cannot be written now, and the clock does."""
        self.is_in_ledger = ledger.try_to_write(ledger.ERASED, self.reference)
        self.save(update_fields=["is_in_ledger"])
        return self.is_in_ledger
