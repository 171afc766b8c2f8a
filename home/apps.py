from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The site's own pages."""

    name = "home"
