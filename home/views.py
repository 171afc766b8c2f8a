"""What programs ask of the whole site."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

DISALLOWED = ("/admin/",)
"""Where no program has anything to look for."""


@require_safe
def robots(request):
    """What search engines may ask for, and where the list of all addresses is."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {address}" for address in DISALLOWED),
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('home:sitemap_index')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")
