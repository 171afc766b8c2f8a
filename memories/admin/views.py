"""One memory before its reader: beside its object, with everything that can be done to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET, require_POST

from memories import corrections, states
from memories.admin.action import READ
from memories.admin.actions import ACTIONS
from memories.admin.furniture import furniture
from memories.admin.look_page import LookPage, NewLookPage
from memories.admin.reading_page import ReadingPage, Stopped, ToLookAt
from memories.admin.slips import slip
from memories.models import Memory

CONFLICT = 409


def need(permission):
    """For a view function: who may not is refused, and nothing is kept by a browser."""

    def decorate(view):
        def checked(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return checked

    return decorate


def staff_memory(request, reference):
    """The memory of this reference, if this person may see it; raises Http404."""
    seen = Memory.objects.for_staff(request.user).with_waiting()
    return get_object_or_404(seen, reference=reference)


@need(READ)
@require_GET
def memory_page(request, reference):
    """Read it."""
    return _shown(request, ReadingPage(staff_memory(request, reference), request.user))


@need(READ)
@require_GET
def look(request, reference):
    """See what the public will, before it does."""
    page = LookPage(staff_memory(request, reference), request.user)
    return _shown(request, page, template="memories/admin/look.html")


@need(READ)
@require_POST
def act(request, reference, name):
    """Do one of the `ACTIONS`, unless somebody else did something to it meanwhile."""
    action = ACTIONS[name]
    try:
        with transaction.atomic():
            # The row is nobody else's until this is done.
            Memory.objects.select_for_update().filter(reference=reference).first()
            memory = staff_memory(request, reference)
            form = action.form(request.POST, memory=memory)
            made = _run(action, form, memory, request.user)
    except ToLookAt as found:
        page = NewLookPage(memory, request.user, found)
        return _shown(request, page, template="memories/admin/look.html")
    except Stopped as stopped:
        page = ReadingPage(memory, request.user, stopped)
        return _shown(request, page, status=CONFLICT if stopped.is_conflict else 200)
    if action.hands_out:
        return slip(request, memory, made)
    messages.success(request, f"{reference}: {action.done}")
    return redirect(*_back_to(memory, request.user))


def _back_to(memory, user):
    """The memory's page, or the list once it is with its giver again."""
    is_seen = memory.may_be_seen_by(user)
    return ("moderating:memory", memory.reference) if is_seen else ("moderating:index",)


def _run(action, form, memory, user):
    is_stale = form.data.get("version") != form.stamp
    if is_stale or not action.is_open(memory, user):
        raise Stopped(action, form, is_conflict=is_stale)
    if not form.is_valid():
        raise Stopped(action, form)
    if form.needs_look:
        raise ToLookAt(action, form)
    try:
        return action.run(memory, form, user)
    except (states.NotAllowed, ValueError) as error:
        raise Stopped(action, form) from error


@need(READ)
@require_GET
def corrections_file(request):
    """What the museum learned, as a table for its own system."""
    return corrections.as_response()


def _shown(request, page, template="memories/admin/memory.html", status=200):
    context = furniture(page.title) | {"page": page, "memory": page.memory}
    return render(request, template, context, status=status)
