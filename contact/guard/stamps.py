"""The stamp in each form: when it was shown, and a token by which two presses are one."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.utils import timezone

from contact.models import Tally

ONCE = "once"


@dataclass(frozen=True)
class Stamp:
    """One form as it was shown: signed, so that nobody makes or changes one."""

    token: str
    made_at: datetime

    @classmethod
    def new(cls):
        """For a form that is shown for the first time."""
        return cls(secrets.token_urlsafe(24), _now())

    @classmethod
    def read(cls, signed: str, what: str):
        """The stamp that a form of this kind brought back; None for anything else."""
        try:
            token, seconds = signing.loads(signed, salt=_salt(what))
            return cls(token, datetime.fromtimestamp(seconds, UTC))
        except (signing.BadSignature, ValueError, TypeError):
            return None

    def signed(self, what: str) -> str:
        """As it stands in the form."""
        return signing.dumps([self.token, int(self.made_at.timestamp())], salt=_salt(what))

    def renewed(self, quickest: timedelta):
        """The same form shown again after too long; its words are there, so it may go at once."""
        return Stamp(self.token, _now() - quickest)

    @property
    def age(self) -> timedelta:
        """How long ago it was shown."""
        return timezone.now() - self.made_at


def once(stamp: Stamp) -> bool:
    """Whether this form is sent for the first time; False for each press after that."""
    _, is_first = Tally.objects.get_or_create(what=ONCE, sender=stamp.token, since=stamp.made_at)
    return is_first


def not_taken(stamp: Stamp) -> None:
    """Forget that it was sent: it was refused after all, and the next press is the first."""
    Tally.objects.filter(what=ONCE, sender=stamp.token, since=stamp.made_at).delete()


def _now():
    return timezone.now().replace(microsecond=0)


def _salt(what):
    return f"contact.guard.{what}"
