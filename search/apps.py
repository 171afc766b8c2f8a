from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: kinds of record, engines that answer, and the outbox that keeps indexes true."""

    name = "search"

    def ready(self):
        from search import registry
        from search.indexing import update_index, update_spare_index
        from search.outbox import register_consumer

        registry.autodiscover()
        # The spare first: the other may keep it waiting.
        register_consumer("spare search index", update_spare_index)
        register_consumer("search index", update_index)
