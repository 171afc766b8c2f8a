"""Whether we take anything now, and the decorator of views that take people's words."""

from functools import wraps

from django.shortcuts import render
from django.utils.cache import patch_cache_control

from contact.guard.typed import typed_words
from contact.models import IntakeSettings


def intake_is_open() -> bool:
    """Whether public forms take anything today."""
    return not _closed()


def takes_words(form_name: str):
    """For a view that takes the words of the public: `form_name` is its name in the list of forms.

    While intake is closed, the page says why and when to come back, and gives back what was
    typed. Not for what people may always do: take back, narrow, ask for a copy.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            closed = _closed()
            response = say_closed(request, closed) if closed else view(request, *args, **kwargs)
            # Kept for nobody else; "no-store" would empty the form on the way back to it.
            patch_cache_control(response, private=True, no_cache=True)
            return response

        guarded.takes_words = form_name
        return guarded

    return decorate


def say_closed(request, closed: IntakeSettings):
    """503, with the reason and the day in words."""
    context = {"closed": closed, "typed": typed_words(request)}
    return render(request, "contact/closed.html", context, status=503)


def _closed() -> IntakeSettings | None:
    settings = IntakeSettings.objects.first()
    return settings if settings and settings.is_closed_now else None
