"""What is counted at one's own page, whom its letters reach, and what a lost key does not stop."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.utils import timezone

from contact.guard import RULES
from contact.letters.sending import send_due
from contact.models import Contact, Letter
from memories.models import Memory
from tests.contact.post import contact_at
from tests.memories.yours.conftest import with_file


def test_an_address_of_somebody_else_is_asked_once_however_often_it_is_typed(owner, mailoutbox):
    stranger, answers = "bob@example.org", []
    for number in range(4):
        for address in (stranger, f"mo{number}@example.org"):
            answers.append(owner.post("letters/", name="", address=address).status_code)
            send_due()
    assert [letter.to[0] for letter in mailoutbox].count(stranger) == 1
    assert RULES["address"].limits[0].most == 3
    assert answers[:4] == [303, 303, 303, 200]
    assert owner.post("letters/", name="", address="").status_code == 303
    assert not Contact.objects.exists()


def test_the_question_goes_no_second_time_where_somebody_said_no(owner, mailoutbox):
    owner.post("letters/", name="", address="bob@example.org")
    Contact.objects.get().take_answer("no")
    for address in ("mo@example.org", "bob@example.org"):
        owner.post("letters/", name="", address=address)
    Letter.objects.update(due_at=timezone.now())
    send_due()
    assert mailoutbox == []


def test_a_name_is_no_place_for_links_nor_for_forty_tries(owner):
    assert (
        b"There is a link in this."
        in owner.post("name/", name_as="other", shown_name="see www.spam.example").content
    )
    most = RULES["change"].limits[0].most
    codes = [
        owner.post("name/", name_as="other", shown_name=f"Mo {number}").status_code
        for number in range(most + 1)
    ]
    assert codes == [303] * most + [200]
    assert owner.post("name/", name_as="first", shown_name="Maureen").status_code == 303


def test_what_is_said_of_files_is_counted_and_to_leave_one_out_is_not(owner):
    file = with_file(owner)
    name = f"{file.reference}-description"
    links = "http://spam.example " * 3
    assert b"more than 2 links" in owner.post("files/", **{name: links}).content
    most = RULES["change"].limits[0].most
    codes = [owner.post("files/", **{name: f"Cup {n}"}).status_code for n in range(most + 1)]
    assert codes == [303] * most + [200]
    assert owner.post("files/", leave_out=file.reference).status_code == 303
    assert owner.post("take-back/").status_code == 303


@pytest.fixture
def lost(owner):
    """The key is lost by which its giver's name and address could be read."""
    owner.memory.contact = contact_at("ada@example.org")
    owner.memory.save()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_contact SET name = 'x', address = 'x'")
    return owner


def test_a_lost_key_keeps_nobody_from_taking_back(lost, django_capture_on_commit_callbacks):
    assert lost.get().status_code == 200
    assert lost.get("copy/").status_code == 200
    copy = b"".join(lost.get("copy/").streaming_content)
    held = json.loads(ZipFile(BytesIO(copy)).read("what-we-hold.json"))
    assert "our key to them is lost" in held["how we reach you"]["name and address"]
    with django_capture_on_commit_callbacks(execute=True):
        assert lost.post("take-back/").status_code == 303
    assert lost.now.state == "withdrawn"
    assert Letter.objects.get().kind == "memory_taken_back"
    Memory.objects.update(erase_at=timezone.now())
    Memory.objects.get().erase()
    assert not Contact.objects.exists()


def test_a_lost_key_keeps_nobody_from_being_forgotten_or_reached_anew(lost):
    lost.now.reach_by("Mo", "mo@example.org")
    assert Contact.objects.get().address == "mo@example.org"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_contact SET address = 'x'")
    lost.now.reach_by()
    assert not Contact.objects.exists()
