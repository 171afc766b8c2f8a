"""Saying that one comes, and looking after it under `/yours/<six words>/coming/`."""

from django.urls import include, path

from whatson.joining import own, views

behind_words = [
    path("", own.joining, name="joining"),
    path("change/", own.change, name="joining_change"),
    path("cancel/", own.cancel, name="joining_cancel"),
    path("again/", own.again, name="joining_again"),
    path("letters/", own.letters, name="joining_letters"),
    path("erase/", own.erase, name="joining_erase"),
]

urlpatterns = [
    path("whats-on/<str:slug>/join/", views.interested, name="join"),
    path("whats-on/<str:slug>/join/<int:pk>/", views.coming, name="join_session"),
    path("yours/<str:words>/coming/", include(behind_words)),
]
