"""What a letter says of a visit that does not stand in its facts: read when the letter goes."""

from django import template

from whatson.models import VisitAsk

register = template.Library()


@register.simple_tag
def visit_of(reference: str) -> VisitAsk | None:
    """The ask that a letter is about, with what they are told; None of one that is erased."""
    return VisitAsk.objects.unread().filter(reference=reference).first()
