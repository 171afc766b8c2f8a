from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """What producers and curators write: stories, blogs, topics and exhibitions."""

    name = "stories"

    def ready(self):
        from objects.sharing.share_files import register_folder
        from stories import signals
        from stories.models import Article

        signals.connect()
        register_folder(Article._meta.label, "share-stories")
