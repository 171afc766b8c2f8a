"""The letters of what is on, found here by `contact.letters`; each part has its own."""

from whatson.visits import letters as visits  # noqa: F401 - registers its own
