"""A new key for people's names and addresses."""

from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from contact.fields import EncryptedTextField
from contact.models import AskedAddress, Contact, PrivateLink
from contact.secrets import WrongKey

BATCH = 200
"""Contacts in one transaction: others wait to write for some tenths of a second at most."""


def encrypted_fields(model) -> list[EncryptedTextField]:
    """Those of a model that are encrypted."""
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def encrypted_elsewhere() -> list:
    """Every model but contacts that has such a field."""
    return [model for model in apps.get_models() if model != Contact and encrypted_fields(model)]


class Command(BaseCommand):
    """What `docs/privacy.md` tells to run after a new key was put first in CONTACT_KEYS."""

    help = "Encrypt every contact anew with the first of CONTACT_KEYS; safe to stop and run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--new", action="store_true", help="Print a new key, and change nothing."
        )

    def handle(self, new, **options):
        if new:
            self.stdout.write(Fernet.generate_key().decode())
            return
        try:
            done = self.rotate_all()
        except KeyboardInterrupt:
            raise CommandError("Stopped. Run it again: what was done stays done.") from None
        self.stdout.write(f"{done} contacts are encrypted with the first key.")
        others = sum(map(self.rotate_rows, encrypted_elsewhere()))
        if others:
            self.stdout.write(f"So are {others} other rows.")
        self.say_what_needs_old_keys()

    def rotate_all(self) -> int:
        """Go through all contacts by their keys, as new ones are written with the first anyway."""
        done, last = 0, 0
        while keys := self.after(last):
            with transaction.atomic():
                for pk in keys:
                    self.rotate(pk)
            done, last = done + len(keys), keys[-1]
            self.stdout.write(f"… {done}")
            self.stdout.flush()
        return done

    def after(self, last) -> list[int]:
        rows = Contact.objects.filter(pk__gt=last).order_by("pk")
        return list(rows.values_list("pk", flat=True)[:BATCH])

    def rotate(self, pk) -> None:
        """Encrypt one anew, unless it was erased a moment ago."""
        try:
            contact = Contact.objects.select_for_update().filter(pk=pk).first()
        except WrongKey:
            raise CommandError(
                f"Contact {pk} was encrypted with a key that CONTACT_KEYS does not hold. Put that "
                "key back behind the first, and run this again. Nothing is lost so far."
            ) from None
        if contact:
            contact.encrypt_anew()

    def rotate_rows(self, model) -> int:
        """Encrypt anew what an app keeps beside contacts; returns how many rows there were."""
        names = [field.name for field in encrypted_fields(model)]
        keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for pk in keys:
            with transaction.atomic():
                self.rotate_row(model, pk, names)
        return len(keys)

    def rotate_row(self, model, pk, names) -> None:
        try:
            row = model._base_manager.select_for_update().filter(pk=pk).first()
        except WrongKey:
            raise CommandError(
                f"{model._meta.label} {pk} was encrypted with a key that CONTACT_KEYS does not "
                "hold. Put that key back behind the first, and run this again."
            ) from None
        if row:
            row.save(update_fields=names)

    def say_what_needs_old_keys(self) -> None:
        """Nothing stored says with which key a link was hashed: its words are not kept."""
        links = PrivateLink.objects.working().count()
        refused = AskedAddress.objects.refused().count()
        self.stdout.write(
            f"Keep the older keys in CONTACT_KEYS all the same. {links} private links work, and "
            "those made before the new key came first are found by an older one only: a key that "
            "leaves the list takes them along."
        )
        if refused:
            self.stdout.write(
                f"{refused} addresses at which somebody said “that was not me” are known by their "
                "hash only, and stay under the key of their time until they are forgotten."
            )
