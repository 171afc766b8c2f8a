"""Cells of a table that goes out."""

import pytest

from objects.exporting import harmless


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert harmless(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


@pytest.mark.parametrize("value", ["", "1936", "a=b", "'=x", None, 12, -12])
def test_the_rest_stays_as_it_is(value):
    assert harmless(value) == value
