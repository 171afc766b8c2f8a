"""Each surface on which a memory may stand: who asks for it, and who sees it nowhere."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as site
from django.contrib.auth import get_user_model
from django.utils import timezone

from memories import consent, states
from memories.models import Memory
from tests.factories import (
    MemoryFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


IN_TAGS = {"stories/gathering.py"}
AT = {
    "object_page": {"memories/panels.py"},
    "memory_page": {
        *("memories/views.py", "memories/fetching.py", "memories/models/memory.py"),
        "memories/chooser.py",  # for who writes: what anybody may read
    },
    "search": {"memories/documents.py"},
    "lists": {"memories/among.py", "memories/views.py", "memories/sitemaps.py"} | IN_TAGS,
    "feed": {"memories/feeds.py"},
    "home": {"home/models.py"},
    "story": {"home/sample/stories.py"},  # which of the sample may stand in one
    "production": {"memories/panels.py"},
    "exhibition": set(),
    "performance": set(),
    "publicity": set(),
    "share_image": set(),
    "frame": {"stories/framing.py", "memories/views.py"},  # the latter leads to the frame
    "open_data": set(),
    "print": set(),
}
"""Which files show memories on each surface. What begins to use another belongs here, and its
addresses in the walk above.
"""


def test_every_surface_is_in_the_walk():
    assert set(AT) == set(consent.SURFACES)


def test_who_asks_for_which_surface_is_known():
    used = {}
    for app in ("memories", "stories", "home", "objects", "whatson", "search", "contact"):
        for path in (Path(site.BASE_DIR) / app).rglob("*.py"):
            text = path.read_text()
            asked = re.findall(r'shown_on\("(\w+)"\)', text)
            if "shown_on(SURFACE)" in text:
                asked += re.findall(r'^SURFACE = "(\w+)"', text, re.MULTILINE)
            for surface in asked:
                used.setdefault(surface, set()).add(str(path.relative_to(site.BASE_DIR)))
    assert used == {surface: files for surface, files in AT.items() if files}


@pytest.mark.parametrize("surface", consent.SURFACES)
def test_on_no_surface(memory, surface):
    assert Memory.objects.shown_on(surface).get() == memory
    memory.withdraw()
    assert not Memory.objects.shown_on(surface).exists()
    memory.restore()
    assert Memory.objects.shown_on(surface).exists()


def test_a_surface_that_is_not_in_the_table_shows_nothing():
    with pytest.raises(KeyError):
        Memory.objects.shown_on("billboard")


@pytest.mark.parametrize("state", sorted(set(states.STATES) - {"published", "erased"}))
def test_only_what_is_published_is_on_any(reader, state):
    tomorrow = timezone.localdate() + timedelta(days=1)
    more = {"not_before": tomorrow} if state == "approved" else {}
    MemoryFactory(state=state, reader=reader, uses=dict.fromkeys(consent.CHOICES, "yes"), **more)
    for surface in consent.SURFACES:
        assert not Memory.objects.shown_on(surface).exists()


# Nor before the staff


def test_no_member_of_the_staff_sees_it(memory, reader):
    from django.contrib.auth.models import Group

    reader.groups.add(*Group.objects.filter(name__in=("Moderators", "Lead")))
    reader = get_user_model().objects.get(pk=reader.pk)
    assert memory.may_be_seen_by(reader)
    memory.withdraw()
    assert not memory.may_be_seen_by(reader)
