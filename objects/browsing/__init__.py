"""Browsing the collection: from an address to what its page shows.

`SearchForm` reads the address, `Found` asks the engine and the database, `choices` makes the
facets, `wording` says what is shown; `AllValues` has all of a facet, `table` all of a list,
and `table_files` keeps it.
"""

from objects.browsing.all_values import NAMED, AllValues
from objects.browsing.form import SearchForm
from objects.browsing.found import Found
from objects.browsing.table_files import open_table

__all__ = ["NAMED", "AllValues", "Found", "SearchForm", "open_table"]
