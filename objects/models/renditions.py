"""The files of a picture's sizes, each a row."""

import secrets
from pathlib import PurePath

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from wagtail.images.models import AbstractRendition, WagtailImageField, get_rendition_upload_to

import search
from objects.images.storage import private_storage

LONGEST_STEM = 60


class CollectionRendition(AbstractRendition):
    """A picture in one size and format, made from the cleaned original by the worker or, for
    its own thumbnails, by the admin.
    """

    image = models.ForeignKey(
        "objects.CollectionImage", related_name="renditions", on_delete=models.CASCADE
    )
    file = WagtailImageField(
        upload_to=get_rendition_upload_to,
        storage=private_storage,
        width_field="width",
        height_field="height",
        db_index=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="one_rendition_of_each_kind",
            )
        ]

    def get_upload_to(self, filename):
        """An address that nobody guesses from a title, a number or another size's address."""
        name = PurePath(filename)
        token = secrets.token_hex(8)
        return super().get_upload_to(f"{name.stem[:LONGEST_STEM]}.{token}{name.suffix}")


def has_files():
    """Whether there are files of the outer query's picture."""
    return Exists(CollectionRendition.objects.filter(image=OuterRef("pk")))


def remove_renditions(image_pks):
    """Remove rows and, after the commit, files of these pictures' sizes.

    Django's own way would leave a task in the queue for every single file.
    """
    with transaction.atomic():
        rows = CollectionRendition.objects.filter(image__in=image_pks)
        files = [row.file for row in rows]
        tell_objects({row.image_id for row in rows})
        rows._raw_delete(rows.db)
        transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])


def tell_objects(image_pks):
    """Note that the pages of these pictures' objects show something else now: within the
    caller's transaction, as what is kept of them must go (search/keeping.py).
    """
    published = apps.get_model("objects", "CollectionObject").objects.published()
    objects = published.filter(object_images__image__in=image_pks).distinct().order_by()
    search.changed(published.model._meta.label, objects.values_list("pk", flat=True))


def nearest(renditions, width):
    """The file that serves best where one of `width` pixels is wanted: any browser reads it."""
    readable = [row for row in renditions if not row.file.name.endswith((".avif", ".webp"))]
    large_enough = [row for row in readable if row.width >= width]
    if large_enough:
        return min(large_enough, key=lambda row: row.width)
    return max(readable, key=lambda row: row.width, default=None)
