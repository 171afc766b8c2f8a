"""Addresses of this part of memories; see `memories.urls`."""

urlpatterns = []
