"""How pages are looked at and used: `make test` by day and with scripts, `make test-all` by night
and without them as well.
"""

import pytest

SCHEMES = ["light", pytest.param("dark", marks=pytest.mark.slow)]
SCRIPTS = [
    pytest.param(True, id="with scripts"),
    pytest.param(False, id="without scripts", marks=pytest.mark.slow),
]
