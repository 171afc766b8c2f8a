"""What follows when the box office was read, when the list of what is on is begun, and when one
of its pages is published, taken down, moved, closed or deleted: the search hears of it.
"""

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

import search
from whatson.drafts import make_drafts
from whatson.groups import give_pages
from whatson.models import BoxOfficeEvent, ProductionPage, ProjectPage, WhatsOnPage
from whatson.signals import season_read

PAGES = (ProductionPage, ProjectPage)


def on_season(sender, new, now, changed=(), retimed=(), **kwargs):
    """Only what is new gets a page: one that somebody deleted stays away. Where there is none yet,
    the list of what is on was begun since, and all get one.
    """
    make_drafts(new if ProductionPage.objects.exists() else BoxOfficeEvent.objects.shown(now))
    said_otherwise = {*retimed, *(event.pk for event in changed)}
    _tell(ProductionPage.objects.filter(event__in=said_otherwise))


def on_index(sender, instance, created=False, raw=False, **kwargs):
    """Those who look after what is on write on it and below it."""
    if created and not raw:
        give_pages(apps, instance)


def on_page(sender, instance, **kwargs):
    """It was published, or taken down, or is to be deleted."""
    if isinstance(instance, PAGES):
        search.changed(type(instance)._meta.label, [instance.pk])


def on_move(sender, instance, **kwargs):
    """What is below it may be read by others than before."""
    for model in PAGES:
        _tell(model.objects.filter(path__startswith=instance.path))


def on_restriction(sender, instance, raw=False, **kwargs):
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page:
        on_move(sender, page)


def _tell(pages) -> None:
    search.changed(pages.model._meta.label, pages.order_by("pk").values_list("pk", flat=True))


def connect():
    """Called once, when the app is ready."""
    season_read.connect(on_season)
    post_save.connect(on_index, sender=WhatsOnPage)
    for signal in (page_published, page_unpublished):
        signal.connect(on_page)
    post_page_move.connect(on_move)
    for signal in (post_save, post_delete):
        signal.connect(on_restriction, sender=PageViewRestriction)
    for model in PAGES:
        pre_delete.connect(on_page, sender=model)
