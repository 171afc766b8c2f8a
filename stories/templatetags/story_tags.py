"""Template tags of stories."""

from django import template
from django.utils.safestring import mark_safe

from objects.mosaic import mosaic

register = template.Library()


@register.simple_tag
def story_mosaic(article):
    """The tile floor that stands where a story has no picture, always the same for one story."""
    # Nothing of the story is written into it: its key only chooses among our tiles.
    return mark_safe(mosaic(f"story-{article.pk}"))
