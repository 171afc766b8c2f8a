"""Wagtail's reference index of objects, kept true in bulk.

Wagtail follows single saves by signals; an import's bulk writes pass it by, and asking it
record by record costs a dozen queries each.
"""

from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex

from objects.models import CollectionObject, ObjectImage, RelatedObject


def update_references(kind: str, pks: list[str]) -> None:
    """Write which pictures and objects these records use; rows of and to those now gone go."""
    if kind != CollectionObject._meta.label:
        return
    _forget_gone(pks)
    found = CollectionObject.objects.filter(pk__in=pks).filter(_may_refer())
    found = found.prefetch_related(*_child_relations())
    wanted = {key: None for collection_object in found for key in _references(collection_object)}
    content_type = ContentType.objects.get_for_model(CollectionObject)
    with transaction.atomic():
        stored = ReferenceIndex.objects.filter(base_content_type=content_type, object_id__in=pks)
        stale = []
        for row in stored:
            key = (
                row.object_id,
                row.to_content_type_id,
                row.to_object_id,
                row.model_path,
                row.content_path,
            )
            if key in wanted:
                del wanted[key]
            else:
                stale.append(row.pk)
        ReferenceIndex.objects.filter(pk__in=stale).delete()
        ReferenceIndex.objects.bulk_create(
            (_row(content_type, *key) for key in wanted),
            ignore_conflicts=connection.features.supports_ignore_conflicts,
        )


def _forget_gone(pks):
    there = CollectionObject.objects.filter(pk__in=pks).values_list("pk", flat=True)
    gone = set(pks) - {str(pk) for pk in there}
    content_type = ContentType.objects.get_for_model(CollectionObject)
    if gone:
        ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id__in=gone).delete()


def _may_refer() -> Q:
    """Most objects use nothing that the index follows; those need not be loaded."""
    rows = (ObjectImage, RelatedObject)
    hanging = [Q(Exists(model.objects.filter(collection_object=OuterRef("pk")))) for model in rows]
    own = [
        Q(**{f"{field.name}__isnull": False})
        for field in CollectionObject._meta.concrete_fields
        if field.many_to_one
    ]
    return reduce(or_, hanging + own)


def _child_relations() -> list[str]:
    return [relation.get_accessor_name() for relation in get_all_child_relations(CollectionObject)]


def _references(collection_object):
    # The public method reads and writes record by record; this is its reading half.
    for reference in ReferenceIndex._extract_references_from_object(collection_object):
        yield (str(collection_object.pk), *reference)


def _row(content_type, object_id, to_content_type_id, to_object_id, model_path, content_path):
    return ReferenceIndex(
        content_type=content_type,
        base_content_type=content_type,
        object_id=object_id,
        to_content_type_id=to_content_type_id,
        to_object_id=to_object_id,
        model_path=model_path,
        content_path=content_path,
        content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
    )
