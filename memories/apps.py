from django.apps import AppConfig


class MemoriesConfig(AppConfig):
    """What people remember: given without an account, read with care, taken back at will."""

    name = "memories"

    def ready(self):
        from memories import private, telling_givers  # noqa: F401 - register themselves
        from memories.following import connect

        connect()
