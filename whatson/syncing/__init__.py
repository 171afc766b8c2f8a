"""Asking the box office, and keeping what it says: all of a good answer, nothing of another."""

from whatson.syncing.runs import sync_availability, sync_listings
from whatson.syncing.season import gather

__all__ = ["gather", "sync_availability", "sync_listings"]
