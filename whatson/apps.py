from django.apps import AppConfig


class WhatsonConfig(AppConfig):
    """What is on: performances, as the box office says them, and civic work beside them."""

    name = "whatson"
    verbose_name = "What's on"

    def ready(self):
        from whatson import following
        from whatson.visits import following as visits

        following.connect()
        visits.connect()
