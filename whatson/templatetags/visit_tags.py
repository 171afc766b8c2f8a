"""What a letter says of a visit that does not stand in its facts: read when the letter goes."""

from django import template

from whatson.models import VisitAsk

register = template.Library()


@register.simple_tag
def visit_place(reference: str) -> str:
    """Where it is that those invited come to, as they are told; "" of an ask that is erased."""
    told = VisitAsk.objects.filter(reference=reference).values_list("told_place", flat=True)
    return told.first() or ""
