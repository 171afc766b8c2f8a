"""Who may be written to: name and address, apart from everything they gave us."""

import logging

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from contact.fields import EncryptedTextField
from contact.models.asked import ADDRESS, AskedAddress, plain_address
from contact.secrets import keyed_hash, keyed_hashes
from contact.signals import address_refused, erasing
from contact.traces import trace

logger = logging.getLogger(__name__)


class ContactQuerySet(models.QuerySet):
    def at(self, address: str):
        """Keep those of this e-mail address, however it is written."""
        return self.filter(address_hash__in=keyed_hashes(ADDRESS, plain_address(address)))

    def confirmed(self):
        """Keep those who said "yes, that was me"."""
        return self.filter(confirmed_at__isnull=False)

    def unanswered(self):
        """Keep those who may still be asked "was this you?"."""
        return self.filter(confirmed_at=None, refused_at=None).exclude(address_hash="")

    def beside(self, contact: "Contact"):
        """Keep those of the same address, the contact itself among them."""
        same = Q(pk=contact.pk)
        if contact.address:
            same |= Q(address_hash__in=keyed_hashes(ADDRESS, plain_address(contact.address)))
        return self.filter(same)

    def confirm(self) -> int:
        """Somebody at the address said "yes, that was me"; returns of how many it was news."""
        return self.unanswered().update(confirmed_at=timezone.now())

    def unread(self):
        """These without their names and addresses, which nobody need read to erase them or to
        write down that a letter is due: where a key is lost, that goes on.
        """
        return self.defer("name", "address")

    def due(self, day=None):
        """Keep those who are to be erased by now."""
        return self.filter(erase_on__lte=day or timezone.localdate())

    def erase_one(self, pk) -> bool:
        """Erase this one, if its day is still here; False if that failed.

        Its name and address are not read: a lost key keeps nobody from being erased.
        """
        try:
            with transaction.atomic():
                locked = self.due().select_for_update().unread()
                if contact := locked.filter(pk=pk).first():
                    contact.erase()
        except Exception as error:
            logger.error("Contact %s could not be erased: %s", pk, trace(error))
            return False
        return True


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

    def encrypt_anew(self) -> None:
        """Write what is encrypted or hashed with the first of `CONTACT_KEYS`."""
        self.save(update_fields=["name", "address", "address_hash"])

    @property
    def may_be_written_to(self) -> bool:
        """Whether letters may go there: confirmed, and not refused."""
        return bool(self.address and self.confirmed_at and not self.refused_at)

    def refuse(self) -> None:
        """Somebody at the address said "that was not me": name and address go at once."""
        now = timezone.now()
        with transaction.atomic():
            AskedAddress.objects.note(self.address, refused_at=now)
            self.name, self.address, self.refused_at = "", "", now
            self.save()
            self.letters.drop()
            address_refused.send(sender=type(self), contact=self)

    def take_answer(self, answer: str) -> None:
        """ "yes" or "no" from the address, for everything given there that has no answer yet."""
        asked = Contact.objects.beside(self).unanswered()
        if answer == "yes":
            asked.confirm()
        elif answer == "no":
            for contact in asked:
                contact.refuse()

    def erase(self) -> None:
        """Delete it with its letters, once whoever holds something of it has let go."""
        with transaction.atomic():
            erasing.send(sender=type(self), contact=self)
            self.delete()
