"""A form without our mark: the page says what to do, and gives back what was typed."""

import pytest
from django.core.checks import run_checks
from django.test import Client

pytestmark = pytest.mark.django_db

LOGIN = "/_util/login/"
"""A public form that there is always; Wagtail's own."""
OURS = "http://testserver"


def refused(path, data, **headers):
    response = Client(enforce_csrf_checks=True).post(path, data, headers=headers)
    assert response.status_code == 403
    page = response.content.decode()
    assert "Nothing was saved" in page
    return page


def test_what_was_typed_into_our_own_page_can_be_copied():
    page = refused(LOGIN, {"words": "My <mother> had one."}, origin=OURS)
    assert "My &lt;mother&gt; had one.</textarea>" in page
    assert "What you typed" in page
    assert "copy-text.js" in page


def test_no_secret_is_repeated():
    page = refused(LOGIN, {"password": "open sesame", "csrfmiddlewaretoken": "x" * 64}, origin=OURS)
    assert "sesame" not in page
    assert "x" * 64 not in page
    assert "What you typed" not in page


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", OURS + ".example", ""])
def test_nothing_is_repeated_that_another_site_sends(origin):
    assert "Ring this number" not in refused(LOGIN, {"words": "Ring this number"}, origin=origin)


def test_nothing_is_repeated_at_an_address_that_takes_nothing():
    assert "Hello" not in refused("/admin/login/", {"words": "Hello"}, origin=OURS)
    assert "Hello" not in refused("/search/", {"words": "Hello"}, origin=OURS)


def proxy_warnings():
    return [found for found in run_checks(tags=["security"]) if found.id == "contact.W001"]


def test_proxies_that_nobody_counted_are_told_of(settings):
    settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = True, 0
    assert "take everybody for one sender" in proxy_warnings()[0].msg
    settings.TRUSTED_PROXIES = 1
    assert proxy_warnings() == []
    settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = False, 0
    assert proxy_warnings() == []
