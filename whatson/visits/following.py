"""What follows for asks when a session goes, or the person behind one is to be forgotten."""

from django.db.models.signals import pre_delete
from django.utils import timezone

from contact.signals import address_refused, erasing
from whatson.models import Session, VisitAsk


def session_deleted(sender, instance, **kwargs):
    """Who was invited to it waits again, and hears of it; who has been there has been."""
    now = timezone.now()
    for ask in VisitAsk.objects.unread().invited().filter(session=instance):
        ask.call_off() if ask.told_start > now else ask.let_go()


def contact_goes(sender, contact, **kwargs):
    """Nobody can be answered any more, or it was somebody else who asked in their name."""
    for ask in VisitAsk.objects.unread().filter(contact=contact):
        ask.forget()


def connect():
    """Called once, when the app is ready."""
    pre_delete.connect(session_deleted, sender=Session)
    erasing.connect(contact_goes)
    address_refused.connect(contact_goes)
