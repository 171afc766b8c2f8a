"""The catalogue: records, authorities, what hangs on them, and imports."""

from objects.models.addresses import FormerAddress
from objects.models.authorities import Person, Place, Term
from objects.models.collection_object import CollectionObject
from objects.models.images import CollectionImage
from objects.models.imports import ImportChange, ImportedRecord, ImportRun
from objects.models.media import CollectionMedia
from objects.models.relations import (
    Dimension,
    Inscription,
    Mention,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    RelatedObject,
)
from objects.models.renditions import CollectionRendition
from objects.models.tags import TaggedObject

__all__ = [
    "CollectionImage",
    "CollectionMedia",
    "CollectionObject",
    "CollectionRendition",
    "Dimension",
    "FormerAddress",
    "ImportChange",
    "ImportRun",
    "ImportedRecord",
    "Inscription",
    "Mention",
    "ObjectImage",
    "ObjectPerson",
    "ObjectPlace",
    "ObjectTerm",
    "Person",
    "Place",
    "RelatedObject",
    "TaggedObject",
    "Term",
]
