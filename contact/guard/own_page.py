"""A form whose result opens a page of its sender's own: who presses twice opens it, nobody else."""

import json
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from contact.guard.forms import GuardedForm
from contact.guard.stamps import Stamp

SAME_PRESS = timedelta(minutes=2)
"""So long a second press on the same form, with the same said, leads to the same page."""


class OwnPageForm(GuardedForm):
    """Put it first among the bases. `keep_once` makes what keeps `token` as unique, and has
    `asked_at`.
    """

    keeps_token = True

    def _count(self):
        self._stamp = self._of_what_is_said()
        super()._count()

    def _of_what_is_said(self) -> Stamp:
        """By a form alone nobody opens what was said with it before: only who says the same,
        with the same browser.
        """
        own = {name: self.cleaned_data.get(name) for name in sorted(self.fields)}
        cookie = self.request.META.get("CSRF_COOKIE", "")
        said = json.dumps([self._stamp.token, cookie, self.request.path, own], default=str)
        digest = salted_hmac("contact.guard.own_page", said, algorithm="sha256").hexdigest()
        return Stamp(digest[:32], self._stamp.made_at)

    def keep_once(self):
        """What this form says, kept; each press on it gives the same."""
        raise NotImplementedError

    def keep(self):
        """What this form says, kept; None where it was said a while ago."""
        kept = self.keep_once()
        return kept if kept.asked_at > timezone.now() - SAME_PRESS else None
