from django.apps import AppConfig


class MemoriesConfig(AppConfig):
    """What people remember: given without an account, read with care, taken back at will."""

    name = "memories"
