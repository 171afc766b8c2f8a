"""Every address of stories but the pages'. Those at the root are also in `RESERVED_ROOT_SLUGS`."""

from django.urls import path

from stories import views

app_name = "stories"

urlpatterns = [
    path("people-who-write/", views.contributor_list, name="contributors"),
    path("people-who-write/<slug:slug>/", views.contributor_detail, name="contributor"),
    path("series/", views.series_list, name="all_series"),
    path("series/<slug:slug>/", views.series_detail, name="series"),
    path("tagged/<str:slug>/", views.tag_detail, name="tag"),
]
