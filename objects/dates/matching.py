"""Finding by date: which records a search of years meets, and where a record counts."""

from django.db.models import Q

LONGEST_IN_DECADES = 50  # years; longer dates count only in their century or period
LONGEST_IN_CENTURIES = 500  # years; longer ones only in their period


def overlaps(after: int | None, before: int | None, prefix: str = "date_") -> Q:
    """Records whose years overlap those searched, both ends included.

    An open end of the search (None) has no limit; the years given the wrong way round are turned.
    Undated records never match, not even a search without any years.
    """
    if after is not None and before is not None and after > before:
        after, before = before, after
    found = Q(**{f"{prefix}earliest__isnull": False, f"{prefix}latest__isnull": False})
    if after is not None:
        found &= Q(**{f"{prefix}latest__gte": after})
    if before is not None:
        found &= Q(**{f"{prefix}earliest__lte": before})
    return found


def undated(prefix: str = "date_") -> Q:
    """Records without a year: a value of its own beside the decades."""
    return Q(**{f"{prefix}earliest__isnull": True})


def decade_of(year: int) -> int:
    """The first year of its decade: 1935 is in 1930, 493 BC (-492) in the 490s BC (-498)."""
    return year // 10 * 10 if year > 0 else 1 - ((1 - year) // 10 * 10 + 9)


def century_of(year: int) -> int:
    """The first year of its century: 1900 is in 1801, 500 BC (-499) in -499."""
    return (year - 1) // 100 * 100 + 1


def decades(earliest: int | None, latest: int | None) -> list[int]:
    """The first year of each decade touched, for up to 50 years from first to last, else none."""
    if earliest is None or latest is None or latest - earliest > LONGEST_IN_DECADES:
        return []
    return sorted({decade_of(year) for year in range(earliest, latest + 1)})


def centuries(earliest: int | None, latest: int | None) -> list[int]:
    """The first year of each century touched, for up to 500 years, else none (see `periods`)."""
    if earliest is None or latest is None or latest - earliest > LONGEST_IN_CENTURIES:
        return []
    return list(range(century_of(earliest), century_of(latest) + 1, 100))
