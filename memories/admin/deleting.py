"""What people remember something of is not deleted: whoever tries is told why, and what to do."""

from django.db.models import Count, Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin import messages
from wagtail.models import Page

from memories.models import Memory
from memories.subjects import subject_of
from objects.models import CollectionObject, Place
from whatson.models import ProductionPage

INSTEAD = {
    CollectionObject: "Retire it instead: its address will say so, and what they told us stays.",
    Place: "Merge it into another place instead: what they told us goes along.",
    ProductionPage: "Unpublish it instead: then they are not shown, and wait until it is back.",
}


def refuse_to_delete(request, records):
    """Lead back to the list with the reason, if anybody tells us of one of these. Half-written
    words are kept as well, and the reason is the same: nobody hears that they are not yet sent.
    """
    model = type(records[0]) if records else None
    if model not in INSTEAD:
        return None
    field = subject_of(records[0]).field
    told = Memory.objects.of_records(field, records).select_related(field)
    first = told.order_by("pk").first()
    if first is None:
        return None
    said = f"“{first.subject}” cannot be deleted, as people tell us what they remember of it."
    messages.error(request, f"{said} {INSTEAD[model]}")
    return redirect(reverse(model.snippet_viewset.get_url_name("list")))


def refuse_to_delete_page(request, page):
    """Lead back to the page with the reason, if it is a production that people tell us of, or one
    stands below it; where nobody does, None.
    """
    said = _told_of([page])
    if not said:
        return None
    messages.error(request, said)
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)


def refuse_to_delete_many(request, action_type, pages, action):
    """The same for several at once: none of them is deleted."""
    if action_type != "delete" or action.model is not Page:
        return None
    said = _told_of(pages)
    if not said:
        return None
    messages.error(request, said)
    return redirect(action.next_url)


def _told_of(pages) -> str:
    """Of the first that keeps these from being deleted: which, how many told us, what to do."""
    below = Q()
    for page in pages:
        below |= Q(path__startswith=page.path)
    told = Count("memories")
    found = ProductionPage.objects.filter(below).annotate(told=told).filter(told__gt=0)
    first = found.order_by("path").first() if pages else None
    if first is None:
        return ""
    title, count = Truncator(first.title).chars(80), first.told
    many = "1 memory was" if count == 1 else f"{count} memories were"
    return f"“{title}” cannot be deleted: {many} given on it. {INSTEAD[ProductionPage]}"
