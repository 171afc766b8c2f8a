"""What is left of a memory that was erased: that it was, and nothing else."""

from django.db import models


class Erasure(models.Model):
    """The number, the hash of the consent's wording, two dates."""

    reference = models.CharField(max_length=10, unique=True)
    wording_hash = models.CharField(max_length=64, blank=True)
    given_on = models.DateField(null=True)
    erased_on = models.DateField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.reference
