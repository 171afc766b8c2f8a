"""Every address of the site. Those at its root are also in `RESERVED_ROOT_SLUGS`."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("objects.images.urls")),
    path("", include("objects.urls")),
    path("", include("whatson.urls")),
    path("", include("memories.urls")),
    path("", include("stories.urls")),
    path("", include("search.urls")),
    path("", include("contact.urls")),
    path("", include("home.urls")),
    # Wagtail's pages answer to any address, so they come last: everything else is asked first.
    path("", include(wagtail_urls)),
]
