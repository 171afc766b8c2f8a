"""Single saves, told to the outbox and to the importer; bulk writes tell them themselves."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import CollectionViewRestriction, Revision

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
    Person,
    Place,
    RelatedObject,
    Term,
)

LINKS = {ObjectPerson: Person, ObjectPlace: Place}
"""What links objects to those authorities that are records of their own in search."""
ROWS = (ObjectPerson, ObjectPlace, ObjectTerm, Dimension, Inscription, ObjectImage, RelatedObject)


def object_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """The object's indexes and links follow, and the next import compares its values."""
    if raw:
        return
    if update_fields is None or set(update_fields) & set(PROSE):
        imported = (
            ImportedRecord.objects.select_related("run").filter(collection_object=instance).first()
        )
        run = imported and imported.run
        write_mentions([instance], run.mention_pattern if run else "")
        resolve_mentions()
    # Last: outside a transaction the indexes follow at once, and what is kept with them.
    _note(instance.pk)


def object_deleted(sender, instance, **kwargs):
    search.changed(CollectionObject._meta.label, [instance.pk])


def row_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        _note(instance.collection_object_id)


def draft_saved(sender, instance, **kwargs):
    """A picture that so far only a draft of an object has follows the object, like any other."""
    drafted = ContentType.objects.get_for_id(instance.content_type_id)
    if drafted.model_class() is CollectionObject:
        rows = instance.content.get("object_images", [])
        CollectionImage.objects.taken_by_draft(row.get("image") for row in rows)


def authority_saved(sender, instance, created=False, raw=False, **kwargs):
    """A renamed or merged authority is found by its new name on every object that has it.

    All that share a preferred name with it are told: a merge moves them without a signal.
    """
    if raw or created:
        return
    if sender in LINKS.values():
        search.changed(sender._meta.label, filter(None, [instance.pk, instance.preferred_id]))
    same = Q(pk=instance.pk) | Q(preferred=instance.pk)
    if instance.preferred_id:
        same |= Q(pk=instance.preferred_id) | Q(preferred=instance.preferred_id)
    link = sender._meta.get_field("object_links")
    named = link.related_model.objects.filter(
        **{f"{link.field.name}__in": sender.objects.filter(same)}
    )
    objects = named.order_by().values_list("collection_object", flat=True).distinct()
    search.changed(CollectionObject._meta.label, objects)


def authority_moves(sender, instance, raw=False, **kwargs):
    """The name that stood for this one till now loses it."""
    before = None if raw else sender.objects.filter(pk=instance.pk).values_list("preferred").first()
    if before and before[0] not in (None, instance.preferred_id):
        search.changed(sender._meta.label, before)


def link_moves(sender, instance, raw=False, **kwargs):
    """Whom a row names from now on follows the object; whom it named till now is told here."""
    if not raw and instance.pk:
        authority = LINKS[sender]
        before = authority.objects.filter(object_links=instance.pk)
        key = getattr(instance, f"{authority._meta.model_name}_id")
        search.changed(authority._meta.label, before.exclude(pk=key).shown_keys())


def link_deleted(sender, instance, **kwargs):
    """Whom nothing else names must be gone, too, and the object tells of it no more."""
    authority = LINKS[sender]
    named = authority.objects.filter(pk=getattr(instance, f"{authority._meta.model_name}_id"))
    search.changed(authority._meta.label, named.shown_keys())


def _note(pk):
    ImportedRecord.objects.filter(collection_object=pk, is_touched=False).update(is_touched=True)
    search.changed(CollectionObject._meta.label, [pk])


def connect():
    """Called once, when the app is ready."""
    post_save.connect(object_saved, sender=CollectionObject)
    post_delete.connect(object_deleted, sender=CollectionObject)
    post_save.connect(draft_saved, sender=Revision)
    for model in (Person, Place, Term):
        post_save.connect(authority_saved, sender=model)
    for link, authority in LINKS.items():
        pre_save.connect(authority_moves, sender=authority)
        pre_save.connect(link_moves, sender=link)
        post_delete.connect(link_deleted, sender=link)
    for model in ROWS:
        post_save.connect(row_changed, sender=model)
        post_delete.connect(row_changed, sender=model)
    post_save.connect(image_saved, sender=CollectionImage)
    post_save.connect(restriction_changed, sender=CollectionViewRestriction)
    post_delete.connect(restriction_changed, sender=CollectionViewRestriction)
