"""Browsing the collection: from an address to what its page shows.

`SearchForm` reads the address, `Found` asks the engine and the database, `choices` makes the
facets, `wording` says what is shown; `AllValues` has all of a facet, `table` all of a list,
and `table_files` keeps it. `WithoutSearch` has what the database holds while there is no search.
"""

from objects.browsing.all_values import NAMED, AllValues
from objects.browsing.form import SearchForm
from objects.browsing.found import Found
from objects.browsing.table_files import open_table
from objects.browsing.without_search import WithoutSearch

__all__ = ["NAMED", "AllValues", "Found", "SearchForm", "WithoutSearch", "open_table"]
