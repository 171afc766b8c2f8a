"""Pictures and recordings: cleaned at every door, kept in private, served by a view that checks."""
