"""The people who log in: editors, curators, moderators. Readers have no account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's own user under our name: a custom model cannot be brought in after the first migration."""
