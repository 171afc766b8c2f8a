"""What a letter says of a session: read when the letter goes, and no word of anybody's."""

from django import template
from django.utils.formats import date_format

from whatson.models import Joining
from whatson.times import local
from whatson.told import span

register = template.Library()


@register.simple_tag
def joining_of(reference: str) -> Joining | None:
    """The one that a letter is about."""
    found = Joining.objects.unread().select_related("project")
    return found.filter(reference=reference).first()


@register.simple_tag
def joining_when(joining: Joining | None, with_end=False) -> str:
    """What it is, when and where, in one line; "" of one that is erased."""
    if joining is None or joining.told_start is None:
        return ""
    when = date_format(local(joining.told_start), "l j F Y, H:i")
    if with_end and joining.told_end:
        when = span(joining.told_start, joining.told_end)
    title = joining.project.title if joining.project else ""
    return ", ".join(filter(None, [title, when, joining.told_place]))
