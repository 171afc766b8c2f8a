"""What people remember something of is not deleted: whoever tries is told why, and what to do."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from memories.models import Memory
from objects.models import CollectionObject, Place

INSTEAD = {
    CollectionObject: "Retire it instead: its address will say so, and what they told us stays.",
    Place: "Merge it into another place instead: what they told us goes along.",
}
RELATIONS = {CollectionObject: "collection_object", Place: "place"}


def refuse_to_delete(request, records):
    """Lead back to the list with the reason, if anybody tells us of one of these. Half-written
    words are kept as well, and the reason is the same: nobody hears that they are not yet sent.
    """
    model = type(records[0]) if records else None
    if model not in INSTEAD:
        return None
    told = Memory.objects.of_records(RELATIONS[model], records).select_related(RELATIONS[model])
    first = told.order_by("pk").first()
    if first is None:
        return None
    said = f"“{first.subject}” cannot be deleted, as people tell us what they remember of it."
    messages.error(request, f"{said} {INSTEAD[model]}")
    return redirect(reverse(model.snippet_viewset.get_url_name("list")))
