"""The collection's public addresses. Those at the root are also in `RESERVED_ROOT_SLUGS`."""

from django.urls import path, reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from objects import views
from objects.feeds import NewObjectsFeed
from objects.models import Person, Place, Term
from objects.sharing import views as sharing

app_name = "objects"


def _elsewhere(name, *args):
    """Leads from the beginning of an address, which has no page of its own, to all there are."""
    return require_safe(RedirectView.as_view(url=reverse_lazy(name, args=args)))


urlpatterns = [
    path("objects/", views.object_list, name="list"),
    # A word that stands here is also in `RESERVED_ADDRESSES`: no object gets it as its own.
    path("objects/choose/", _elsewhere("objects:list")),
    path("objects/choose/<slug:name>/", views.choose, name="choose"),
    path("objects/feed/", require_safe(NewObjectsFeed()), name="feed"),
    path("objects/list.csv", views.object_table, name="table"),
    path("objects/<slug:address>/", views.object_detail, name="detail"),
    path("objects/<slug:address>/seen/", views.seen, name="seen"),
    path("objects/<slug:address>/label/", sharing.label, name="label"),
    path("objects/<slug:address>/qr.svg", sharing.qr, name="qr"),
    path("objects/<slug:address>/<int:place>.jpg", sharing.download, name="download"),
    path("objects/<slug:address>/share.jpg", sharing.share, name="share"),
    # An object number as the museum writes it, with strokes, colons, points and spaces.
    path("objects/<path:address>/", views.object_elsewhere, name="number"),
    path("o/", _elsewhere("objects:list")),
    path("people/", _elsewhere("objects:choose", "maker")),
    path("places/", _elsewhere("objects:choose", "place")),
    path("terms/", _elsewhere("objects:choose", "kind")),
    path("o/<slug:code>/", sharing.short),
    path("o/<slug:code>", sharing.short, name="short"),
    path("people/<slug:slug>/", views.authority_detail, {"model": Person}, name="person"),
    path("places/<slug:slug>/", views.authority_detail, {"model": Place}, name="place"),
    path("terms/<slug:slug>/", views.authority_detail, {"model": Term}, name="term"),
]
