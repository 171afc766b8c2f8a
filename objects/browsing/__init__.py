"""Browsing the collection: from an address to what its page shows.

`SearchForm` reads the address, `Found` asks the engine and the database, `choices` makes the
facets, `wording` says what is shown.
"""

from objects.browsing.form import SearchForm
from objects.browsing.found import Found

__all__ = ["Found", "SearchForm"]
