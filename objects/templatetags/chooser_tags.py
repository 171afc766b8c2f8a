"""Template tags of the window in which a record is chosen."""

from django import template

from objects.admin.columns import thumbnail
from objects.templatetags.object_tags import content_note_kind

register = template.Library()
SHOWN_AT = "card"


@register.simple_tag
def chooser_picture(thing):
    """A small file of an object's first picture that may be shown: one that readers get, else the
    admin's own; None where there is no picture, or something to know before looking at it.
    """
    row = thing.first_image
    if row is None or content_note_kind(thing):
        return None
    files = row.image.renditions_for(SHOWN_AT).values()
    ready = [file for file in files if "webp" in file.filter_spec]
    return min(ready, key=lambda file: file.width) if ready else thumbnail(row.image)
