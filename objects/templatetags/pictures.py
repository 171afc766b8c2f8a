"""Template tags that show pictures in the sizes of `objects/images/sizes.py`."""

from django import template
from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from objects import pen
from objects.images.sizes import SIZES

register = template.Library()


@register.simple_tag
def sized_picture(image, size, **attrs):
    """Return a `<picture>` of `image` in a named size, for example

    `{% sized_picture row.image "card" alt=row.alternative_text loading="lazy" %}`.

    An unknown size raises KeyError. Without `alt` the picture's own alternative text is used.
    Empty if its files are not made and cannot be now. Queries: none if the page used
    `prefetch_renditions(*filters_of(size))`.
    """
    renditions = _renditions(image, SIZES[size].filters_for(image))
    if not renditions:
        return ""
    return Picture(renditions, {"sizes": SIZES[size].sizes, **attrs})


def _renditions(image, specs):
    """The files by their spec; those that exist while an import holds SQLite's only pen.

    Making one writes a row, and a reader must not wait for an import to end.
    """
    if pen.is_taken():
        found = image.find_existing_renditions(*map(Filter, specs))
        return {filter_.spec: rendition for filter_, rendition in found.items()}
    return get_renditions_or_not_found(image, specs)
