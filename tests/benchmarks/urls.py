"""The bare view that pages are compared with, before every address of the site."""

from django.shortcuts import get_object_or_404, render
from django.urls import include, path
from django.views.decorators.gzip import gzip_page

from objects.models import CollectionObject

LINES = [
    f"Line {count:03} of a page, so long that three hundred of them are 30 kB, about as "
    "large as ours."
    for count in range(300)
]


@gzip_page
def bare(request, slug):
    """Read one row, render 30 kB: the least that any page of a Django site does."""
    thing = get_object_or_404(CollectionObject, slug=slug)
    return render(request, "benchmarks/bare.html", {"thing": thing, "lines": LINES})


urlpatterns = [path("bare/<slug:slug>/", bare), path("", include("bac_collection.urls"))]
