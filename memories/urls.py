"""Every address of memories: the public ones here, the private ones under `/yours/`."""

from django.urls import include, path

from memories import views

app_name = "memories"

urlpatterns = [
    path("", include("memories.giving.urls")),
    path("", include("memories.yours.urls")),
    path("memories/", views.memory_list, name="list"),
    path("memories/wanted/", views.memories_wanted, name="wanted"),
    path("memories/feed/", views.memory_feed, name="feed"),
    path("memories/<slug:reference>/", views.memory_detail, name="detail"),
    path("memories/<slug:reference>/<slug:file>/", views.memory_file, name="file"),
]
