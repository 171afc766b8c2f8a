"""What is asked for beyond the words themselves, whatever the engine."""

import pytest

from search.query import Query, Span
from search.wish import Clause, Way, Wish


def one(*words, **more) -> Clause:
    return Clause(words, **more)


@pytest.fixture
def wished(find):
    """The keys found for a wish, in order."""

    def search(wish, **rest):
        return find(wish=wish, **rest)

    return search


def test_other_words_say_it_too_and_come_after(shelf, wished):
    shelf.add(1, "Wireless")
    shelf.add(2, "Radio")
    shelf.add(3, "Toaster")
    assert wished(Wish((one("radio", ways=(Way(("wireless",), 0.8),)),))) == [2, 1]


def test_other_words_hold_beside_the_words_as_typed(shelf, wished):
    shelf.add(1, "Red wireless")
    shelf.add(2, "Red radio")
    shelf.add(3, "Wireless")
    wish = Wish((one("radio", ways=(Way(("wireless",)),)), one("red")))
    assert sorted(wished(wish)) == [1, 2]


def test_several_other_words_stand_side_by_side_whatever_they_end_in(shelf, wished):
    shelf.add(1, "Two egg cups")
    shelf.add(2, "A cup for an egg")
    assert wished(Wish((one("eggcup", ways=(Way(("eggs", "cup")),)),))) == [1]


def test_an_exact_other_word_keeps_its_ending(shelf, wished):
    shelf.add(1, "PET bottle")
    shelf.add(2, "Pets")
    assert wished(Wish((one("polyester", ways=(Way(("pet",), is_exact=True),)),))) == [1]


def test_the_way_that_weighs_more_comes_first(shelf, wished):
    shelf.add(1, "Wringer")
    shelf.add(2, "Mangle")
    ways = (Way(("wringer",), 0.2), Way(("mangle",), 0.9))
    assert wished(Wish((one("x", ways=ways),))) == [2, 1]


def test_a_word_may_be_asked_of_one_field(shelf, wished):
    shelf.add(1, "Green cup", "blue inside")
    shelf.add(2, "Blue cup", "green inside", numbers=("green",))
    assert wished(Wish((one("green", in_field="title"),))) == [1]
    assert wished(Wish((one("cup"),), unwanted=(one("green", in_field="title"),))) == [2]
    assert wished(Wish((one("green", in_field="nonsense"),))) == []


def test_optional_words_only_order(shelf, wished):
    shelf.add(1, "Cup")
    shelf.add(2, "Red cup")
    shelf.add(3, "Red saucer")
    assert wished(Wish((one("cup"),), optional=(one("red"),))) == [2, 1]
    assert wished(Wish(optional=(one("red"),)))[:2] in ([2, 3], [3, 2])
    assert sorted(wished(Wish(optional=(one("red"),)))) == [1, 2, 3]


def test_several_numbers_find_several(shelf, wished):
    for pk in range(1, 5):
        shelf.add(pk, f"Box {pk}", numbers=(f"AB {pk}",))
    wish = Wish((one("saucer"),), numbers=("ab2", "ab3"))
    assert sorted(wished(wish)) == [2, 3]


def test_its_own_number_comes_before_another_and_a_part(shelf, wished):
    shelf.add(1, "Part", numbers=("AB 7.2",))
    shelf.add(2, "Other", numbers=("AB 9", "AB 7"))
    shelf.add(3, "Own", numbers=("AB 7",))
    wish = Wish((one("ab"), one("7")), numbers=("ab7",), number_parts=("ab7",))
    assert wished(wish) == [3, 2, 1]


def test_part_of_a_number_is_enough_to_be_found(shelf, wished):
    shelf.add(1, "Chicogo", numbers=("AIBDC : 007661.2",))
    shelf.add(2, "Rimmel", numbers=("AIBDC : 1",))
    assert wished(Wish((one("nonsense"),), number_parts=("007661",))) == [1]
    assert wished(Wish((one("nonsense"),), numbers=("007661",))) == []


def test_a_number_is_found_by_what_it_is_called_for_short(shelf, wished):
    shelf.add(1, "Chicogo", numbers=("AIBDC : 007661.2SA", "tin-old-3"))
    shelf.add(2, "Rimmel", numbers=("AIBDC : 76612",))
    for short in ("7661.2", "007661.2", "aibdc7661.2sa", "7661.2sa", "tin.old3"):
        assert wished(Wish((one("nonsense"),), numbers=(short,))) == [1]


def test_fewer_words_will_do_and_what_has_all_comes_first(shelf, wished):
    for pk, title in enumerate(("Tea", "Tea pot", "Green tea pot", "Cup"), 1):
        shelf.add(pk, title)
    green, tea, pot = one("green"), one("tea"), one("pot")
    assert wished(Wish((green, tea, pot), least=2)) == [3, 2]
    assert sorted(wished(Wish((green, tea, pot), least=1))) == [1, 2, 3]
    assert wished(Wish((green, tea, pot))) == [3]


def test_a_compound_is_found_whole_and_in_parts(shelf, wished):
    for pk, title in enumerate(("Hand made", "Handmade", "Hand-made", "Made by hand"), 1):
        shelf.add(pk, title)
    assert sorted(wished(Wish((one("hand", "made"),)))) == [1, 2, 3]


def test_what_has_no_date_comes_after_what_has_the_right_one(shelf, wished):
    shelf.add(1, "Radio, a radio: radio")
    shelf.add(2, "A set", "with a radio in it", spans={"years": (1935, 1935)})
    shelf.add(3, "Radio", spans={"years": (1960, 1960)})
    years = {"years": Span(1930, 1939, with_missing=True)}
    assert wished(Wish((one("radio"),)), ranges=years) == [2, 1]


def test_an_empty_wish_is_everything_in_its_usual_order(shelf, engine, wished):
    shelf.add(1, "a", sorts={"number": "2"})
    shelf.add(2, "b", sorts={"number": "1"})
    assert wished(Wish()) == [2, 1]
    assert engine.search(Query("nothing like it", wish=Wish())).total == 2


def test_as_many_words_as_anybody_may_ask_for(shelf, engine, wished):
    shelf.add(1, "egg")
    words = [one(f"w{at}", ways=(Way((f"x{at}",)), Way((f"y{at}", "z")))) for at in range(32)]
    wish = Wish(tuple(words), unwanted=tuple(words), optional=tuple(words))
    assert wished(wish) == []
    assert wished(Wish(unwanted=tuple(words), optional=tuple(words))) == [1]


def test_the_words_of_all_texts_are_known_with_how_many_have_them(shelf, engine, find):
    shelf.add(1, "Egg-cups", "green\nwith Libuše’s name")
    shelf.add(2, "Egg", "cups")
    find()
    words = engine.words()
    assert words.pop("egg") == 2
    assert words.pop("cups") in (1, 2)  # in two texts, once in each
    assert words == dict.fromkeys(("eggcups", "green", "with", "libuses", "name"), 1)
