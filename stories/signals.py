"""What follows when a page is published, taken down, moved or deleted."""

from django.apps import apps
from django.db.models.signals import post_save

from stories.groups import give_pages
from stories.models import StoryIndexPage


def index_made(sender, instance, created=False, raw=False, **kwargs):
    """Wherever a list of stories is begun, producers may write below it."""
    if created and not raw:
        give_pages(apps, instance)


def connect():
    """Called once, when the app is ready."""
    post_save.connect(index_made, sender=StoryIndexPage)
