"""What a letter of a change says of how it was before."""

from django import template

from whatson import told

register = template.Library()


@register.simple_tag(takes_context=True)
def how_changed(context, record) -> str:
    """What has changed since they were told last, and how that was; "" where that is unknown."""
    return told.how_changed(record, context.flatten())


@register.simple_tag
def from_to(start, end) -> str:
    """From when to when it is."""
    return told.span(start, end)
