"""A private page of the tests' own, and people who have a link to it."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "shoebox"
SECRET_WORDS = "What nobody else may read"
WRONG = "apple apple apple apple apple apple"


@private_pages.private_page(PURPOSE)
def shoebox(request, link):
    """Says whose it is; "break" breaks, as pages do."""
    if "break" in request.GET or "break" in request.POST:
        told = SECRET_WORDS
        raise RuntimeError(f"The lid came off at {request.path} of {link.words}: {len(told)}")
    return HttpResponse(f"The shoebox of {link.subject}, {request.method}")


urlpatterns = [
    path(
        "",
        include(
            ([path("yours/<str:words>/shoebox/", shoebox, name="box")], "tests_shoebox"),
            namespace="tests_shoebox",
        ),
    ),
    path("", include("bac_collection.urls")),
]
"""For `@pytest.mark.urls(__name__)`."""

PAGE = private_pages.PrivatePage(PURPOSE, "tests_shoebox:box", "your shoebox")


def add_shoebox(monkeypatch):
    """Have the page in the table for the length of a test."""
    monkeypatch.setattr(private_pages, "_pages", private_pages._pages | {PURPOSE: PAGE})


def make_link(subject="Q7R2", **fields) -> str:
    """A fresh link to it, as six words."""
    return PrivateLink.objects.make_for(PURPOSE, subject, **fields)


def hyphened(words):
    return words.replace(" ", "-")


def ended():
    words = make_link(expires_at=timezone.now() - timedelta(seconds=1))
    assert PrivateLink.objects.count()
    return words


def revoked():
    words = make_link()
    PrivateLink.objects.revoke()
    return words


def is_private(response):
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert not response.cookies
    return True
