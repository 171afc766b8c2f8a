"""Facets, ranges, orders and pages, whatever the engine."""

import pytest

from search.query import Query, Span
from tests.search.contract.kinds import NAME


@pytest.fixture
def cups(shelf):
    """Six cups by colour, maker and years; the last has neither colour nor years."""
    rows = [
        ("red", "ada", (1930, 1939)),
        ("red", "ben", (1950, 1950)),
        ("green", "ada", (1925, 1975)),
        ("green", "ben", (1990, 1999)),
        ("blue", "cyd", (1940, 1940)),
    ]
    for pk, (colour, maker, years) in enumerate(rows, 1):
        shelf.add(
            pk,
            f"cup {pk}",
            values={"colour": (colour,), "maker": (maker,)},
            spans={"years": years},
            sorts={"number": f"{9 - pk}", "date": f"{years[0]:06d}"},
        )
    shelf.add(6, "cup 6", values={"maker": ("ada",)}, sorts={"number": "1"})
    return shelf


def test_values_of_a_facet_widen_and_facets_narrow(cups, find):
    assert sorted(find(filters={"colour": ("red", "green")})) == [1, 2, 3, 4]
    assert sorted(find(filters={"colour": ("red", "green"), "maker": ("ada",)})) == [1, 3]
    assert find(filters={"colour": ("red",), "maker": ("cyd",)}) == []
    assert find("timer", filters={"colour": ("red",)}) == []


def test_counts_ignore_their_own_choice_only(cups, engine, find):
    find()
    result = engine.search(
        Query("cup", filters={"colour": ("red",), "maker": ("ada",)}, facets=("colour", "maker"))
    )
    assert result.total == 1
    assert result.facets == {"colour": {"green": 1, "red": 1}, "maker": {"ada": 1, "ben": 1}}


def test_counts_of_everything_follow_every_change(cups, engine, find):
    find()
    query = Query(facets=("colour",))
    assert engine.search(query).facets["colour"] == {"green": 2, "red": 2, "blue": 1}
    engine.remove(cups.kind(), [1, 5])
    assert engine.search(query).facets["colour"] == {"green": 2, "red": 1}


def test_each_of_two_thousand_values_is_counted(shelf, engine):
    for pk in range(1, 4001):
        shelf.add(pk, "x", values={"maker": (f"m{pk % 2000}",)})
    engine.rebuild()
    engine.put(shelf.kind(), shelf.those(range(1, 2000, 20)))
    counts = engine.search(Query(facets=("maker",))).facets["maker"]
    assert len(counts) == 2000
    assert set(counts.values()) == {2}


@pytest.mark.parametrize(
    ("span", "found"),
    [
        (Span(1935, 1945), [1, 3, 5]),
        (Span(1945, 1935), [1, 3, 5]),
        (Span(1939, 1939), [1, 3]),
        (Span(after=1976), [4]),
        (Span(before=1929), [3]),
        (Span(1935, 1945, with_missing=True), [1, 3, 5, 6]),
        (Span(), [1, 2, 3, 4, 5, 6]),
        (Span(10**40, -(10**40)), [1, 2, 3, 4, 5]),
    ],
)
def test_a_range_finds_what_overlaps_it(cups, find, span, found):
    assert sorted(find(ranges={"years": span})) == found


def test_how_many_have_no_value_in_the_range(cups, engine, find):
    find()
    narrowed = Query(ranges={"years": Span(1935, 1945)}, filters={"maker": ("ada",)})
    assert engine.search(narrowed).without == {"years": 1}
    assert engine.search(Query()).without == {}


def test_orders_with_what_is_missing_last(cups, find):
    assert find(sort="date") == [3, 1, 5, 2, 4, 6]
    assert find(sort="number") == [6, 5, 4, 3, 2, 1]
    assert find() == find(sort="number") == find(sort="nonsense")


def test_with_unwanted_words_alone_the_order_is_as_without_words(cups, find):
    assert find("-timer") == [6, 5, 4, 3, 2, 1]
    assert find("cup -timer") == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("sort", ["relevance", "date", "number"])
@pytest.mark.parametrize("size", [50, 500])
def test_far_pages_go_on_where_the_ones_before_ended(shelf, engine, sort, size):
    """Through the places from which on an engine may read in another way."""
    for pk in range(1, 1201):
        sorts = {"date": f"{pk % 7}", "number": f"{1200 - pk:04d}"}
        shelf.add(pk, "egg cup" if pk % 3 else "tin", sorts=sorts)
    engine.rebuild()
    engine.put(shelf.kind(), shelf.those(range(1, 1201, 5)))  # in pieces, and some are gone
    engine.remove(shelf.kind(), range(1, 1201, 11))
    pages = [
        engine.search(Query("egg", sort=sort, offset=at, size=size)).pks(NAME)
        for at in range(0, 1000, size)
    ]
    order = {"date": lambda pk: (pk % 7, pk), "number": lambda pk: -pk, "relevance": lambda pk: pk}
    left = [pk for pk in range(1, 1201) if pk % 3 and pk % 11 != 1]
    assert [pk for page in pages for pk in page] == sorted(left, key=order[sort])


