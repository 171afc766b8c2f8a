from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: kinds of record, engines that answer, and the outbox that keeps indexes true."""

    name = "search"

    def ready(self):
        from search import registry
        from search.indexing import update_index
        from search.outbox import register_consumer

        registry.autodiscover()
        register_consumer("search index", update_index)
