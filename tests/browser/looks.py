"""How pages are looked at: `make test` looks by day, `make test-all` by night as well."""

import pytest

SCHEMES = ["light", pytest.param("dark", marks=pytest.mark.slow)]
