"""What was asked at an address, and asked for from there, apart from every contact."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.fields import EncryptedTextField
from contact.secrets import keyed_hash, keyed_hashes

ADDRESS = "address"

REFUSED_FOR = timedelta(days=90)
"""After a "that was not me" nobody asks there again for so long."""


class AskedAddressQuerySet(models.QuerySet):
    def at(self, address: str):
        """Keep what is known of this address, however it is written."""
        return self.filter(address_hash__in=keyed_hashes(ADDRESS, plain_address(address)))

    def note(self, address: str, **when) -> None:
        """Write down when it was asked, or refused; of no address, nothing."""
        plain = plain_address(address)
        if plain:
            self.update_or_create(address_hash=keyed_hash(ADDRESS, plain), defaults=when)

    def refused(self):
        """Keep those at which somebody said "that was not me", not too long ago."""
        return self.filter(refused_at__gt=timezone.now() - REFUSED_FOR)

    def last_asked(self):
        """When one of these was asked "was this you?" for the last time, or None."""
        return self.aggregate(last=models.Max("asked_at"))["last"]

    def old(self):
        """Keep those of which nothing holds any more."""
        before = timezone.now() - REFUSED_FOR
        asked = Q(asked_at=None) | Q(asked_at__lte=before)
        refused = Q(refused_at=None) | Q(refused_at__lte=before)
        return self.filter(asked, refused)


class AskedAddress(models.Model):
    """When an address was asked "was this you?", and when somebody there said no.

    By its hash alone, and apart from contacts: one that is changed or erased takes neither
    along, or an address could be asked as often as somebody types it.
    """

    address_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = AskedAddressQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Asked address {self.pk}"


class LinkRequest(models.Model):
    """Somebody typed this address to have a fresh link; the clock looks whether we know it.

    Whoever types one waits equally long, known or not, and learns nothing from that.
    """

    address = EncryptedTextField()
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Request {self.pk}"


def plain_address(address: str) -> str:
    """An address as it is compared: without spaces around it, in small letters."""
    return address.strip().casefold()
