"""The door for gunicorn: production settings, unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bac_collection.settings.production")

application = get_wsgi_application()

from search.warming import warm  # noqa: E402 (the apps are ready only now)

warm()
