"""The page over all kinds, and what it proposes. Also in `RESERVED_ROOT_SLUGS`."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("search/", views.everything, name="everything"),
    path("search/suggest/", views.suggest, name="suggest"),
]
