"""What the public may send us about what is on: each way to take part has its own list."""

from whatson.joining import public_forms as joining  # noqa: F401 - puts its forms in the list
