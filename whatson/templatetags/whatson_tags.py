"""Template tags of what is on."""

from django import template
from django.utils.safestring import mark_safe

from objects.mosaic import mosaic
from objects.sharing.linked_data import script_block
from whatson import linked_data
from whatson.occasions import last_checked

register = template.Library()


@register.simple_tag
def on_mosaic(name):
    """The tile floor that stands where there is no picture, always the same for one name."""
    # Nothing of the page is written into it: its name only chooses among our tiles.
    return mark_safe(mosaic(name))


@register.inclusion_tag("whatson/last_checked.html")
def on_last_checked(occasions):
    """When the box office was last heard, above a list whose prices and places may be old."""
    return {"words": last_checked(occasions)}


@register.simple_tag
def on_linked_data(occasions):
    """What machines are told of each time, as a block that no browser runs; what has no time is no
    event to them.
    """
    timed = [one for one in occasions if one.start]
    return script_block(linked_data.linked_data(timed)) if timed else ""
