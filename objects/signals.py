"""Single saves, told to the outbox and to the importer; bulk writes tell them themselves."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionViewRestriction

import search
from objects.images.following import image_saved, restriction_changed
from objects.mentions import PROSE, resolve_mentions, write_mentions
from objects.models import (
    CollectionImage,
    CollectionObject,
    Dimension,
    ImportedRecord,
    Inscription,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    RelatedObject,
)

ROWS = (ObjectPerson, ObjectPlace, ObjectTerm, Dimension, Inscription, ObjectImage, RelatedObject)


def object_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """The object's indexes and links follow, and the next import compares its values."""
    if raw:
        return
    _note(instance.pk)
    if update_fields is None or set(update_fields) & set(PROSE):
        imported = (
            ImportedRecord.objects.select_related("run").filter(collection_object=instance).first()
        )
        run = imported and imported.run
        write_mentions([instance], run.mention_pattern if run else "")
        resolve_mentions()


def object_deleted(sender, instance, **kwargs):
    search.changed(CollectionObject._meta.label, [instance.pk])


def row_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        _note(instance.collection_object_id)


def _note(pk):
    ImportedRecord.objects.filter(collection_object=pk, is_touched=False).update(is_touched=True)
    search.changed(CollectionObject._meta.label, [pk])


def connect():
    """Called once, when the app is ready."""
    post_save.connect(object_saved, sender=CollectionObject)
    post_delete.connect(object_deleted, sender=CollectionObject)
    for model in ROWS:
        post_save.connect(row_changed, sender=model)
        post_delete.connect(row_changed, sender=model)
    post_save.connect(image_saved, sender=CollectionImage)
    post_save.connect(restriction_changed, sender=CollectionViewRestriction)
    post_delete.connect(restriction_changed, sender=CollectionViewRestriction)
