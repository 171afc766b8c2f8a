"""Forms and requests that the guard's tests share."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django import forms
from django.test import RequestFactory
from django.utils import timezone

from contact.guard import GuardedForm


class Telling(GuardedForm):
    """A form as an app would write it."""

    what = "memory"
    words = forms.CharField(widget=forms.Textarea, min_length=5)


class TellingOnce(Telling):
    """One whose view keeps the token."""

    keeps_token = True


def asked(address="192.0.2.1", forwarded=None):
    """A request from this address of the internet."""
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return RequestFactory().post("/", headers=headers, REMOTE_ADDR=address)


def shown(form=Telling):
    """What a browser would send of the form as it is shown now."""
    fresh = form(request=asked())
    return {field.html_name: field.value() or "" for field in fresh}


def sent(data, address="192.0.2.1", form=Telling, **typed):
    """The form with what was typed into it, as it comes back from this address."""
    return form(data | {"words": "It stood in the kitchen."} | typed, request=asked(address))


def again(form, address="192.0.2.1", **typed):
    """The page that a form was shown on again, sent once more."""
    data = {field.html_name: field.value() or "" for field in form}
    return type(form)(data | typed, request=asked(address))


def later(**span):
    """The clock, so much further on."""
    return at(timezone.now() + timedelta(**span))


def at(moment):
    """The clock at this moment: the one thing that no test can wait for."""
    return patch("django.utils.timezone.now", return_value=moment)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)
