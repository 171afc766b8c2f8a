"""The letters about what is on: each way to take part has its own."""

from whatson.joining import letters as joining  # noqa: F401 - puts its letters in the table
from whatson.visits import letters as visits  # noqa: F401 - puts its letters in the table
