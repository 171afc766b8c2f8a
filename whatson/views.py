"""What is on beside its pages: the calendars."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.asked_again import asked_again
from whatson.calendars import TYPE, calendar_of
from whatson.listing import everything
from whatson.models import ProductionPage, ProjectPage


@require_safe
@asked_again
def calendar(request):
    """All that is to come."""
    name = f"What’s on at {settings.WAGTAIL_SITE_NAME}"
    return HttpResponse(calendar_of(name, everything(timezone.now())), TYPE)


@require_safe
@asked_again
def page_calendar(request, slug):
    """One production, or one project."""
    for model in (ProductionPage, ProjectPage):
        if found := model.objects.public().filter(slug=slug).first():
            return HttpResponse(calendar_of(found.title, found.occasions(timezone.now())), TYPE)
    raise Http404
