"""What people could not find: which words found nothing is counted, so that an editor can help.

Of who asked nothing is kept, nor what a person might have typed about herself.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest

from search.models import MissedWords
from search.parser import parse
from search.query import Query, Result, SearchAway
from search.registry import kinds
from search.understanding.lexicon import lexicon
from search.understanding.meaning import asked_fields
from search.words import split

logger = logging.getLogger(__name__)

PATIENCE = 50  # milliseconds: a reader does not wait while an import holds the database
_YEARS = re.compile(r"\b(?:1\d|20)\d\d(?:['’]?s)?\b|\b\d0['’]?s\b")
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:com|org|net|uk)\b", re.IGNORECASE)
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|curl|python|monitor", re.IGNORECASE)


def note(request: HttpRequest, query: Query, result: Result) -> None:
    """Count the words of a search that found nothing, or only without some of them.

    Never fails and never keeps a page waiting: what cannot be written now is not counted.
    """
    if not result.is_spelt or (result.total and not result.dropped and result.with_all != 0):
        return
    if not (_is_by_a_person(request) and _is_by_words_alone(query)):
        return
    try:
        if words := _missed(query.text, result.dropped):
            with _without_waiting(), transaction.atomic():
                MissedWords.objects.count_once(words)
    except (DatabaseError, SearchAway) as error:
        logger.info("Words that found nothing were not counted: %s", error)


def forget_old() -> None:
    """Forget what has been kept for 90 days; looks before it takes the database."""
    if MissedWords.objects.old().exists():
        MissedWords.objects.old().delete()


def words_of(text: str) -> str:
    """The words a text asks for, folded; "" where they may be somebody's: an address, a number
    of a telephone, house or account; and where they are left out as well. Of figures only years
    and decades are kept.
    """
    if len(text) > MissedWords.LONGEST or _ADDRESS.search(text):
        return ""
    if any(map(str.isdigit, _YEARS.sub("", text))):
        return ""
    wish = parse(text, asked_fields(kinds()))
    if wish.at_odds:  # that nothing is found says nothing of the words
        return ""
    words = " ".join(word for clause in wish.wanted for word in clause.words)
    return words if len(words) <= MissedWords.LONGEST else ""


def _is_by_a_person(request) -> bool:
    """No robot, and no browser that only looks ahead. (A robot that says it is a person counts;
    hence three days before an editor sees anything.)
    """
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and not is_ahead and not _ROBOT.search(agent)


def _is_by_words_alone(query: Query) -> bool:
    """The first page of a search in which nothing but words narrows, read as we read them."""
    is_narrowed = any(query.filters.values()) or bool(query.ranges)
    return query.offset == 0 and not is_narrowed and not query.as_typed


def _missed(text: str, dropped: tuple[str, ...]) -> str:
    """The words that failed: of those which were dropped, the ones no record has; else all."""
    words = [word for said in dropped for _, _, word in split(said)]
    unknown = [word for word in words if not lexicon().knows(word)]
    asked = words_of(text)
    return asked and (" ".join(unknown) or asked)


@contextmanager
def _without_waiting() -> Iterator[None]:
    """Have SQLite give up soon where somebody else is writing."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [usual] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
