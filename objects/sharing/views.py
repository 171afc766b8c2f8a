"""Short links, gallery labels, QR codes and share images. What is not public has none of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from contact.qr import qr_svg
from objects.images.storage import RENDITIONS
from objects.images.views import PUBLIC_CACHE, serve_rendition
from objects.models import CollectionObject
from objects.sharing.downloads import downloads
from objects.sharing.share_files import share_jpeg
from objects.sharing.short_links import pk_of, short_link
from objects.views import say_where_it_went

SHUT_UP = "default-src 'none'; sandbox"
"""The policy of what is only a picture: opened as a page, it runs nothing."""


@require_safe
def short(request, code):
    """Lead to the object's address; not for ever, as its number, and so that, may change."""
    pk = pk_of(code)
    if pk is None:
        raise Http404(f"No short link {code}")
    thing = get_object_or_404(CollectionObject.objects.select_related("replaced_by"), pk=pk)
    if thing.is_public:
        return redirect(thing)
    return say_where_it_went(request, thing)


@require_safe
@gzip_page
def label(request, address):
    """A label to print and put beside the thing: number, name, a sentence, a QR code."""
    published = CollectionObject.objects.published().with_public_relations()
    thing = get_object_or_404(published, slug=address)
    return render(request, "objects/gallery_label.html", {"collection_object": thing})


@require_safe
def qr(request, address):
    """The QR code alone, as a file for whoever designs a label or a poster."""
    thing = get_object_or_404(CollectionObject.objects.published(), slug=address)
    title = f"Object number {thing.object_number}"
    response = HttpResponse(qr_svg(short_link(thing), title, inline=False), "image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{thing.slug}-qr.svg"'
    response["Cache-Control"] = PUBLIC_CACHE
    response["Content-Security-Policy"] = SHUT_UP
    return response


@require_safe
def download(request, address, place):
    """One of its pictures to take home, named after the object, if its licence allows that."""
    published = CollectionObject.objects.published().with_card_relations()
    thing = get_object_or_404(published, slug=address)
    found = next((picture for picture in downloads(thing) if picture.place == place), None)
    if found is None:
        raise Http404(f"Nothing to download of {address}")
    # Through the door of all pictures, which asks whether this one is public.
    response = serve_rendition(request, found.file.file.name.removeprefix(f"{RENDITIONS}/"))
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response


@require_safe
def share(request, address):
    """The picture that other sites show where somebody shares the object."""
    published = CollectionObject.objects.published().with_card_relations()
    key, drawn = share_jpeg(get_object_or_404(published, slug=address))
    etag = quote_etag(key)
    response = get_conditional_response(request, etag) or HttpResponse(drawn, "image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC_CACHE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SHUT_UP
    return response
