"""What is left of a memory that was erased: that it was, and nothing else."""

from django.db import models

from contact import ledger


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


class Leftover(models.Model):
    """That something was erased of which traces may still lie in files: one row for each place.

    It is written with what erases, so that whichever machine forgets (`memories.forgetting`)
    finds it.
    """

    what = models.CharField(max_length=5, unique=True)
    mark = models.CharField(max_length=16, help_text="Another one each time something is erased.")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.what
