"""Lets the files of pictures follow what the public may see.

The outbox tells which objects and pictures changed. What is no longer public loses its files,
rows and all, so that no address of them works any more; what has become public gets them
from the worker. The view that hands files out asks again each time (`views.py`), so that
nobody gets anything in the moment between.
"""

import search
from objects.models import CollectionImage, CollectionObject
from objects.models.renditions import tell_objects

from .tasks import enqueue_sizes


def follow(kind, pks):
    """Consumer of the outbox: see above. Two to seven queries for each batch."""
    if kind == CollectionImage._meta.label:
        # The objects' rows are there before the pictures' go: nothing is settled in between.
        tell_objects(pks)
        keep_true(CollectionImage.objects.filter(pk__in=pks))
    elif kind == CollectionObject._meta.label:
        keep_true(CollectionImage.objects.filter(object_images__collection_object__in=pks))
        # A picture taken off an object, or whose object is gone, cannot be found by it.
        keep_true(CollectionImage.objects.left_by_objects())


def keep_true(images):
    """Remove the files of those that are not public, have the missing ones of others made."""
    images = CollectionImage.objects.filter(pk__in=images.values("pk"))
    images.withdraw_renditions()
    enqueue_sizes(images.lacking_sizes())


def image_saved(instance, created, raw=False, **kwargs):
    """An import's new pictures are found by their objects, which it tells of itself."""
    if not raw and (instance.in_library or not created):
        _tell(CollectionImage.objects.filter(pk=instance.pk))


def restriction_changed(instance, raw=False, **kwargs):
    """Wagtail's privacy was set or lifted for a collection and all below it."""
    if not raw:
        collections = instance.collection.get_descendants(inclusive=True)
        _tell(CollectionImage.objects.filter(collection__in=collections))


def pictures_moved(request, action_type, objects, action):
    """Wagtail's list moved several pictures to a collection, which it tells by no signal."""
    if action_type == "add_to_collection":
        keys = [image.pk for image in objects if isinstance(image, CollectionImage)]
        _tell(CollectionImage.objects.filter(pk__in=keys))


def _tell(images):
    """These pictures changed, and with them what their objects say of themselves."""
    search.changed(CollectionImage._meta.label, images.values_list("pk", flat=True))
    objects = CollectionObject.objects.filter(object_images__image__in=images).distinct()
    search.changed(CollectionObject._meta.label, objects.values_list("pk", flat=True))
