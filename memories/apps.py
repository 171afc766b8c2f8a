from django.apps import AppConfig


class MemoriesConfig(AppConfig):
    """What people remember: given without an account, read with care, taken back at will."""

    name = "memories"

    def ready(self):
        from memories import private  # noqa: F401 - says what a private link opens
