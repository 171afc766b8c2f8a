from django.apps import AppConfig
from django.conf import settings


class SearchConfig(AppConfig):
    """Finding: kinds of record, engines that answer, and the outbox that keeps indexes true."""

    name = "search"

    def ready(self):
        from search import registry
        from search.indexing import MAIN, SPARE, update_index, update_spare_index
        from search.outbox import register_consumer

        registry.autodiscover()
        # Elasticsearch may be slow to say that it is away.
        register_consumer(MAIN, update_index, is_last=True)
        if settings.SEARCH_URL and settings.SEARCH_FALLBACK:
            register_consumer(SPARE, update_spare_index)
