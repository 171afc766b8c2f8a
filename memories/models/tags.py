"""Tags on memories: words that gather them with objects and stories."""

from django.db import models
from taggit.models import TaggedItemBase


class TaggedMemory(TaggedItemBase):
    """That a reader of it gave a memory a tag; erased with the memory."""

    content_object = models.ForeignKey(
        "memories.Memory", on_delete=models.CASCADE, related_name="tagged_items"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Tag {self.pk}"
