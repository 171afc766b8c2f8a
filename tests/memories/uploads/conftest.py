"""What the tests of uploads share: folders of their own, and the decoder as the site runs it."""

import pytest

from memories.uploads import limits
from memories.uploads.decoding import decode
from memories.uploads.refusals import Refused
from tests.factories import MemoryFactory


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Nothing is written outside the test's own folder, and no scanner is asked."""
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.MEMORY_FILES_DIR = tmp_path / "private" / "memories"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.CLAMAV_SOCKET = ""
    settings.X_ACCEL_REDIRECT = ""
    return tmp_path


@pytest.fixture
def decoded(tmp_path):
    """Decode bytes in the real child process; return what was made of them."""

    def decode_bytes(content, patience=limits.IN_THE_WORKER):
        source, folder = tmp_path / "came", tmp_path / "made"
        source.write_bytes(content)
        folder.mkdir(exist_ok=True)
        return decode(source, folder, patience)

    return decode_bytes


@pytest.fixture
def refusal(decoded):
    """Decode bytes that should not be taken; return the code that says why."""

    def code_of(content, patience=limits.IN_THE_WORKER):
        with pytest.raises(Refused) as caught:
            decoded(content, patience)
        return caught.value.code

    return code_of


@pytest.fixture
def memory(db):
    """A draft, to which files are given."""
    return MemoryFactory()
