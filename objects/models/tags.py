"""Tags on objects: words that gather them with memories and stories."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase


class TaggedObject(TaggedItemBase):
    """That an object has a tag: this site's own, which no import touches."""

    content_object = ParentalKey(
        "objects.CollectionObject", on_delete=models.CASCADE, related_name="tagged_items"
    )
