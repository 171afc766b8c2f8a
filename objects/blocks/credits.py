"""Who made a picture and on what terms: as an object's record says, else as its author wrote."""

from django.db.models import OuterRef, QuerySet, Subquery

from objects.models import CollectionObject, ObjectImage

IN_RECORD = ("creator", "rights_holder", "licence")
AS = "record_{}"
"""How a picture brings what its record says."""


def with_credits(images: QuerySet) -> QuerySet:
    """Each picture with what the record of its object says of it, if one has it; no query."""
    published = CollectionObject.objects.published().order_by().values("pk")
    rows = ObjectImage.objects.shown().filter(image=OuterRef("pk"), collection_object__in=published)
    of_first = rows.order_by("pk")[:1]
    return images.annotate(**{AS.format(one): Subquery(of_first.values(one)) for one in IN_RECORD})


def credit_of(image, written: str = "") -> dict[str, str]:
    """What stands under a picture: the record's words, and `written` only where it has none."""
    said = {one: getattr(image, AS.format(one), None) or "" for one in IN_RECORD}
    return said if any(said.values()) else {"credit": written or ""}