@pytest.mark.parametrize("sort", ["relevance", "date", "number"])
def test_ties_stand_by_key_however_they_came_in(shelf, engine, sort):
    for pk in range(1, 61):
        shelf.add(pk, "egg cup", sorts={"date": "1930", "number": "1"})
    pks = list(range(1, 61))
    for first in (40, 20, 1):  # in parts, so that the index lies in several pieces
        engine.put(shelf.kind(), shelf.those(pks[first - 1 :: 3]))
    engine.put(shelf.kind(), shelf.those())
    pages = [
        engine.search(Query("egg", sort=sort, offset=at, size=7)).pks(NAME)
        for at in range(0, 63, 7)
    ]
    assert [pk for page in pages for pk in page] == pks


def test_pages(cups, find):
    assert find(sort="number", size=2) == [6, 5]
    assert find(sort="number", size=2, offset=4) == [2, 1]
    assert find(offset=6) == find(offset=10**30) == find(size=0) == find(size=-1) == []
    assert find(offset=-5, size=1) == [6]


def test_unknown_choices_are_no_error(cups, find):
    assert find(filters={"colour": ("nonsense",)}) == []
    assert len(find(filters={"nonsense": ("x",)}, ranges={"nonsense": Span(1)})) == 6
    assert find(kinds=("nonsense",)) == []
    strange = ("\ud800", "x" * 70_000, "\0", "", "(((", "*", "é" * 40_000)
    assert find(filters={"colour": strange}, facets=("colour",)) == []
    assert find(filters={"colour": strange, "maker": strange}) == []
    assert find(kinds=strange) == []
    assert len(find(sort="\ud800", facets=strange, filters=dict.fromkeys(strange, strange))) == 6


def test_what_was_found_is_marked_as_it_is_written(shelf, engine, find):
    shelf.add(1, "Libuše’s EGG-cups", "Nothing here")
    find()
    marked = engine.search(Query("libuses cup", highlight=True)).highlights[(NAME, 1)]
    assert marked == {
        "title": (("Libuše’s", True), (" EGG-", False), ("cups", True)),
    }


def test_a_long_text_is_cut_about_what_was_found(shelf, engine, find):
    shelf.add(1, "x", "word " * 200 + "egg " + "word " * 200)
    find()
    [(_, segments)] = engine.search(Query("egg", highlight=True)).highlights[(NAME, 1)].items()
    assert ("egg", True) in segments
    assert sum(len(text) for text, _ in segments) < 260
    assert segments[0][0].startswith("…word")


def test_similar_things_share_rare_values(cups, engine, find):
    find()
    assert engine.similar(NAME, 1)[0] in (2, 3)
    assert 1 not in engine.similar(NAME, 1)
    assert engine.similar(NAME, 999) == []


def test_a_rare_value_that_says_little_makes_nothing_more_alike(shelf, engine, find):
    for pk, colours in enumerate((("red", "odd"), ("blue", "odd"), ("red",), ("red",)), 1):
        shelf.add(pk, values={"colour": colours})
    find()
    broad = frozenset({("colour", "odd")})
    assert engine.similar(NAME, 1)[0] == 2
    assert engine.similar(NAME, 2, broad=broad) == [1], "better than nothing"
    for pk in range(5, 40):
        shelf.add(pk, values={"colour": ("green",)})
    find()
    assert set(engine.similar(NAME, 1, broad=broad)) == {3, 4, 2}
    assert engine.similar(NAME, 1, broad=broad)[-1] == 2


def test_suggestions_begin_with_what_is_typed(shelf, engine, find):
    shelf.add(1, "Egg cup", numbers=("AB 12.3",))
    shelf.add(2, "Eggs for sale")
    shelf.add(3, "An egg")
    find()
    assert engine.suggest("EGG") == [(NAME, 1), (NAME, 2)]
    assert engine.suggest("ab12") == [(NAME, 1)]
    engine.remove(shelf.kind(), [1])
    assert engine.suggest("egg") == [(NAME, 2)]


def test_what_is_put_again_is_there_once(cups, engine, find):
    find()
    cups.add(1, "saucer")
    assert find("cup 1") == []
    assert find("saucer") == [1]
    assert engine.search(Query()).total == 6


def test_the_generation_changes_with_each_change(cups, engine, find):
    seen = [engine.generation()]
    find()
    seen.append(engine.generation())
    engine.remove(cups.kind(), [1])
    seen.append(engine.generation())
    engine.rebuild()
    seen.append(engine.generation())
    assert sorted(set(seen)) == seen
    assert engine.generation() == seen[-1] == engine.search(Query()).generation


def test_little_words_numbers_and_one_word_of_many_make_nothing_alike(shelf, engine, find):
    titles = ("The pink cloud, 2 of 4", "The boat, 2 of 4", "Pink hairdryer", "A cloud of pink")
    for pk, title in enumerate(titles, 1):
        shelf.add(pk, title)
    find()
    assert engine.similar(NAME, 1) == [4]
    assert engine.similar(NAME, 2) == []
