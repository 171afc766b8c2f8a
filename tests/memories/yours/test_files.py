"""Where letters go, which words open it, and its files: seen, added, left out, told anew."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from contact.models import Contact, Letter, PrivateLink
from tests.contact.post import contact_at
from tests.memories.giving.conftest import picture
from tests.memories.yours.conftest import Owner, owner_of, with_file

# Letters, links, files


def test_a_new_address_is_asked_first_and_the_old_one_goes(owner):
    owner.memory.contact = contact_at("ada@example.org")
    owner.memory.save()
    owner.post("letters/", name="Mo", address="mo@example.org", wishes_letters="on")
    contact = Contact.objects.get()
    assert (contact.address, contact.confirmed_at) == ("mo@example.org", None)
    assert Letter.objects.get().kind == "was_this_you"
    assert owner.now.wishes_letters
    owner.post("letters/", name="", address="")
    assert not Contact.objects.exists()


def test_new_words_can_end_the_old_ones(owner):
    response = owner.post("fresh-link/", old_ones_end="on")
    assert owner.get().status_code == 404
    page = owner.client.get(response["Location"])
    assert page.status_code == 200
    assert b"These are your new words" in page.content


def test_a_slip_in_a_drawer_stays_good_unless_one_says_otherwise(owner):
    owner.post("fresh-link/")
    assert owner.get().status_code == 200
    assert PrivateLink.objects.count() == 2


def test_files_are_seen_by_their_giver_and_left_out_at_once(owner):
    file = with_file(owner)
    address = owner.address(f"file/{file.reference}/")
    assert owner.client.get(address)["Content-Type"] == file.content_type
    public = file.get_absolute_url()
    assert owner.client.get(public).status_code == 200
    assert "It cannot be brought back." in owner.sees(f"file/{file.reference}/leave-out/")
    assert owner.client.get(public).status_code == 200
    for _ in range(2):
        assert owner.post(f"file/{file.reference}/leave-out/").status_code == 303
    assert owner.client.get(public).status_code == 404
    assert owner.client.get(address).status_code == 404
    assert not owner.now.has_news


def test_of_what_is_held_nothing_is_left_out(owner, reader):
    file = with_file(owner)
    owner.now.hold("legal", reader)
    assert "its files stay" in owner.sees()
    owner.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.get() == file


def test_the_only_file_of_a_memory_without_words_is_taken_back_with_it(reader):
    owner = owner_of("published", reader, text="")
    file = with_file(owner)
    assert "take your memory back" in owner.sees()
    owner.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.get() == file


def test_a_file_that_waits_is_left_out_on_a_page_of_its_own(owner):
    file = with_file(owner)
    owner.now.files.update(read_at=None)
    owner.post("files/", leave_out=file.reference)
    assert owner.now.files.get() == file
    owner.post(f"file/{file.reference}/leave-out/")
    assert not owner.now.files.exists()


def test_a_file_that_is_added_waits(owner):
    owner.client.post(owner.address("files/"), {"file": picture()})
    memory = owner.now
    assert memory.has_news
    assert owner.client.get(memory.files.get().get_absolute_url()).status_code == 404


def description_of(owner, file):
    """As anybody reads it beside the memory."""
    page = BeautifulSoup(owner.client.get(owner.now.get_absolute_url()).content, "html.parser")
    return page.select_one(f'img[src*="{file.reference}"]')["alt"]


def test_what_is_said_of_a_file_that_was_read_is_said_anew_and_waits(owner, reader):
    file = with_file(owner)
    page = BeautifulSoup(owner.get("files/").content, "html.parser")
    name = f"{file.reference}-description"
    assert page.select_one(f'[name="{name}"]').get_text().strip() == "A blue cup"
    owner.post("files/", **{name: "A green cup, chipped"})
    assert description_of(owner, file) == "A blue cup"
    assert owner.now.has_news
    assert "What you changed waits to be read." in owner.sees()
    assert "A green cup, chipped" in owner.get("files/").content.decode()
    owner.now.accept_news(reader)
    assert description_of(owner, file) == "A green cup, chipped"


def test_what_was_said_anew_of_a_file_and_was_declined_is_gone(owner, reader):
    file = with_file(owner)
    owner.post("files/", **{f"{file.reference}-description": "A green cup, chipped"})
    owner.now.decline_news("It is blue.", reader)
    owner.now.files.update(position=1)
    assert description_of(owner, file) == "A blue cup"
    assert owner.now.files.get().retold is None


def test_of_a_file_that_came_while_the_form_was_open_nothing_is_taken_away(owner):
    file = with_file(owner)
    owner.post("files/")
    assert not owner.now.has_news
    assert owner.now.files.get().told["description"] == "A blue cup"
    assert file.description == "A blue cup"


def test_the_same_words_of_a_file_are_no_news(owner):
    file = with_file(owner)
    owner.post("files/", **{f"{file.reference}-description": "A blue cup"})
    assert not owner.now.has_news


def test_another_memorys_words_open_none_of_it(owner, reader):
    file = with_file(owner)
    other = Owner(owner_of("published", reader).memory)
    assert other.client.get(other.address(f"file/{file.reference}/")).status_code == 404
    other.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.count() == 1


def test_a_file_that_is_no_picture_is_refused_in_words(owner):
    upload = SimpleUploadedFile("list.pdf", b"%PDF-1.4 nothing", "application/pdf")
    response = owner.client.post(owner.address("files/"), {"file": upload})
    assert response.status_code == 200
    assert not owner.now.has_news
