"""Template tags that show pictures in the sizes of `objects/images/sizes.py`."""

from django import template
from wagtail.images.models import Picture

from objects.images.sizes import SIZES
from objects.templatetags.object_tags import mosaic_of

register = template.Library()


@register.simple_tag
def sized_picture(image, size, instead=None, **attrs):
    """Return a `<picture>` of `image` in a named size, for example

    `{% sized_picture row.image "card" instead=thing alt=row.alternative_text loading="lazy" %}`.

    It only shows files that are made: all of the size, else the nearest one, else the mosaic
    of the object `instead`, else nothing. An unknown size raises KeyError. Without `alt` the
    picture's own alternative text is used. Queries: none if the page fetched the files.
    """
    renditions = image.renditions_for(size)
    if renditions:
        return Picture(renditions, {"sizes": SIZES[size].sizes, **attrs})
    return mosaic_of(instead) if instead else ""
