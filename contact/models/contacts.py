"""Who may be written to: name and address, apart from everything they gave us."""

from django.db import models
from django.utils import timezone

from contact.fields import EncryptedTextField
from contact.secrets import keyed_hash, keyed_hashes

ADDRESS = "address"


class ContactQuerySet(models.QuerySet):
    def at(self, address: str):
        """Keep those of this e-mail address, however it is written."""
        return self.filter(address_hash__in=keyed_hashes(ADDRESS, plain_address(address)))

    def confirmed(self):
        """Keep those who said "yes, that was me"."""
        return self.filter(confirmed_at__isnull=False)

    def due(self, day=None):
        """Keep those who are to be erased by now."""
        return self.filter(erase_on__lte=day or timezone.localdate())


class Contact(models.Model):
    """One person's details for one thing they gave: found by a hash, read with a key.

    It is apart from the content so that it can go alone; `erase_on` says when. `str()` tells
    nothing, as the admin writes it where nothing can be erased.
    """

    name = EncryptedTextField(blank=True, help_text="What to call them in letters.")
    address = EncryptedTextField(blank=True, help_text="Their e-mail address.")
    address_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text="When they said that the address is theirs."
    )
    refused_at = models.DateTimeField(
        null=True, blank=True, help_text='When somebody there said "that was not me".'
    )
    erase_on = models.DateField(db_index=True, help_text="The day on which it is erased.")

    objects = ContactQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Contact {self.pk}"

    def save(self, *args, **kwargs):
        address = plain_address(self.address)
        self.address_hash = keyed_hash(ADDRESS, address) if address else ""
        super().save(*args, **kwargs)

    @property
    def may_be_written_to(self) -> bool:
        """Whether letters may go there: confirmed, and not refused."""
        return bool(self.address and self.confirmed_at and not self.refused_at)


def plain_address(address: str) -> str:
    """An address as it is compared: without spaces around it, in small letters."""
    return address.strip().casefold()
