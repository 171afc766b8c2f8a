"""What programs ask of the whole site, and what it says of itself in numbers."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from home.models import BalanceOfDay
from search.asked_again import asked_again
from search.paging import page_of

RULES = (
    "Disallow: /admin/",
    # All objects, page by page, and nothing else of the list: words and choices make more
    # addresses than there are things. Without the star, older programs read the second rule
    # without its question mark, and would leave out every object.
    "Allow: /objects/?page=",
    "Disallow: /objects/?*",
    "Disallow: /objects/choose/",
    "Disallow: /objects/list.csv",
    # All memories, page by page, and no choices among them.
    "Allow: /memories/?page=",
    "Disallow: /memories/?*",
    "Disallow: /ask-to-see/",
    "Disallow: /memories/give/",
    # Whatever anybody may type.
    "Disallow: /search/",
    # Behind six words, or asking for them: nothing there is for anybody else.
    "Disallow: /yours/",
)
"""Where programs may look, and where they have nothing to look for."""
DAYS = 84
"""Twelve weeks on one page."""


@require_safe
def robots(request):
    """What search engines may ask for, and where the list of all addresses is."""
    lines = [
        "User-agent: *",
        *RULES,
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('home:sitemap_index')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@gzip_page
@require_safe
@asked_again
def balance(request):
    """How many shows, civic projects and things of the collection the home page had, by day."""
    listed = page_of(BalanceOfDay.objects.all(), DAYS, request.GET.get("page", ""))
    return render(request, "home/balance.html", {"listed": listed})
