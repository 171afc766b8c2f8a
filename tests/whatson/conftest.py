"""A box office for each test, and a site that is set to read it."""

import pytest

from tests.boxoffice.house import season
from tests.boxoffice.server import box_office
from whatson.models import BoxOfficeSettings


@pytest.fixture
def office():
    """The box office, with its season around `NOW`."""
    with box_office(season()) as server:
        yield server


@pytest.fixture
def ask_as(db, office):
    """Have the site read it as this client; returns the settings."""

    def set_up(client: str = "ok", **fields) -> BoxOfficeSettings:
        BoxOfficeSettings.objects.all().delete()
        return BoxOfficeSettings.objects.create(
            **{
                "provider": "spektrix",
                "client_name": client,
                "custom_domain": office.host,
                **fields,
            }
        )

    return set_up


@pytest.fixture
def read(ask_as):
    """The site reads it as the client "ok"."""
    return ask_as()


@pytest.fixture(autouse=True)
def is_impatient(settings):
    """Slow is what takes half a second."""
    settings.BOXOFFICE_PATIENCE = 0.5
