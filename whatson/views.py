"""What is on beside its pages: calendars, a feed, what was on, and pictures to share."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from objects.images.views import PUBLIC_CACHE
from objects.sharing.views import SHUT_UP
from search.asked_again import asked_again
from whatson import feeds
from whatson.calendars import TYPE, calendar_of
from whatson.listing import everything, of_page
from whatson.models import ProductionPage, ProjectPage
from whatson.past import over
from whatson.sharing import share_jpeg, share_key


@require_safe
@asked_again
def calendar(request):
    """All that is to come."""
    name = f"What’s on at {settings.WAGTAIL_SITE_NAME}"
    return HttpResponse(calendar_of(name, everything(timezone.now())), TYPE)


@require_safe
@asked_again
def page_calendar(request, slug):
    """One production, or one project; who has one that was taken down hears that nothing is on."""
    found = of_page(slug, timezone.now())
    if found is None:
        raise Http404
    return HttpResponse(calendar_of(*found), TYPE)


@gzip_page
@require_safe
@asked_again
def feed(request):
    """What is newly announced."""
    return feeds.Announced()(request)


@gzip_page
@require_safe
@asked_again
def past(request):
    """What was on, the latest first."""
    listed = over(timezone.now(), request.GET.get("page", ""))
    return render(request, "whatson/past.html", {"listed": listed})


@require_safe
def share(request, pk):
    """The picture that other sites show where somebody shares a production or a project."""
    page = _page_of(pk)
    etag = quote_etag(share_key(page, page.shown_picture))
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(share_jpeg(page, page.shown_picture), "image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC_CACHE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SHUT_UP
    return response


def _page_of(pk):
    for model in (ProductionPage, ProjectPage):
        if found := model.objects.public().with_pictures().filter(pk=pk).first():
            return found
    raise Http404
