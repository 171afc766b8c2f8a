"""How a long table is tried: `make test` takes its first lines, `make test-all` all of them."""

from collections.abc import Sequence

import pytest


def first_few(values: Sequence, few: int = 3) -> list:
    """For `parametrize`: the first so many are quick, the others marked slow."""
    rest = (pytest.param(value, marks=pytest.mark.slow) for value in values[few:])
    return [*values[:few], *rest]
