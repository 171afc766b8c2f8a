"""A private page of the tests' own, and people who have a link to it."""

from django.http import HttpResponse
from django.urls import include, path

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "shoebox"
SECRET_WORDS = "What nobody else may read"


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
