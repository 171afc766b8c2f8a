"""Pages that refuse: ours, under the strict policy, saying what to do."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.views import defaults

pytestmark = pytest.mark.django_db


def said(response) -> str:
    page = response.content.decode()
    assert "<style" not in page
    assert 'class="ways-on"' in page
    return " ".join(page.split())


def test_what_makes_no_sense():
    response = defaults.bad_request(RequestFactory().get("/"), SuspiciousOperation())
    assert response.status_code == 400
    assert "<h1>We could not understand that</h1>" in said(response)


def test_what_is_not_open():
    response = defaults.permission_denied(RequestFactory().get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "<h1>This is not open to you</h1>" in said(response)


def test_a_form_without_our_mark():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "vera"})
    assert response.status_code == 403
    assert "Nothing was saved" in said(response)
