"""The lists of slow tests name tests that are there: one that was renamed would be quick again."""

import pytest

from tests.conftest import LISTS
from tests.places import PROJECT


@pytest.mark.parametrize("mark", LISTS)
def test_each_that_is_listed_is_there(mark):
    assert LISTS[mark]
    for path, name in (line.split("::") for line in sorted(LISTS[mark])):
        assert f"def {name}(" in (PROJECT / path).read_text(), (path, name)
