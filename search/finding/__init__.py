"""Finding: what somebody typed is understood and searched for, and where that finds nothing, a
ladder is climbed down that says at each step what it did.

Pages ask here; what an engine does is one search, exactly as it is told. `asked` searches for
variations of what was typed, `spelling` and `ladder` say for which.
"""

from dataclasses import replace

from django.core.paginator import Paginator

from search.engines import engine
from search.finding.asked import DATES, Asked
from search.finding.ladder import FIELDS, WORDS, climb_down
from search.finding.spelling import SPELLING
from search.highlights import highlights
from search.paging import deepest, reached
from search.preparing import expect_filled
from search.query import PAGE, Query, Result
from search.registry import kinds
from search.remembering import remembered
from search.wish import Wish

__all__ = ["DATES", "FIELDS", "SPELLING", "WORDS", "find", "find_of_each", "find_page"]
"""The first four: what can be left as typed, no date read, no word looked for in another text
than it was asked of, none corrected, none dropped."""


def find(query: Query) -> Result:
    """What somebody means by the text of `query`; never less than the engine finds for it.

    The result says which words were `corrected` or `dropped`, which `ranges` were read, and
    what else may have been meant (`suggested`). Raises SearchAway.
    """
    plain = replace(query, highlight=False)
    with engine().one_answer():
        result, wish = _answer(plain)
    if not query.highlight:
        return result
    return replace(result, highlights=highlights(result.ids, wish))


def find_page(form) -> tuple[Result, int, Paginator]:
    """What `find` finds for the page that a form asks for, its number, and all its pages; for a
    page that isn't there, or is too deep, the nearest. A form has `page_number` and the `query()`
    of a page.
    """
    asked = form.page_number
    tried = asked if asked <= deepest() else 1
    result = find(form.query(tried))
    paginator = Paginator(range(result.total), PAGE)
    number = reached(asked, paginator.num_pages)
    if number != tried:
        result = find(form.query(number))
    return result, number, paginator


def find_of_each(query: Query, size: int) -> tuple[Result, dict[str, Result]]:
    """What `find` finds, and the first few of each kind that it finds any of, by kind; those first
    that have all of the words, where others have only some.

    Each is found by the same wish, so that nothing is corrected in one way here and in
    another there. The words are marked in those of the first kind: their texts cost queries.
    Raises SearchAway.
    """
    with engine().one_answer():
        result, wish = _answer(query)
        ranges = {**query.ranges, **result.read}
        same = replace(query, wish=wish, ranges=ranges, offset=0, size=size)
        found = _in_order(result, same)
        firsts = {kind: engine().search(replace(same, kinds=(kind,))) for kind in found}
    for kind in found[:1]:
        marked = highlights(firsts[kind].ids, wish)
        firsts[kind] = replace(firsts[kind], highlights=marked)
    return result, firsts


def _in_order(result: Result, query: Query) -> list[str]:
    """The names of the kinds of which anything was found, in the order in which they are shown."""
    found = [kind.name for kind in kinds() if result.totals.get(kind.name)]
    if not result.with_all:
        return found
    all_words = replace(query, wish=replace(query.wish, least=None), size=0)
    having = engine().search(all_words).totals
    return sorted(found, key=lambda name: not having.get(name))


def _answer(query: Query) -> tuple[Result, Wish]:
    """The same as `_found`; raises NotReady where an index that is not full yet finds nothing."""
    found = _found(query)
    if not found[0].total:
        expect_filled(query)
    return found


def _found(query: Query) -> tuple[Result, Wish]:
    """The same as `_find`, or what it gave a moment ago, unless that was without the words that
    spelling is corrected by.
    """
    return remembered("found", query, lambda: _find(query), lambda found: found[0].is_spelt)


def _find(query: Query) -> tuple[Result, Wish]:
    """What is found, and the wish that it was found by."""
    if not query.text:  # and nothing to understand
        return engine().search(query), Wish()
    asked = Asked(query)
    # The ladder is the same for every page of a list, in any order.
    unpaged = replace(query, offset=0, size=0, facets=(), sort="")
    is_read = asked.words.is_read
    outcome = remembered("outcome", unpaged, lambda: climb_down(asked), lambda _: is_read)
    if outcome.without_ranges:
        asked.leave_ranges()
    found = asked.search(outcome.wish)
    result = replace(
        found,
        corrected=outcome.corrected,
        dropped=(*found.dropped, *outcome.dropped),
        read=asked.read,
        suggested=outcome.suggested,
        with_all=outcome.with_all,
        anywhere=outcome.anywhere,
        only_mentioned=outcome.only_mentioned,
        is_spelt=is_read,
    )
    return result, asked.broadened(outcome.wish)
