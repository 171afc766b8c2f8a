from django.apps import AppConfig


class ObjectsConfig(AppConfig):
    """The catalogue: records, authorities, pictures, importing, the object pages."""

    name = "objects"

    def ready(self):
        from objects import signals
        from objects.references import update_references
        from search.outbox import register_consumer

        signals.connect()
        register_consumer("reference index", update_references)
