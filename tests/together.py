"""Which tests of a run stay with one process: those that share what takes long to make.

pytest-xdist's own way (`--dist loadgroup`) groups nothing under pytest 9.2, without a word
(pytest-xdist issue 1386). This does what it did, by files; when that is mended, it can go.
"""

from functools import cache

from xdist.scheduler import LoadScopeScheduling

from tests.places import PROJECT

MARK = "pytest.mark.xdist_group("


@cache
def shares(path: str) -> bool:
    """Whether all tests of this file are marked to stay together."""
    return MARK in (PROJECT / path).read_text()


class Together(LoadScopeScheduling):
    """Hands out one test at a time, or all of a file that is marked so."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if shares(path) else nodeid
