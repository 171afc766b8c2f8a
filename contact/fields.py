"""A text that is encrypted in the database, and read by nobody who has only that."""

from django.db import models

from contact.secrets import decrypt, encrypt


class EncryptedTextField(models.TextField):
    """Encrypted with `CONTACT_KEYS` on its way in; raises WrongKey on its way out with others.

    It cannot be searched: keep a `keyed_hash` beside it for what has to be found again.
    """

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else encrypt(value)

    def from_db_value(self, value, expression, connection):
        return value if value is None else decrypt(value)

    def get_lookup(self, name):
        """Only whether there is any: two encryptions of one text are not alike."""
        if name not in {"isnull"}:
            raise ValueError(f"{self.name} is encrypted: it cannot be looked up by {name}.")
        return super().get_lookup(name)
