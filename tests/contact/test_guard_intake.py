"""The switch that closes public forms: honestly, and without losing what was typed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from contact.guard import intake_is_open, takes_words
from contact.models import IntakeSettings
from tests.contact.guarding import at, utc

pytestmark = pytest.mark.django_db


@takes_words("contact:words")
def view(request):
    return HttpResponse("Come in")


def close(**fields):
    fields = {"open_again_on": timezone.localdate() + timedelta(days=9)} | fields
    return IntakeSettings.objects.create(is_closed=True, **fields)


def answer(method="get", data=None):
    request = getattr(RequestFactory(), method)("/give/", data)
    return view(request)


def test_it_is_open_unless_somebody_closes_it():
    assert intake_is_open()
    assert answer().content == b"Come in"
    assert not IntakeSettings.objects.exists()  # to look writes nothing


def test_a_form_s_page_is_for_one_reader_and_can_be_gone_back_to():
    assert set(answer()["Cache-Control"].split(", ")) == {"private", "no-cache"}


def test_closed_it_says_why_and_when_to_come_back():
    with at(utc(2026, 12, 20, 12)):
        close(open_again_on=timezone.localdate().replace(year=2027, month=1, day=4))
        response = answer()
    assert response.status_code == 503
    words = " ".join(response.content.decode().split())
    assert "We are reading what we have. Please come back from 4 January 2027." in words
    assert "What you typed" not in words
    assert "Come in" not in words


def test_on_the_day_it_opens_by_itself():
    with at(utc(2026, 12, 20, 12)):
        close(open_again_on=utc(2027, 1, 4).date())
        assert not intake_is_open()
    with at(utc(2027, 1, 3, 23, 59)):
        assert not intake_is_open()
    with at(utc(2027, 1, 4, 0, 0)):
        assert intake_is_open()
        assert answer("post").content == b"Come in"


def test_closed_while_somebody_was_writing_it_gives_back_what_she_wrote():
    close()
    typed = {
        "words": "It stood in the <kitchen>.\nMother polished it.",
        "name": "Maureen",
        "csrfmiddlewaretoken": "abcdef",
        "stamp": "signed",
    }
    page = answer("post", typed).content.decode()
    assert "It stood in the &lt;kitchen&gt;.\nMother polished it.\n\nMaureen</textarea>" in page
    assert "abcdef" not in page
    assert "signed" not in page
    assert "<copy-text" in page


def test_what_cannot_be_read_is_no_error():
    close()
    request = RequestFactory().post("/give/", b"--x", content_type="multipart/form-data; boundary=")
    assert view(request).status_code == 503


def test_a_page_that_can_still_be_read_has_a_notice():
    html = render_to_string("contact/components/closed.html", {"closed": close(reason="We moved.")})
    assert "We cannot take anything just now" in html
    assert "We moved. Please come back from" in html


@pytest.mark.parametrize("days", [None, 0, -3])
def test_who_closes_it_says_until_when(days):
    day = None if days is None else timezone.localdate() + timedelta(days=days)
    with pytest.raises(ValidationError) as caught:
        IntakeSettings(is_closed=True, open_again_on=day).full_clean()
    assert list(caught.value.message_dict) == ["open_again_on"]


def test_an_open_one_needs_no_day():
    IntakeSettings(is_closed=False).full_clean()
