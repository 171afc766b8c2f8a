"""Whatever a moderator does, no table but the memory's own holds anybody's words."""

import pytest
from django.apps import apps
from django.db import connection

from tests.factories import MemoryFactory
from tests.memories.admin.pages import press, url_of

pytestmark = pytest.mark.django_db

PLANTED = "zanzibarquince"
OWN = {"memories_telling", "memories_message", "memories_recordnote", "memories_memoryfile"}


def tables_with(words) -> set[str]:
    """Every table of the database in which these words stand, in whatever column."""
    found = set()
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
        if any(words in str(value).casefold() for row in rows for value in row):
            found.add(table)
    return found


def test_every_action_leaves_words_only_in_the_memorys_own_tables(
    moderator_client, lead_client, moderator
):
    memory = MemoryFactory(
        state="submitted", text=f"My {PLANTED} aunt.", shown_name=PLANTED, name_as="full"
    )
    memory.files.create(kind="picture", state="ready")
    said = {"text": f"About your {PLANTED}."}
    for action, typed in [
        ("take", {}),
        ("public-version", {"content_note": PLANTED, "translation": PLANTED}),
        ("file", {"description": PLANTED}),
        ("answer", said),
        ("note", said),
        ("dates", {"not_after": "2099-01-01"}),
        ("ask", said),
        ("take", {}),
        ("decline", said | {"reason": "personal"}),
    ]:
        press(moderator_client, memory, action, **typed)
    press(lead_client, memory, "reopen")
    press(moderator_client, memory, "approve", on="look")
    assert memory.state == "published"
    for action, typed in [
        ("hide", {"reason": "personal"}),
        ("show-again", {}),
        ("hold", {"reason": "risk"}),
    ]:
        press(moderator_client, memory, action, **typed)
    press(lead_client, memory, "release")
    stale = said | {"version": "0"}
    assert moderator_client.post(url_of(memory, "ask"), stale).status_code == 409
    moderator_client.get("/admin/memories/all/")
    moderator_client.get(f"/admin/memories/?q={PLANTED}")
    assert tables_with(PLANTED) == OWN


def test_wagtail_logs_refers_to_and_finds_none_of_it(moderator_client):
    memory = MemoryFactory(state="submitted", text=f"My {PLANTED} aunt.")
    press(moderator_client, memory, "take")
    for label in ("ModelLogEntry", "PageLogEntry", "Revision"):
        assert not apps.get_model("wagtailcore", label).objects.exists()
    assert PLANTED not in str(memory)
    assert PLANTED not in repr(list(memory.tellings.all()))
