"""Saves, and pages that write something down, that meet an import being put in.

On SQLite one writer holds the whole database, so a save would wait, fail and lose what was
typed. It waits here instead, for two minutes at most, and then gives everything back. A page
that only shows something never waits: Wagtail's editor notes who is there, and while it can't,
it says so at once.
"""

import re
import threading
import time
from contextlib import ExitStack

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render

from objects import pen

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
LONGEST_WAIT = 120
PAUSE = 0.5
"""Seconds: how long a save waits, and how often it looks."""

MOST_WAITING = max(settings.WEB_THREADS - 1, 1)
"""Saves that may wait in one process; one of its threads is left for readers."""
MOST_STRANGERS = max(settings.WEB_THREADS // 4, 1)
"""Of those, how many may be of people who haven't signed in: anybody can send them."""

SORRY = "An import is being put in, so nothing can be saved for a moment. Please try again."
NOT_TO_SEE = (
    "An import is being put in, so this page can't be opened. You can look again in a moment."
)
SECRET = re.compile("password|secret|token", re.IGNORECASE)
"""Names of fields that are never written into a page."""


class SavesWaitForImports:
    """Stands after the CSRF check: what it gives back to be sent again was checked."""

    waiting = threading.BoundedSemaphore(MOST_WAITING)
    strangers = threading.BoundedSemaphore(MOST_STRANGERS)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in SAFE_METHODS and pen.is_taken():
            with pen.no_waiting():
                return self.get_response(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Let a save wait while an import holds the database; None lets it through."""
        if request.method in SAFE_METHODS or getattr(view, "never_waits", False):
            return None
        if not pen.is_taken():
            return None
        if _is_script(request) or not self._wait(request):
            return busy(request)
        return None

    def process_exception(self, request, error):
        """A writer that got in between: the same answer instead of an error page."""
        if pen.is_locked(error) or isinstance(error, pen.NotNow):
            return busy(request)
        return None

    def _wait(self, request) -> bool:
        """Wait until the import is in; False if that takes too long or too many wait."""
        with ExitStack() as places:
            wanted = [self.waiting] if _is_known(request) else [self.strangers, self.waiting]
            for place in wanted:
                if not place.acquire(blocking=False):
                    return False
                places.callback(place.release)
            return _wait_for_import()


def never_waits(view):
    """A view that finds its own answer where it can't write: no request for it waits."""
    view.never_waits = True
    return view


def _is_known(request) -> bool:
    return request.user.is_authenticated


def _is_script(request) -> bool:
    # The editor's own pings and autosaves come again by themselves; only a person waits.
    return not request.accepts("text/html") or request.headers.get("x-requested-with")


def _wait_for_import() -> bool:
    last = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < last:
        if not pen.is_taken():
            return True
        time.sleep(PAUSE)
    return False


def busy(request):
    """503: what was typed, to be sent again with one button, or that one can look again soon.

    Files must be chosen again. A form with a password is not given back at all.
    """
    looking = request.method in SAFE_METHODS
    sorry = NOT_TO_SEE if looking else SORRY
    if _is_script(request):
        response = JsonResponse({"error": sorry}, status=503)
    else:
        context = {"sorry": sorry, "looking": looking, "has_files": bool(request.FILES)}
        response = render(request, "objects/busy.html", context | typed(request), status=503)
    response["Retry-After"] = "5" if looking else "30"
    response["Cache-Control"] = "no-store"
    return response


def typed(request) -> dict:
    """`typed`: names and values to send again; `has_secret`: there was one, so there are none."""
    found = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if any(SECRET.search(name) for name, _ in found):
        return {"typed": [], "has_secret": True}
    return {"typed": found, "has_secret": False}
