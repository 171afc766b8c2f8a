"""A page for each production that the box office names: unpublished, for somebody to write."""

from django.conf import settings
from django.utils.text import slugify

from objects.numbers import free_slug
from whatson.models import BoxOfficeEvent, ProductionPage, WhatsOnPage

LONGEST_TITLE, LONGEST_SLUG = 255, 200


def make_drafts(events) -> list[ProductionPage]:
    """Begin a page for each of these events that has none; none where nothing lists what is on.

    It is called as the event is, so that people find it; from then on its title is BAC's.
    """
    index = WhatsOnPage.objects.first()
    if index is None:
        return []
    keys = [event.pk for event in events]
    lacking = BoxOfficeEvent.objects.filter(pk__in=keys, production_page=None)
    return [_draft(index, event) for event in lacking]


def _draft(index: WhatsOnPage, event: BoxOfficeEvent) -> ProductionPage:
    title = event.name.strip()[:LONGEST_TITLE] or "A production"
    page = ProductionPage(title=title, slug=slug_below(index, title), event=event, live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


def slug_below(index: WhatsOnPage, title: str) -> str:
    """A free address for a page of this title below the list of what is on."""
    taken = {*settings.RESERVED_ROOT_SLUGS, *index.get_children().values_list("slug", flat=True)}
    return free_slug(slugify(title)[:LONGEST_SLUG].strip("-") or "production", taken)
