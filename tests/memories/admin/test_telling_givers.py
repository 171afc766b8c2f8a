"""Givers hear of what a moderator did beside their memory, if they wish; never anybody's words."""

from datetime import date

import pytest

from contact.models import Contact, Letter
from tests.factories import MemoryFactory
from tests.memories.admin.pages import press

SAID = "We keep her mangle as well."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("action", "kind"), [("answer", "memory_answered"), ("note", "memory_record_changed")]
)
@pytest.mark.parametrize("wishes", [True, False])
def test_an_answer_and_a_note_are_told_to_who_wishes(
    moderator_client, django_capture_on_commit_callbacks, action, kind, wishes
):
    contact = Contact.objects.create(address="nell@example.org", erase_on=date(2099, 1, 1))
    memory = MemoryFactory(state="published", contact=contact, wishes_letters=wishes)
    with django_capture_on_commit_callbacks(execute=True):
        press(moderator_client, memory, action, text=SAID)
    letters = Letter.objects.filter(kind=kind, about=memory.reference)
    assert letters.exists() is wishes
    assert SAID not in str(list(Letter.objects.values()))
