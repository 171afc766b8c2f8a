"""Saves that meet an import being put in.

On SQLite one writer holds the whole database, so a save would wait, fail and lose what was
typed. It waits here instead, for two minutes at most, and then gives everything back.
"""

import threading
import time

from django.db import OperationalError, connection
from django.http import JsonResponse
from django.shortcuts import render

from objects.importing import locks

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
LONGEST_WAIT = 120
PAUSE = 0.5
"""Seconds: how long a save waits, and how often it looks."""

MOST_WAITING = 2
"""Saves that may wait in one process; its other threads are for readers."""

SORRY = "An import is being put in, so nothing can be saved for a moment. Please try again."


class SavesWaitForImports:
    """Stands after the CSRF check: what it gives back to be sent again was checked."""

    waiting = threading.BoundedSemaphore(MOST_WAITING)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Let a save wait while an import holds the database; None lets it through."""
        if request.method in SAFE_METHODS or not _is_applying():
            return None
        if _is_script(request) or not self._wait():
            return busy(request)
        return None

    def process_exception(self, request, error):
        """A writer that got in between: the same answer instead of an error page."""
        if isinstance(error, OperationalError) and "locked" in str(error):
            return busy(request)
        return None

    def _wait(self) -> bool:
        """Wait until the import is in; False if that takes too long or too many wait."""
        if not self.waiting.acquire(blocking=False):
            return False
        try:
            return _wait_for_import()
        finally:
            self.waiting.release()


def _is_applying() -> bool:
    return connection.vendor == "sqlite" and locks.is_held(locks.APPLY)


def _is_script(request) -> bool:
    # The editor's own pings and autosaves come again by themselves; only a person waits.
    return not request.accepts("text/html") or request.headers.get("x-requested-with")


def _wait_for_import() -> bool:
    last = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < last:
        if not _is_applying():
            return True
        time.sleep(PAUSE)
    return False


def busy(request):
    """503 with what was typed, to be sent again with one button; files must be chosen again."""
    if _is_script(request):
        response = JsonResponse({"error": SORRY}, status=503)
    else:
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            if name != "csrfmiddlewaretoken"
            for value in values
        ]
        context = {"sorry": SORRY, "typed": typed, "has_files": bool(request.FILES)}
        response = render(request, "objects/busy.html", context, status=503)
    response["Retry-After"] = "30"
    response["Cache-Control"] = "no-store"
    return response
