"""Template tags that show pictures in the sizes of `objects/images/sizes.py`."""

from django import template
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from objects.images.sizes import SIZES

register = template.Library()


@register.simple_tag
def sized_picture(image, size, **attrs):
    """Return a `<picture>` of `image` in a named size, for example

    `{% sized_picture row.image "card" alt=row.alternative_text loading="lazy" %}`.

    An unknown size raises KeyError. Without `alt` the picture's own alternative text is used.
    Queries: none if the page used `prefetch_renditions(*filters_of(size))`.
    """
    renditions = get_renditions_or_not_found(image, SIZES[size].filters_for(image))
    return Picture(renditions, {"sizes": SIZES[size].sizes, **attrs})
