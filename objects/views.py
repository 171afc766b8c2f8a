"""The public pages of the collection: the list, an object, and what a person, place or term has."""

import os
from wsgiref.util import FileWrapper

from django.db.models import Q
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from objects.addresses import find_object, public_successor, was_public
from objects.beside import Beside
from objects.browsing import NAMED, AllValues, Found, SearchForm, WithoutSearch, open_table
from objects.cards import bring_cards
from objects.middleware import never_waits
from objects.models import CollectionObject
from search import keeping, missed
from search.asked_again import asked_again
from search.locks import Busy
from search.paging import page_of
from search.query import SearchAway

ON_A_PAGE = 48
TABLE = {
    "Content-Disposition": 'attachment; filename="bac-collection.csv"',
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-cache",  # kept by the reader's browser, and asked for again each time
}
BLOCK = 64 * 1024
"""Bytes of a table that are sent at a time."""


@require_safe
@gzip_page
def object_list(request):
    """The objects that fit the words and choices in the address; all, where there are none."""
    form = SearchForm.read(request.GET)
    try:
        found = Found(form)
        if found.preferred:
            return redirect(found.preferred.address, permanent=True)
        missed.note(request, form.query(found.number), found.result)
        # Within, as the page asks for more while it is rendered.
        return render(request, "objects/object_list.html", {"found": found, "form": form})
    except SearchAway as away:
        return list_without_search(request, form, away)


@require_safe
@gzip_page
def choose(request, name):
    """All values of one facet, by letter or by name, for the list that the address describes."""
    form = SearchForm.read(request.GET)
    facet = form.kind.facet(name)
    if not facet:
        raise Http404(f"Nothing can be chosen by {name}")
    try:
        found = Found(form)
        if found.preferred:
            return redirect(found.preferred.all_values_address(name), permanent=True)
        letter, named = request.GET.get("letter", ""), request.GET.get(NAMED, "")
        context = {"choices": AllValues(found, facet, letter, named), "form": form}
        return render(request, "objects/object_choices.html", context)
    except SearchAway as away:
        return list_without_search(request, form, away)


@require_safe
@gzip_page
def object_table(request):
    """The whole list that the address describes, as a table."""
    try:
        found = Found(SearchForm.read(request.GET))
        if found.preferred:
            return redirect(found.preferred.table_address, permanent=True)
        file, name = open_table(found.form)
    except SearchAway:
        return no_table("Searching is away just now. Please try again in a few minutes.", 120)
    except Busy:
        return no_table("Other lists are being put together just now. Please try again soon.", 10)
    etag = f'"{name}"' if name else None
    headers = TABLE | {"Content-Length": os.fstat(file.fileno()).st_size}
    response = StreamingHttpResponse(
        FileWrapper(file, BLOCK), content_type="text/csv; charset=utf-8", headers=headers
    )
    if etag:
        response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def no_table(said: str, seconds: int):
    """503, in plain words, to be asked again after some seconds."""
    headers = {"Retry-After": seconds, "X-Robots-Tag": "noindex"}
    return HttpResponse(said, status=503, content_type="text/plain; charset=utf-8", headers=headers)


def list_without_search(request, form, away):
    """The published objects in the order of their numbers, while the index is away."""
    without = WithoutSearch(form, away)
    context = {"form": form, "without": without, "page": _page(request, without.objects)}
    return render(request, "objects/object_list_away.html", context)


@require_safe
@gzip_page
@asked_again
def object_detail(request, address):
    """One object at its permalink, or within the list one came from."""
    state = keeping.state()
    published = CollectionObject.objects.published().told_for_a_page()
    collection_object = published.filter(slug=address).first()
    if collection_object is None:
        return object_elsewhere(request, address)
    beside = Beside(collection_object, request.GET, state)
    context = {
        "collection_object": collection_object,
        "parts": beside.parts,
        "walk": beside.walk,
    }
    return render(request, "objects/object_detail.html", context)


@require_safe
@asked_again
def object_elsewhere(request, address):
    """Any other address of an object leads to where it is now, or says that it was withdrawn."""
    collection_object = find_object(address)
    if collection_object is None:
        raise Http404(f"No object at {address}")
    return say_where_it_went(request, collection_object)


def say_where_it_went(request, collection_object):
    """Lead from an object's former address, or one of a withdrawn object, to where it is now;
    without such a place, say that it was withdrawn if the public can ever have known it.
    """
    successor = public_successor(collection_object)
    if successor:
        return redirect(successor, permanent=True)
    if collection_object.retired_at and was_public(collection_object):
        context = {"collection_object": collection_object}
        return render(request, "objects/object_gone.html", context, status=410)
    raise Http404("No object there")


# Without the token there is no cookie either: it changes nothing of a reader's, and writes
# at most once for each object, ever.
@csrf_exempt
@require_POST
@never_waits
def seen(request, address):
    """A reader's browser says that the page was really looked at. Nothing of her is kept.

    Answers at once: a look while somebody else writes for long is lost, and the next one counts.
    """
    CollectionObject.objects.published().filter(slug=address).mark_seen()
    return HttpResponse(status=204)


@require_safe
@gzip_page
@asked_again
def authority_detail(request, model, slug):
    """A person, place or term with its objects; the old address of a merged one leads on."""
    kind = model._meta.model_name
    merged = model.objects.leading_on().filter(slug=slug).select_related("preferred").first()
    if merged:
        return redirect(f"objects:{kind}", merged.preferred.slug, permanent=True)
    authority = get_object_or_404(model.objects.with_published_objects(), slug=slug)
    same = model.objects.filter(Q(pk=authority.pk) | Q(preferred=authority))
    objects = CollectionObject.objects.published().naming(kind, same)
    # A name that stands only in what is not published is not for the public either.
    other_names = authority.variants.named_in_public().values_list("name", flat=True)
    context = {"authority": authority, "other_names": other_names, "page": _page(request, objects)}
    return render(request, "objects/authority_detail.html", context)


def _page(request, objects):
    """The page asked for, with what its cards show."""
    state = keeping.state()
    cards = objects.told_if_settled().in_number_order()
    page = page_of(cards, ON_A_PAGE, request.GET.get("page", ""))
    page.object_list = list(page.object_list)
    bring_cards(page.object_list, state)
    return page
