"""A field that is encrypted in the database."""

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.utils import timezone

from contact.fields import EncryptedTextField
from contact.management.commands.rotate_contact_keys import encrypted_elsewhere
from contact.models import Contact, LinkRequest
from contact.secrets import WrongKey
from tests.contact.post import ADA, contact_at

pytestmark = pytest.mark.django_db


def stored(contact):
    """The row as the database has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, address, address_hash FROM contact_contact WHERE id = %s", [contact.pk]
        )
        return cursor.fetchone()


def test_the_database_has_nothing_that_can_be_read():
    contact = contact_at(ADA, name="Ada Lovelock")
    name, address, address_hash = stored(contact)
    assert not any(part in f"{name}{address}{address_hash}" for part in ("Ada", "ada", "example"))
    assert name.startswith("gAAAA")
    again = Contact.objects.get(pk=contact.pk)
    assert (again.name, again.address) == ("Ada Lovelock", ADA)


def test_updating_many_encrypts_too():
    contact = contact_at()
    Contact.objects.filter(pk=contact.pk).update(name="Beatrix")
    assert "Beatrix" not in stored(contact)[0]
    assert Contact.objects.values_list("name", flat=True).get() == "Beatrix"


def test_nothing_stays_nothing():
    assert stored(contact_at("", name=""))[:2] == ("", "")


def test_a_wrong_key_fails_loudly_and_says_no_name(settings):
    contact_at(name="Ada Lovelock")
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    for read in (Contact.objects.first, lambda: list(Contact.objects.values("name"))):
        with pytest.raises(WrongKey) as error:
            read()
        assert "Lovelock" not in str(error.value)


@pytest.mark.parametrize("lookup", ["name", "name__icontains", "address__startswith", "name__in"])
def test_it_cannot_be_looked_up_by_what_would_never_match(lookup):
    with pytest.raises(ValueError, match="encrypted"):
        Contact.objects.filter(**{lookup: "Ada"}).count()


def test_whether_there_is_any_may_be_asked():
    contact_at()
    assert Contact.objects.filter(name__isnull=False).count() == 1


def test_every_model_that_keeps_such_fields_is_rotated():
    encrypted = {
        model
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField)
    }
    assert encrypted > {Contact, LinkRequest}
    assert encrypted == {Contact, *encrypted_elsewhere()}


def test_what_dumpdata_writes_can_be_loaded_again():
    contact = contact_at(name="Ada Lovelock")
    text = serializers.serialize("json", [contact])
    contact.delete()
    for loaded in serializers.deserialize("json", text):
        loaded.save()
    assert Contact.objects.get().name == "Ada Lovelock"
    assert Contact.objects.at(ADA).exists()
    assert Contact.objects.get().erase_on > timezone.localdate()
