"""Template tags of stories."""

from django import template
from django.utils.safestring import mark_safe

from objects.mosaic import mosaic
from objects.sharing.linked_data import script_block
from stories import sharing

register = template.Library()
register.simple_tag(sharing.share_address)


@register.simple_tag
def story_mosaic(article):
    """The tile floor that stands where a story has no picture, always the same for one story."""
    # Nothing of the story is written into it: its key only chooses among our tiles.
    return mark_safe(mosaic(f"story-{article.pk}"))


@register.simple_tag
def story_linked_data(article, reading, address):
    """What machines are told of a story, as a block that no browser runs."""
    return script_block(sharing.linked_data(article, reading, address))
