"""A session of a project, to which people come or are invited."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import ADA, come
from tests.whatson.letters.box import HALL, HOUR, post


@pytest.fixture
def session():
    start = datetime(2099, 12, 5, 14, tzinfo=ZoneInfo("Europe/London"))
    project = ProjectPageFactory(title="Mending together", kind="store_visit")
    return SessionFactory(project=project, start=start, ends_at=start + 2 * HOUR, place=HALL)


@pytest.fixture
def coming(session):
    joining = come(session, address=ADA)
    post()
    return joining
