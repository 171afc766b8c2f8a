"""What no log and no error page may keep: the words of a private link, and what people typed."""

import logging
import re

from django.conf import settings
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from contact.plain_words import HOW_MANY, all_words

HIDDEN = "…"

# What follows /yours/, or the token of a letter; also inside the query of another address.
_ADDRESS = re.compile(
    r"(yours(?:/|%2f)(?:was-this-you(?:/|%2f))?)(?:(?!%2f)[^/\s?#&\"'<>])+", re.IGNORECASE
)
_BETWEEN = r"(-|\+|%20|,? )"
_MANY_WORDS = re.compile(rf"(?<![a-z])[a-z]+(?:{_BETWEEN}[a-z]+){{{HOW_MANY - 1},}}")

LOGGERS_OF_THEIR_OWN = ("django.server", "gunicorn.access", "gunicorn.error")
"""What writes past the handlers of `LOGGING`."""


def without_words(text: str) -> str:
    """The text with the words of private links hidden: in an address, or six of them in a row."""
    return _MANY_WORDS.sub(_hide_run, _ADDRESS.sub(rf"\1{HIDDEN}", text))


class WithoutPrivateWords(logging.Filter):
    """Hides them in what is logged: in the message, its parts and the error that came with it."""

    def filter(self, record):
        try:
            said = record.getMessage()
        except (TypeError, ValueError):  # whoever logs has made a mistake: that is no error here
            said, record.args = str(record.msg), ()
        hidden = without_words(said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = record.exc_text and without_words(record.exc_text)
        return True


def guard_loggers() -> None:
    """Put the filter where `LOGGING` cannot without taking away what a server set up."""
    for name in LOGGERS_OF_THEIR_OWN:
        logger = logging.getLogger(name)
        if not any(isinstance(one, WithoutPrivateWords) for one in logger.filters):
            logger.addFilter(WithoutPrivateWords())


class PrivateFilter(SafeExceptionReporterFilter):
    """No report of an error shows what somebody typed, nor what the code had in its hands then."""

    def is_active(self, request):
        """Also with DEBUG, for pages behind private links."""
        return not settings.DEBUG or bool(request and request.path.startswith("/yours/"))

    def get_post_parameters(self, request):
        if not request or not self.is_active(request):
            return super().get_post_parameters(request)
        return dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        found = super().get_traceback_frame_variables(request, tb_frame)
        if not self.is_active(request):
            return found
        return [(name, self.cleansed_substitute) for name, _ in found]


class PrivateReporter(ExceptionReporter):
    """Django's error page and error letter, with the words of private links hidden."""

    def get_traceback_html(self):
        return without_words(super().get_traceback_html())

    def get_traceback_text(self):
        return without_words(super().get_traceback_text())


def _hide_run(match):
    """The run with each six of our words in a row hidden; the rest is somebody's sentence."""
    parts = re.split(_BETWEEN, match[0])
    known = [word in all_words() for word in parts[::2]]
    for start in range(len(known) - HOW_MANY + 1):
        if all(known[start : start + HOW_MANY]):
            for place in range(start, start + HOW_MANY):
                parts[2 * place] = HIDDEN
    return "".join(parts)
