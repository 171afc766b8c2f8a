"""What follows when the box office was read, and when the list of what is on is begun."""

from django.apps import apps
from django.db.models.signals import post_save

from whatson.drafts import make_drafts
from whatson.groups import give_pages
from whatson.models import BoxOfficeEvent, ProductionPage, WhatsOnPage
from whatson.signals import season_read


def on_season(sender, new, **kwargs):
    """Only what is new gets a page: one that somebody deleted stays away. Where there is none yet,
    the list of what is on was begun since, and all get one.
    """
    make_drafts(new if ProductionPage.objects.exists() else BoxOfficeEvent.objects.shown())


def on_index(sender, instance, created=False, raw=False, **kwargs):
    """Those who look after what is on write on it and below it."""
    if created and not raw:
        give_pages(apps, instance)


def connect():
    """Called once, when the app is ready."""
    season_read.connect(on_season)
    post_save.connect(on_index, sender=WhatsOnPage)
