from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """What producers and curators write: stories, blogs, topics and exhibitions."""

    name = "stories"

    def ready(self):
        from stories import signals

        signals.connect()
