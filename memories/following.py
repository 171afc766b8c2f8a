"""What follows for memories when the page of a production changes: they are found by its name, and
only while anybody may read it.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

import search
from memories.models import Memory


def page_changed(sender, instance, **kwargs):
    """It was published, perhaps by another name, taken down, or moved, with all below it."""
    below = Memory.objects.filter(production__path__startswith=instance.path)
    search.changed(Memory._meta.label, below.values_list("pk", flat=True))


def restriction_changed(sender, instance, raw=False, **kwargs):
    """It was closed or opened, with all below it."""
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page:
        page_changed(Page, page)


def connect():
    """Called once, when the app is ready."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(page_changed)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
