"""Addresses that objects had once."""

from django.apps import apps
from django.db import models

RESERVED_ADDRESSES = {"choose", "feed"}
"""Words after `/objects/` where something else answers; `objects/urls.py` has them, a test walks
them.
"""


class FormerAddress(models.Model):
    """An address that an object had once; it redirects for ever."""

    slug = models.SlugField(max_length=200, unique=True)
    collection_object = models.ForeignKey(
        "objects.CollectionObject", on_delete=models.CASCADE, related_name="former_addresses"
    )

    def __str__(self):
        return self.slug


def taken_slugs(wanted: str, objects=None) -> set[str]:
    """The addresses, present (of `objects`, else of all) and former, that begin with `wanted`,
    and those that no object may have.
    """
    objects = apps.get_model("objects.CollectionObject").objects if objects is None else objects
    now = objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    former = FormerAddress.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    return {*now, *former, *RESERVED_ADDRESSES}
