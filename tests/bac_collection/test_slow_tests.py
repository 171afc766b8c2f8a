"""The list of slow tests names tests that are there: one that was renamed would be quick again."""

from tests.conftest import LISTED
from tests.places import PROJECT


def test_each_that_is_listed_is_there():
    assert LISTED
    for path, name in (line.split("::") for line in sorted(LISTED)):
        assert f"def {name}(" in (PROJECT / path).read_text(), (path, name)
