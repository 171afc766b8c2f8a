"""What the collection lets be found: objects, and the people and places that they name.

`objects` and `authorities` make the documents of each kind, `facets` says how objects are
narrowed and sorted.
"""

from objects.documents.authorities import PERSON, PLACE
from objects.documents.facets import FACETS, SORTS, TERM_FACETS, YEARS, list_address
from objects.documents.objects import BATCH, FIELDS, KIND, OBJECTS, documents, texts
from search.registry import register

__all__ = [
    "BATCH",
    "FACETS",
    "FIELDS",
    "KIND",
    "PERSON",
    "PLACE",
    "SORTS",
    "TERM_FACETS",
    "YEARS",
    "documents",
    "list_address",
    "texts",
]

for kind in (OBJECTS, PERSON, PLACE):
    register(kind)
