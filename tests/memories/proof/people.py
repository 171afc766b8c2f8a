"""Everybody who may come to the site, and one memory in each state that there is."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from contact.models import WorkshopCode
from contact.private_pages import hyphened
from memories import states
from memories.groups import LEAD, MODERATORS
from memories.private import new_link
from memories.uploads import store
from objects.groups import COLLECTIONS
from stories.groups import EDITORS, PRODUCERS, TRUSTED
from tests.factories import (
    WAYS,
    CollectionImageFactory,
    ConsultationFactory,
    ContributorFactory,
    MemoryFactory,
    PersonFactory,
    PlaceFactory,
    SeriesFactory,
    StoryIndexFactory,
    TermFactory,
    TypedEventFactory,
)
from whatson.groups import WHATS_ON

GROUPS = {
    "moderator": MODERATORS,
    "lead": LEAD,
    "editor": EDITORS,
    "producer": PRODUCERS,
    "trusted": TRUSTED,
    "curator": COLLECTIONS,
    "keeper": WHATS_ON,
}
STAFF = (*GROUPS, "administrator")
ROLES = ("anonymous", "giver", *STAFF)
"""A giver is nobody that the site knows, but has the words."""

HELD_AND_TAKEN_BACK = "held and taken back"
ALL = (*states.STATES, HELD_AND_TAKEN_BACK)
SENT = tuple(name for name in ALL if name not in (states.DRAFT, states.ERASED))
NOBODYS_WORDS = "able-able-able-able-able-able"


def client_of(role: str) -> Client:
    """A browser of theirs."""
    client = Client(raise_request_exception=False)
    if role in STAFF:
        user = get_user_model().objects.create_user(role, is_superuser=role == "administrator")
        user.groups.set(Group.objects.filter(name=GROUPS.get(role, "")))
        assert role not in GROUPS or user.groups.count() == 1
        client.force_login(user)
    return client


def memory_in(state: str):
    """A memory that came there by its own moves, with a file that its reader has seen; its words.

    Also `words`, as they stand in an address, which open nothing once it is erased.
    """
    coming = {"not_before": timezone.localdate() + timedelta(days=9)}
    way = {states.ERASED: "withdrawn", HELD_AND_TAKEN_BACK: "held"}.get(state, state)
    assert way in WAYS, f"There is no way to {state}: add it to tests.factories."
    fields = coming if state == states.APPROVED else {}
    memory = MemoryFactory(
        state=way, text=f"We had one by the copper, {state}.", shown_name="Maureen Lee",
        name_as="full", **fields,
    )  # fmt: skip
    memory.words = hyphened(new_link(memory))
    memory.file = memory.files.create(
        kind="picture", state="ready", read_at=timezone.now(), content_type="image/png",
        stored=f"{memory.reference}/letter.png", description="A letter",
    )  # fmt: skip
    put_file(memory)
    memory.complaint = memory.messages.create(kind="complaint", text="Please be quick.")
    if state == HELD_AND_TAKEN_BACK:
        memory.withdraw()
    if state == states.ERASED:
        memory.erase()
    return memory


def put_file(memory) -> None:
    """Have its file where it is kept: what is rolled back in the database is gone from the disk."""
    path = store.path_of(memory.file.stored)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"a picture of a letter")


def keys_of(memories) -> dict:
    """What stands in the addresses of the admin for something that is there, by how they begin."""
    image, code = CollectionImageFactory(), _workshop_code()
    sent = memories[states.SUBMITTED]
    note = MemoryFactory(state="submitted").note_on_object("It was made in 1935.", None)
    story = StoryIndexFactory()
    ours = {
        f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/": made.pk
        for made in (sent.collection_object, *_snippets())
        for model in [type(made)]
    }
    return ours | {
        "/admin/memories/": sent.reference,
        "/admin/memories/choose/chosen/": memories[states.PUBLISHED].pk,
        "/admin/memories/notes/": note.pk,
        "/admin/memories/late-complaints/": memories[HELD_AND_TAKEN_BACK].complaint.pk,
        "/admin/workshop-codes/": code.pk,
        "/admin/images/": image.pk,
        "/admin/pages/": story.pk,
        "/admin/stories/approve/": story.pk,
        "/admin/stories/publish/": story.pk,
        "/admin/users/": get_user_model().objects.order_by("pk").last().pk,
        "/admin/groups/": Group.objects.get(name=LEAD).pk,
        "/admin/sites/": Site.objects.get().pk,
    }


def _snippets():
    makers = (PersonFactory, PlaceFactory, TermFactory, ContributorFactory, SeriesFactory)
    return [maker() for maker in (*makers, TypedEventFactory, ConsultationFactory)]


def _workshop_code():
    now = timezone.now()
    span = {"valid_from": now, "valid_until": now + timedelta(days=1)}
    return WorkshopCode.objects.create(what_for="A school", **span)
