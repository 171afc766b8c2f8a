"""Every address of the site. Those at its root are also in `RESERVED_ROOT_SLUGS`."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # Wagtail's pages answer to any address, so they come last: everything before has been asked.
    path("", include(wagtail_urls)),
]
