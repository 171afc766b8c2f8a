"""What programs ask of the whole site. Also in `RESERVED_ROOT_SLUGS`."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from home import views
from home.sitemaps import SITEMAPS

app_name = "home"

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "home:sitemap"},
        name="sitemap_index",
    ),
    path("sitemap/<slug:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
