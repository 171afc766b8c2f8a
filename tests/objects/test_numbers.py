"""Object numbers: what is the same, what comes first, where it stands."""

import pytest

from objects.numbers import fold_number, free_slug, slug_of_number, sort_number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AIBDC : 0_1973", "aibdc:0_1973", True),
        ("1983/12.4", "1983124", False),
        ("BAC 1.2", "BAC 1-2", False),
        ("BAC\t1", "bac 1", True),
    ],
)
def test_only_case_and_spaces_are_folded(one, other, same):
    assert (fold_number(one) == fold_number(other)) is same


def test_sorted_as_people_count():
    numbers = ["BAC 10", "BAC 2", "BAC 2.11", "BAC 2.9", "bac 1"]
    assert sorted(numbers, key=sort_number) == ["bac 1", "BAC 2", "BAC 2.9", "BAC 2.11", "BAC 10"]


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("AIBDC : 008432.1SA", "aibdc-008432-1sa"),
        ("1983/12.4", "1983-12-4"),
        ("Musée 7", "musee-7"),
        ("№", "no"),
        ("???", "object"),
    ],
)
def test_every_run_of_other_signs_is_one_hyphen(number, slug):
    assert slug_of_number(number) == slug


def test_the_first_free_address():
    assert free_slug("a", {"a", "a-2"}) == "a-3"
    assert free_slug("a", set()) == "a"
