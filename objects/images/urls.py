"""The addresses of pictures and recordings, at the root of the site: they are the storage's."""

from django.urls import path

from . import views
from .storage import AVATARS, ORIGINALS, RECORDINGS, RENDITIONS

urlpatterns = [
    path(f"{AVATARS}/<path:name>", views.serve_avatar, name="avatar"),
    path(f"{RENDITIONS}/<path:name>", views.serve_rendition, name="rendition"),
    path(f"{ORIGINALS}/<path:name>", views.serve_original, name="original_image"),
    path(f"{RECORDINGS}/<path:name>", views.serve_recording, name="recording"),
]
