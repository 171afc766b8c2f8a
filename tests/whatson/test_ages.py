"""For which ages something is, as it is read from what somebody wrote."""

import pytest

from whatson.ages import read_ages


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("8 and over", (8, None)),
        ("16+", (16, None)),
        ("over 16s", (16, None)),
        ("Age guidance: 8", (8, None)),
        ("All ages", (0, None)),
        ("Families", (0, None)),
        ("Under 5s", (0, 4)),
        ("Babies up to 18 months", (0, 1)),
        ("0-18 months", (0, 1)),
        ("6 months to 3 years", (1, 3)),
        ("Ages 14–21", (14, 21)),
        ("5-11 year olds", (5, 11)),
        ("12 and under", (0, 12)),
        ("14+, under 26s", (14, 25)),
        ("8+ (under 16s with an adult)", (8, None)),
        ("Not suitable for under 12s", (12, None)),
        ("Free for under 26s", (None, None)),
        ("5 to 8 and 9 to 12", (None, None)),
        ("12A", (None, None)),
        ("", (None, None)),
        ("Adults", (None, None)),
    ],
)
def test_ages_are_read_as_people_write_them_and_what_is_unclear_is_unknown(words, ages):
    assert read_ages(words) == ages
