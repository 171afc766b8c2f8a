"""Dates: read from words, inferred from prose, said to people, and matched by year.

`docs/dates.md` states the rules. Nothing here needs a database but the two Q objects.
"""

from .inference import date_of_record, infer_date
from .matching import centuries, century_of, decade_of, decades, overlaps, undated
from .period_table import PERIODS, Period, period_named, periods
from .reading import read_date
from .saying import say_year
from .values import ReadDate
from .wording import say_century, say_date, say_decade

__all__ = [
    "PERIODS",
    "Period",
    "ReadDate",
    "centuries",
    "century_of",
    "date_of_record",
    "decade_of",
    "decades",
    "infer_date",
    "overlaps",
    "period_named",
    "periods",
    "read_date",
    "say_century",
    "say_date",
    "say_decade",
    "say_year",
    "undated",
]
