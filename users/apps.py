from django.apps import AppConfig


class UsersConfig(AppConfig):
    """The people who log in."""

    name = "users"
