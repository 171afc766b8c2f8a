"""What is left of memories that no page of theirs shows: notes on objects, late complaints."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from memories.admin.action import LEAD, READ
from memories.admin.furniture import furniture
from memories.admin.views import need
from memories.models import Message, RecordNote
from search.paging import page_of

ON_A_PAGE = 50


@need(READ)
@require_GET
def notes(request):
    """Every note on an object, the newest first; those of erased memories are nowhere else."""
    found = RecordNote.objects.select_related("collection_object", "memory", "by")
    page = page_of(found.order_by("-made_at", "-pk"), ON_A_PAGE, request.GET.get("p", ""))
    context = furniture("Notes on objects") | {"page": page}
    return render(request, "memories/admin/notes.html", context)


@need(READ)
@require_POST
def note_away(request, pk):
    """Take one away; twice is once."""
    for note in RecordNote.objects.filter(pk=pk):
        note.take_away(request.user)
    messages.success(request, "The note is gone.")
    return redirect("moderating:notes")


@need(LEAD)
@require_GET
def late_complaints(request):
    """What somebody wrote after taking their memory back, without the memory."""
    found = Message.objects.complaints_after_taking_back().select_related("memory")
    context = furniture("Complaints after taking back") | {"complaints": found}
    return render(request, "memories/admin/late_complaints.html", context)


@need(LEAD)
@require_POST
def settle_late(request, pk):
    """Say that one is dealt with."""
    message = get_object_or_404(Message.objects.complaints_after_taking_back(), pk=pk)
    message.memory.settle(message, request.user)
    messages.success(request, "Dealt with.")
    return redirect("moderating:late_complaints")
