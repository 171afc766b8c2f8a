"""One search over everything, and suggestions for whoever types."""

from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from search import missed
from search.asked_again import asked_again
from search.everything.form import EverythingForm
from search.everything.found import Everything
from search.everything.suggesting import Suggestions, version
from search.query import SearchAway
from search.ways_on import further_ways


@require_safe
@gzip_page
@asked_again
def everything(request):
    """What fits the words in the address, whatever kind of thing it is."""
    form = EverythingForm.read(request.GET)
    try:
        found = Everything(form)
        missed.note(request, form.query(found.number), found.result)
        # Within, as the page asks for more while it is rendered.
        return render(request, "search/everything.html", {"form": form, "found": found})
    except SearchAway as away:
        context = {"form": form, "away": away, "ways": further_ways(form.text)}
        return render(request, "search/everything_away.html", context, status=503)


def _version(request):
    """Another one whenever the index is, so that nothing withdrawn is proposed; None while away."""
    try:
        return version()
    except SearchAway:
        return None


@require_safe
@condition(etag_func=_version)
def suggest(request):
    """The options for a box in which some words stand, as a piece of a page; none while away."""
    form = EverythingForm.read(request.GET)
    try:
        suggestions = Suggestions(form.text)
    except SearchAway:
        suggestions = None
    response = render(request, "search/suggestions.html", {"suggestions": suggestions})
    response["Cache-Control"] = "no-cache"  # kept, and asked each time whether it still holds
    response["X-Robots-Tag"] = "noindex"
    return response
