"""Moderators and the lead enter what they need, and nothing else."""

import pytest

from memories.models import Memory
from tests.factories import CollectionObjectFactory, MemoryFactory
from tests.memories.admin.conftest import logged_in
from tests.memories.admin.pages import QUEUE, offered, press, url_of

OURS = [QUEUE, f"{QUEUE}changed/", f"{QUEUE}due/", f"{QUEUE}all/", f"{QUEUE}type-one-in/"]
OURS += [f"{QUEUE}asked/", f"{QUEUE}complaints/", f"{QUEUE}away/", f"{QUEUE}corrections.csv"]
LEADS = [
    f"{QUEUE}held/",
    "/admin/settings/memories/memorysettings/",
    "/admin/settings/contact/intakesettings/",
]
CLOSED = [
    "/admin/pages/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/media/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/redirects/",
    "/admin/collections/",
    "/admin/imports/",
    "/admin/snippets/objects/collectionobject/",
    "/admin/snippets/objects/person/",
]


def refused(client, url) -> bool:
    """Wagtail sends who may not back to the start, with a message."""
    response = client.get(url, follow=True)
    sent_to = response.redirect_chain[-1][0] if response.redirect_chain else ""
    return response.status_code in (403, 404) or sent_to in ("/admin/", "/admin/reports/")


@pytest.mark.parametrize("url", OURS)
def test_both_enter_what_they_read(moderator_client, lead_client, url):
    for client in (moderator_client, lead_client):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", LEADS)
def test_what_is_the_leads_is_closed_to_a_moderator(moderator_client, lead_client, url):
    assert refused(moderator_client, url)
    assert not refused(lead_client, url)


@pytest.mark.parametrize("url", CLOSED)
def test_the_rest_is_closed_to_both(moderator_client, lead_client, url):
    for client in (moderator_client, lead_client):
        assert refused(client, url)


def test_the_menu_says_how_many_wait(moderator_client):
    MemoryFactory(state="submitted")
    MemoryFactory(state="published")
    MemoryFactory()
    page = moderator_client.get("/admin/").content.decode()
    assert '"Memories (1)"' in page
    for label in ("Images", "Documents", "Collection", "Settings", "Reports", "Pages"):
        assert f'"label": "{label}"' not in page


@pytest.mark.parametrize("state", ["submitted", "published", "held"])
def test_who_is_in_no_group_sees_and_does_nothing(client, django_user_model, state):
    memory = MemoryFactory(state=state)
    client.force_login(django_user_model.objects.create_user("visitor"))
    for url in (QUEUE, url_of(memory), url_of(memory, "look"), f"{QUEUE}type-one-in/"):
        assert client.get(url)["Location"].startswith("/admin/login/")
    assert client.post(url_of(memory, "take"))["Location"].startswith("/admin/login/")


def test_a_curator_reads_no_memories(client, django_user_model):
    from django.contrib.auth.models import Group

    memory = MemoryFactory(state="submitted", text="Nobody else reads this sentence.")
    curator = django_user_model.objects.create_user("curator")
    curator.groups.add(Group.objects.get(name="Collections"))
    client.force_login(curator)
    for url in (QUEUE, url_of(memory), url_of(memory, "look"), f"{QUEUE}corrections.csv"):
        assert refused(client, url)
        assert b"Nobody else" not in client.get(url, follow=True).content
    client.post(url_of(memory, "take"))
    memory.refresh_from_db()
    assert memory.state == "submitted"
    assert not memory.may_be_seen_by(curator)


def test_what_was_never_sent_is_on_no_screen(lead_client, lead):
    draft = MemoryFactory(text="I have not made up my mind.")
    assert lead_client.get(url_of(draft)).status_code == 404
    for url in OURS[:4]:
        assert draft.reference.encode() not in lead_client.get(url).content
    assert not draft.may_be_seen_by(lead)


def test_what_was_taken_back_is_seen_by_the_lead_only_while_it_is_held(
    moderator_client, lead_client, moderator, lead
):
    free, held = MemoryFactory(state="submitted"), MemoryFactory(state="held")
    for memory in (free, held):
        memory.withdraw()
    assert lead_client.get(url_of(free)).status_code == 404
    assert moderator_client.get(url_of(held)).status_code == 404
    assert lead_client.get(url_of(held)).status_code == 200
    assert held.may_be_seen_by(lead)
    assert not held.may_be_seen_by(moderator)
    assert held.reference.encode() in lead_client.get(f"{QUEUE}held/").content
    assert offered(lead_client, held) == {"end-hold"}
    press(lead_client, held, "end-hold")
    assert lead_client.get(url_of(held)).status_code == 404


def test_a_held_one_is_for_the_lead_to_go_on_with(moderator_client, lead_client):
    memory = MemoryFactory(state="held")
    page = moderator_client.get(url_of(memory)).content.decode()
    assert "It is held: only the lead goes on with it." in page
    assert offered(moderator_client, memory) == set()
    for action in ("release", "approve", "answer", "public-version", "remove"):
        form = {"version": Memory.objects.get().stamp, "text": "x", "reason": "mistake"}
        moderator_client.post(url_of(memory, action), form)
    assert Memory.objects.get().state == "held"
    press(lead_client, memory, "release")
    assert memory.state == "in_review"


def test_a_moderator_does_not_reopen_what_ended(moderator_client, lead_client):
    memory = MemoryFactory(state="declined")
    assert "reopen" not in offered(moderator_client, memory)
    press(lead_client, memory, "reopen")
    assert memory.state == "in_review"
    assert memory.erase_at is None


def test_nothing_is_deleted_exported_or_done_in_bulk(lead):
    client = logged_in(lead)
    memory = MemoryFactory(state="submitted", collection_object=CollectionObjectFactory())
    for url in (
        "/admin/snippets/memories/memory/",
        f"/admin/snippets/memories/memory/delete/{memory.pk}/",
        "/admin/bulk/memories/memory/delete/?id=all",
        f"{QUEUE}?export=csv",
    ):
        response = client.get(url)
        assert response.get("Content-Type", "").startswith("text/html")
    assert "checkbox" not in client.get(QUEUE).content.decode().split("<tbody")[1]
    assert Memory.objects.count() == 1
