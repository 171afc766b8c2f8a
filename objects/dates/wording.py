"""The date of a record in words: what every page, card and export prints."""

from datetime import date

from .hundreds import century_name
from .reading import understood
from .saying import plain_words, say_edtf, with_doubt
from .tidy import LONGEST, tidy
from .values import INFERRED

_NO_MARKS = str.maketrans("", "", "~?%")


def say_date(
    edtf: str, earliest: int | None, latest: int | None, certainty: str, text: str = ""
) -> str:
    """A date as people say it: "about 1935", "1920s", "500 BC", "before 1914", "March 1940".

    With the `text` it was read from, "early 1960s" and "Victorian" stay what they are, instead of
    years nobody gave. Words without a year are returned as they are, and so are those of an
    inferred date, which the page marks; where there is neither, the answer is empty.
    """
    if certainty == INFERRED and text:
        return text
    if not edtf or earliest is None or latest is None:
        return text
    words = said_in(text, edtf) or say_edtf(edtf.translate(_NO_MARKS), earliest, latest)
    return with_doubt(words, certainty)


def said_in(text: str, edtf: str) -> str:
    """How the text says this date, if it is the text that the EDTF was read from."""
    if not text or len(text) > LONGEST:
        return ""
    span = understood(tidy(text), date.today())
    return plain_words(span) if span and span.edtf() == edtf else ""


def say_decade(first: int) -> str:
    """A decade by its first year: 1920 is "1920s", 1900 "1900–1909", -498 "490s BC"."""
    if first > 0:
        return f"{first}–{first + 9}" if first % 100 == 0 else f"{first}s"
    return f"{(1 - first) // 10 * 10}s BC"


def say_century(first: int) -> str:
    """A century by its first year: 1801 is "19th century", -499 "5th century BC"."""
    return (
        century_name((first - 1) // 100 + 1, None)
        if first > 0
        else century_name((1 - first) // 100, "bc")
    )
