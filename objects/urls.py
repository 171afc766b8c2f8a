"""The collection's public addresses. Those at the root are also in `RESERVED_ROOT_SLUGS`."""

from django.urls import path

from objects import views
from objects.models import Person, Place, Term

app_name = "objects"

urlpatterns = [
    path("objects/", views.object_list, name="list"),
    path("objects/<slug:address>/", views.object_detail, name="detail"),
    # An object number as the museum writes it, with strokes, colons, points and spaces.
    path("objects/<path:address>/", views.object_elsewhere, name="number"),
    path("people/<slug:slug>/", views.authority_detail, {"model": Person}, name="person"),
    path("places/<slug:slug>/", views.authority_detail, {"model": Place}, name="place"),
    path("terms/<slug:slug>/", views.authority_detail, {"model": Term}, name="term"),
]
