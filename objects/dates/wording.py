"""The date of a record in words: what every page, card and export prints."""

from datetime import date

from .hundreds import century_name
from .reading import understood
from .saying import plain_words, say_edtf, say_parts, with_doubt
from .tidy import LONGEST, tidy
from .values import INFERRED

_NO_MARKS = str.maketrans("", "", "~?%")


def say_date(
    edtf: str, earliest: int | None, latest: int | None, certainty: str, text: str = ""
) -> str:
    """A date as people say it: "about 1935", "1920s", "500 BC", "before 1914", "March 1940".

    With the `text` it was read from, "early 1960s" and "Victorian" stay what they are, instead of
    years nobody gave. Without a year the answer is the text, which may be empty. An inferred date
    is said without a doubt of its own, because the page marks it.
    """
    if not edtf or earliest is None or latest is None:
        return text
    if words := said_in(text, edtf, earliest, latest):
        return with_doubt(words, certainty)
    if certainty == INFERRED and (words := say_parts(earliest, latest)):
        return words
    return with_doubt(say_edtf(edtf.translate(_NO_MARKS), earliest, latest), certainty)


def said_in(text: str, edtf: str, earliest: int, latest: int) -> str:
    """How the text says this date, if it is the text that the date was read from."""
    if not text or len(text) > LONGEST:
        return ""
    span = understood(tidy(text), date.today())
    if span and (span.edtf() == edtf or (span.earliest, span.latest) == (earliest, latest)):
        return plain_words(span)
    return ""


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
