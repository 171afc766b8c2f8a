"""The people who log in: editors, curators, moderators. Readers have no account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's own user under our name: that cannot be changed after the first migration."""
