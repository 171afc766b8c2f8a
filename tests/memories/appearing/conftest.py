"""What tests of the public pages of memories share."""

from tests.objects.conftest import private_folder  # noqa: F401 - a fixture
