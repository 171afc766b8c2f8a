"""The list of slow tests names tests that are there: one that was renamed would be quick again."""

from tests.conftest import LISTED
from tests.places import PROJECT


def test_each_that_is_listed_is_there():
    listed = [line.split("::") for line in sorted(LISTED) if not line.startswith("#")]
    assert listed
    for path, name in listed:
        assert f"def {name}(" in (PROJECT / path).read_text(), (path, name)
