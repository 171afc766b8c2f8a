"""What stands on the page of an object that the public may choose to see next."""

from objects.models import CollectionObject
from objects.panels import Panel
from whatson.models import Consultation, Option

AFTER_ON_STAGE = 16


def choices_of(records) -> dict[int, Consultation]:
    """The choice that each published object is put to today, the one that ends first; one query."""
    public = [record.pk for record in records if record.is_public]
    asked = Consultation.objects.taking_answers().filter(kind=Consultation.Kind.OBJECTS)
    rows = Option.objects.filter(collection_object__in=public, consultation__in=asked)
    found = {}
    for row in rows.select_related("consultation").order_by("consultation__closes_on", "pk"):
        found.setdefault(row.collection_object_id, row.consultation)
    return found


CHOICE = Panel(CollectionObject, AFTER_ON_STAGE, "whatson/choice_panel.html", choices_of)
