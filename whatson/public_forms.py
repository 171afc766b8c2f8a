"""What the public may send us about what is on; each part lists its own."""

from whatson.visits import public_forms as visits  # noqa: F401 - registers its own
