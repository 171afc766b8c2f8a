"""Which pages are measured: a few dozen addresses of each kind, so that no figure is one page's.

Needs a database with objects; the same database gives the same addresses.
"""

import random
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlencode

import django

django.setup()

from django.urls import reverse  # noqa: E402

from objects.documents import documents  # noqa: E402
from objects.models import CollectionObject  # noqa: E402
from search.registry import Document  # noqa: E402

OF_EACH = 40
CHOSEN = ("kind", "material", "colour", "place", "when", "picture")
"""The six facets in which something is chosen, with words besides."""


def addresses() -> dict[str, list[str]]:
    """Addresses by the name of the page, in the order of the table; the bare view is first."""
    plain, pictured = some_objects(object_images=None), some_objects(object_images__may_show=True)
    found = list(some_documents())
    return {
        "bare view": [f"/bare/{thing.slug}/" for thing in plain],
        "object": [thing.get_absolute_url() for thing in plain],
        "object with pictures": [thing.get_absolute_url() for thing in pictured],
        "search, words": [listing(q=words_of(document)) for document in found],
        "search, words and 6 choices": [chosen_like(document) for document in found],
        "list, nothing chosen": [listing(page=page) for page in range(1, OF_EACH)],
        "list of pictures": [listing(picture="yes")],
        "all makers": [reverse("objects:choose", args=["maker"])],
        "home": ["/"],
    }


def some_objects(**which) -> list[CollectionObject]:
    """Published objects from all over the collection."""
    found = CollectionObject.objects.published().filter(**which).order_by("pk")
    keys = sorted(set(found.values_list("pk", flat=True)))
    return list(found.filter(pk__in=random.Random(4).sample(keys, min(OF_EACH, len(keys)))))


def some_documents() -> Iterable[Document]:
    """What the index knows of objects that have a value in each of the facets to choose in."""
    keys = CollectionObject.objects.published().values_list("pk", flat=True)[:2000]
    found = (each for each in documents(keys) if all(map(each.values.get, CHOSEN)))
    return islice(found, OF_EACH)


def words_of(document) -> str:
    return " ".join(document.texts["names"].split()[:1])


def chosen_like(document) -> str:
    """A search that finds this one and whatever is like it."""
    return listing(q=words_of(document), **{facet: document.values[facet][0] for facet in CHOSEN})


def listing(**query) -> str:
    return f"{reverse('objects:list')}?{urlencode(query)}"


def main():
    """Print the name of a page and an address, line by line, for what is asked from outside."""
    for name, asked in addresses().items():
        for address in asked:
            print(name, address, sep="\t")


if __name__ == "__main__":
    main()
