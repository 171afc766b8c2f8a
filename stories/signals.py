"""What follows when a page is published, taken down, moved, closed or deleted."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

import search
from contact.signals import address_refused, erasing
from memories.models import Memory
from objects.models import CollectionObject
from stories import giving_way, uses
from stories.groups import PRODUCERS, TRUSTED, give_pages
from stories.models import (
    Article,
    Contributor,
    ReviewInvitation,
    StoryIndexPage,
    StoryUse,
    TopicPage,
)


def published(sender, instance, **kwargs):
    uses.rewrite(instance)


def unpublished(sender, instance, **kwargs):
    uses.forget(instance)


def moved(sender, instance, **kwargs):
    uses.tell_below(instance)


def restriction_changed(sender, instance, raw=False, **kwargs):
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page:
        uses.tell_below(page)


def use_deleted(sender, instance, **kwargs):
    """It went with its page: whoever looks for what stands in no story finds the object again."""
    if instance.collection_object_id:
        search.changed(CollectionObject._meta.label, [instance.collection_object_id])


def writer_changed(sender, instance, raw=False, **kwargs):
    """Added, renamed or deleted: what they wrote is found by their name."""
    search.changed(Contributor._meta.label, [instance.pk])


def page_deleted(sender, instance, **kwargs):
    """With it goes what was found by it; who wrote it may have nothing else."""
    uses.tell_of_pages([instance.pk])


def record_deleted(sender, instance, **kwargs):
    giving_way.note_uses(instance.story_uses)


def index_made(sender, instance, created=False, raw=False, **kwargs):
    """Wherever a list of stories is begun, producers may write below it."""
    if created and not raw:
        give_pages(apps, instance)


def joined(sender, instance, action, reverse, pk_set, **kwargs):
    """Whoever becomes a producer has an entry of their own, seen once something of theirs is."""
    if action == "post_add" and not reverse:
        writing = Group.objects.filter(pk__in=pk_set, name__in=(PRODUCERS, TRUSTED))
        if writing.exists():
            Contributor.objects.begin_for(instance)


def reviewer_refused(sender, contact, **kwargs):
    ReviewInvitation.objects.refused_by(contact)


def reviewer_erased(sender, contact, **kwargs):
    """Whatever they wrote goes with how they are reached."""
    for invitation in contact.reviews.all():
        invitation.forget_words()


def connect():
    """Called once, when the app is ready."""
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    post_page_move.connect(moved)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(use_deleted, sender=StoryUse)
    post_save.connect(writer_changed, sender=Contributor)
    post_delete.connect(writer_changed, sender=Contributor)
    for model in (Article, TopicPage):
        pre_delete.connect(page_deleted, sender=model)
    for model in (CollectionObject, Memory):
        pre_delete.connect(record_deleted, sender=model)
    m2m_changed.connect(joined, sender=get_user_model().groups.through)
    post_save.connect(index_made, sender=StoryIndexPage)
    address_refused.connect(reviewer_refused)
    erasing.connect(reviewer_erased)
