"""Where in the list the like of an object's facts is. All of them are `nofollow`."""

from objects.dates import say_year
from objects.documents import TERM_FACETS, YEARS, list_address
from search.parser import quoted


def of_years(earliest: int, latest: int) -> str:
    """What was made in these years."""
    ends = zip(YEARS.ends, (earliest, latest), strict=True)
    return list_address(**{name: say_year(year) for name, year in ends})


def of_number(number: str) -> str:
    """What is called by this number, or is a part of what is called so."""
    return list_address(q=number)


def of_phrase(words: str) -> str:
    """What has these words in this order."""
    return list_address(q=quoted(words))


def of_term(term) -> str:
    """What this term is counted under, to narrow it further; "" for what is no facet."""
    facet = TERM_FACETS.get(getattr(term, "vocabulary", ""))
    return list_address(**{facet: term.slug}) if facet else ""
