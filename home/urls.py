"""What programs ask of the whole site, and its numbers. Also in `RESERVED_ROOT_SLUGS`."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path
from django.views.decorators.http import require_safe

from home import views
from home.sitemaps import SITEMAPS

app_name = "home"

urlpatterns = [
    path("numbers/balance/", views.balance, name="balance"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        require_safe(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "home:sitemap"},
        name="sitemap_index",
    ),
    path(
        "sitemap/<slug:section>.xml",
        require_safe(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap",
    ),
]
