from django.apps import AppConfig


class ObjectsConfig(AppConfig):
    """The catalogue: records, authorities, pictures, importing, the object pages."""

    name = "objects"

    def ready(self):
        from wagtail.models import ReferenceIndex

        from objects import signals
        from objects.images.following import follow
        from objects.models import CollectionObject
        from objects.references import update_references
        from objects.sharing.share_files import forget_share_images
        from search.outbox import register_consumer

        signals.connect()
        register_consumer("references", update_references)
        register_consumer("share-images", forget_share_images)
        register_consumer("pictures", follow)
        # Known to Wagtail's own rebuild, but without its signals: each saved row of an object
        # would queue a task for what the outbox does once.
        ReferenceIndex.indexed_models.add(CollectionObject)
