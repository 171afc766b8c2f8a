from django.apps import AppConfig


class WhatsonConfig(AppConfig):
    """What is on: performances, as the box office says them, and civic work beside them."""

    name = "whatson"
    verbose_name = "What's on"

    def ready(self):
        from objects.sharing.share_files import register_folder
        from whatson import following
        from whatson.joining import following as joining
        from whatson.models import ProductionPage, ProjectPage
        from whatson.visits import following as visits

        following.connect()
        joining.connect()
        visits.connect()
        for model in (ProductionPage, ProjectPage):
            register_folder(model._meta.label, "share-whats-on")
