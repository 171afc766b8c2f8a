from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: for now the outbox that keeps indexes true."""

    name = "search"
