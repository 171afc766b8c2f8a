"""Who may do what: each role against each state and each address, ours row by row in `rows`."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from wagtail.contrib.settings.registry import registry as settings_registry

from contact.guard.stamps import Stamp
from contact.models import LinkRequest, PrivateLink
from memories import states
from memories.admin.actions import ACTIONS
from memories.admin.queue import TABS
from memories.models import Memory
from memories.private import PURPOSE
from tests.bac_collection.public_addresses import admin_addresses, public_addresses
from tests.factories import ObjectPlaceFactory, ProductionPageFactory, StoryIndexFactory
from tests.memories.proof import rows
from tests.memories.proof.people import (
    ALL,
    GROUPS,
    NOBODYS_WORDS,
    ROLES,
    client_of,
    keys_of,
    memory_in,
    put_file,
)
from tests.sampling import first_few

APPS = ("memories:", "contact:")
OUR_ADDRESSES = {a.name for a in public_addresses() if a.name.startswith(APPS)}
ADMIN = admin_addresses()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A memory in each state and a browser for each role, made once."""
    folder = tmp_path_factory.mktemp("roles")
    own = {
        "LEDGER_FILE": folder / "withdrawals.txt",
        "MEMORY_FILES_DIR": folder / "memories",
        "INCOMING_DIR": folder / "incoming",
        "LOCKS_DIR": folder / "locks",
        "SEARCH_INDEX_DIR": folder / "index",
    }
    with django_db_blocker.unblock(), override_settings(**own), transaction.atomic():
        site = Site()
        yield site
        transaction.set_rollback(True)


class Site:
    """The memories by state, the browsers by role, and a way to ask and be told in a word."""

    def __init__(self):
        StoryIndexFactory()  # where producers may write
        self.memories = {state: memory_in(state) for state in ALL}
        self.clients = {role: client_of(role) for role in ROLES}
        self.place = ObjectPlaceFactory().place
        self.production = ProductionPageFactory()
        self.looked = {}
        self.keys = keys_of(self.memories)

    def path(self, name, row, role, state):
        memory = self.memories[state]
        parts = {
            "words": memory.words if role == "giver" else NOBODYS_WORDS,
            "reference": memory.reference,
            "file": memory.file.reference,
            "slug": memory.subject.slug,
            "place": self.place.slug,
            "production": self.production.slug,
            "token": "a",
            "step": "look",
        }
        return reverse(name, args=[parts[part] for part in row.parts])

    def look(self, role, path):
        """As `ask`, and not twice: without the words all states have the same address."""
        if (role, path) not in self.looked:
            self.looked[role, path] = self.ask(role, path)
        return self.looked[role, path]

    def ask(self, role, path, method="get", **data):
        response = getattr(self.clients[role], method)(path, data)
        return said(response), body(response)

    def real(self, path) -> list[str]:
        """This address of the admin, and the same of something that is there."""
        beginning = max((one for one in self.keys if path.startswith(one)), key=len, default="")
        end = path[len(beginning) :]
        made_up = r"(?<=/)(1|a)(?=/|$)" if beginning else r"$^"
        found = re.sub(made_up, str(self.keys.get(beginning)), f"/{end}", count=1)[1:]
        return list(dict.fromkeys([path, beginning + found]))

    def traces(self, state) -> list:
        """All that a deed may leave: of this memory, of its contact, and how much there is."""
        reference = self.memories[state].reference
        of = Memory.objects.filter(reference=reference)
        found = [list(of.values_list("version", "state", "contact", "wishes_letters"))]
        for name in ("tellings", "consents", "messages", "files", "moves"):
            model = Memory._meta.get_field(name).related_model
            found.append(list(model.objects.filter(memory__in=of).order_by("pk").values()))
        links = PrivateLink.objects.to(PURPOSE, reference).values_list("pk", "revoked_at")
        return [*found, set(links), Memory.objects.count(), LinkRequest.objects.count()]

    def stands(self) -> dict:
        """Where each memory is now, by the state that it was in."""
        found = dict(Memory.objects.values_list("reference", "state"))
        return {
            state: found.get(memory.reference, states.ERASED)
            for state, memory in self.memories.items()
        }


def said(response) -> str:
    """What came, in a word."""
    to = response.get("Location", "")
    if to.startswith("/admin/login/"):
        return "login"
    if response.status_code == 403 or to in ("/admin/", "/admin/reports/"):
        return "refused"
    if "contact/opens_nothing.html" in {template.name for template in response.templates}:
        return "nothing"
    return "on" if 300 <= response.status_code < 400 else str(response.status_code)


def body(response) -> str:
    whole = b"".join(response) if response.streaming else response.content
    return whole.decode(errors="replace")


def may_read(role, state) -> bool:
    """Whether this person may come to its words somewhere."""
    if role == "giver":
        return state != states.ERASED
    return state == states.PUBLISHED or state in rows.OF_READERS.get(role, ())


def expected(name, row, role, state) -> str:
    """What this row says that this person sees."""
    if "words" in row.parts and role != "giver":
        return "405" if row.sees[state] == "405" else "nothing"
    if row.readers and state in rows.OF_READERS.get(role, ()):
        return row.readers
    return row.sees[state]


def test_every_address_of_ours_has_a_row():
    assert set(rows.OURS) == OUR_ADDRESSES


def test_every_action_and_every_state_is_in_a_row():
    assert set(rows.ACTS) == set(ACTIONS)
    assert set(ALL) > set(states.STATES)


@pytest.mark.parametrize("role", first_few(ROLES))
def test_what_each_sees(db, site, role):
    wrong, seen_by_others = {}, set()
    for name, row in rows.OURS.items():
        for state in ALL:
            found, page = site.look(role, site.path(name, row, role, state))
            if found != expected(name, row, role, state):
                wrong[name, state] = f"{found}, not {expected(name, row, role, state)}"
            for other in ALL:
                if f"copper, {other}." in page and not may_read(role, other):
                    seen_by_others.add((name, other))
    assert wrong == {}
    assert seen_by_others == set()


@pytest.mark.parametrize("role", first_few(ROLES))
def test_what_each_does(db, site, role):
    """Sending an address's form filled in well: it does what its row says, and all else nothing."""
    wrong, asked = {}, set()
    for name, row in rows.OURS.items():
        is_theirs = "words" not in row.parts or role == "giver"
        for state in ALL:
            path = site.path(name, row, role, state)
            if path in asked:
                continue
            asked.add(path)
            moves = (row.moves if is_theirs else None) or {}
            ought = site.stands() | ({state: moves[state]} if state in moves else {})
            with transaction.atomic():
                before = site.traces(state)
                found, _ = site.ask(role, path, "post", **filled_in(row, site.memories[state]))
                came_to, is_done = site.stands(), site.traces(state) != before
                transaction.set_rollback(True)
            put_file(site.memories[state])
            if came_to != ought:
                wrong[name, state] = {one: to for one, to in came_to.items() if to != ought[one]}
            if is_done != (is_theirs and (state in row.does or state in moves)):
                wrong[name, state, "done"] = is_done, found
            if (row.moves is None) != (found == "405"):
                wrong[name, state, "POST"] = found
    assert wrong == {}


def filled_in(row, memory) -> dict:
    """What somebody sends who filled in the form of this address, some time after it was shown."""
    said = {name.format(file=memory.file.reference): value for name, value in row.said.items()}
    if row.what:
        new = Stamp.new()
        stamp = Stamp(new.token, new.made_at - timedelta(minutes=1)).signed(row.what)
        said["letter-stamp" if row.what == "fresh_link" else "stamp"] = stamp
    return said


def test_a_private_link_opens_no_file_of_another_memory(db, site):
    own, other = site.memories[states.PUBLISHED], site.memories[states.HELD]
    for name in ("memories:own_file", "memories:giving_file"):
        found, _ = site.ask("giver", reverse(name, args=[own.words, other.file.reference]))
        assert found == "404"
    site.ask("giver", reverse("memories:leave_out", args=[own.words, other.file.reference]), "post")
    assert other.files.exists()


# The staff, in the admin

LISTS = {
    "moderating:index": rows.READERS,
    "moderating:type_in": rows.READERS,
    "moderating:corrections": rows.READERS,
    "moderating:notes": rows.READERS,
    "moderating:late_complaints": rows.LEAD,
    **{f"moderating:tab {tab}": rows.READERS for tab in TABS},
    "moderating:tab held": rows.LEAD,
}


@pytest.mark.parametrize("role", first_few(ROLES))
def test_who_sees_the_lists(db, site, role):
    for address, may in LISTS.items():
        name, _, tab = address.partition(" ")
        found, page = site.ask(role, reverse(name, args=[tab] if tab else []))
        assert found == ("200" if role in may else outside(role)), address
        for state, memory in site.memories.items():
            assert memory.reference not in page or may_read(role, state), (address, state)


def outside(role):
    return "login" if role in ("anonymous", "giver") else "refused"


@pytest.mark.parametrize("role", first_few(ROLES))
@pytest.mark.parametrize("name", ["memory", "look"])
def test_who_reads_which(db, site, role, name):
    found = {
        state: site.ask(role, reverse(f"moderating:{name}", args=[memory.reference]))[0]
        for state, memory in site.memories.items()
    }
    seen = rows.OF_READERS.get(role, ())
    rest = "404" if seen else outside(role)
    assert found == {state: "200" if state in seen else rest for state in ALL}


SLOWLY = [pytest.param(role, marks=pytest.mark.slow) for role in ("lead", "administrator")]


@pytest.mark.parametrize("role", ["moderator", *SLOWLY])
@pytest.mark.parametrize("name", first_few(list(ACTIONS), 8))
def test_who_does_what(db, site, role, name):
    act, wrong = rows.ACTS[name], {}
    for state, memory in site.memories.items():
        with transaction.atomic():
            done, found = press(site, role, name, memory)
            transaction.set_rollback(True)
        ought = state in act.states and role in act.by
        if done != ought or (state not in rows.OF_READERS[role]) != (found == "404"):
            wrong[state] = found
    assert wrong == {}


@pytest.mark.parametrize("role", first_few([role for role in ROLES if role not in rows.OF_READERS]))
def test_nobody_else_does_anything(db, site, role):
    before = site.stands()
    for name, act in rows.ACTS.items():
        for state in act.states or [states.PUBLISHED]:
            assert press(site, role, name, site.memories[state]) == (False, outside(role))
    assert site.stands() == before


def press(site, role, name, memory):
    """Do this in the admin, as a form that is up to date; whether it was done, and what came."""
    act, stands = rows.ACTS[name], memory.pk and Memory.objects.filter(pk=memory.pk).exists()
    stamp = Memory.objects.get(pk=memory.pk).stamp if stands else ""
    data = act.said | {"version": stamp, "file": memory.file.reference}
    data["message"] = memory.complaint.pk or 0
    found, page = site.ask(
        role, reverse("moderating:act", args=[memory.reference, name]), "post", **data
    )
    return found == "on" or "memory-slip" in page, found


# All of the admin, by prefix


def prefix_of(path) -> str:
    """The longest prefix in the table under which this address is, or ""."""
    return max((one for one in rows.PREFIXES if path.startswith(one)), key=len, default="")


def test_every_address_of_the_admin_is_under_a_prefix():
    assert [address.path for address in ADMIN if not prefix_of(address.path)] == []
    assert set(rows.PREFIXES) == {prefix_of(address.path) for address in ADMIN}


@pytest.mark.parametrize("role", first_few(ROLES))
def test_who_enters_where(db, site, role):
    """Where somebody may not be, no address answers, of what there is and of what there is not;
    where they may, one does.
    """
    wrong = {}
    for prefix, may in rows.PREFIXES.items():
        under = [a.path for a in ADMIN if prefix_of(a.path) == prefix and a.path not in rows.LEAVES]
        answers = (
            one for path in under for one in site.real(path) if site.ask(role, one)[0] == "200"
        )
        if (found := next(answers, "")) and role not in may:
            wrong[prefix] = f"{found} answers"
        if not found and role in may:
            wrong[prefix] = "nothing answers"
    assert wrong == {}


def test_each_form_of_settings_has_a_row():
    assert set(rows.SETTINGS) == {model._meta.label_lower for model in settings_registry}


@pytest.mark.parametrize("role", first_few(ROLES))
def test_who_changes_settings(db, site, role):
    for label, may in rows.SETTINGS.items():
        path = reverse("wagtailsettings:edit", args=label.split("."))
        response = site.clients[role].get(path, follow=True)
        assert (response.request["PATH_INFO"].startswith(path)) == (role in may), label


def test_every_group_is_somebody_here(db):
    names = set(Group.objects.values_list("name", flat=True))
    assert names == set(GROUPS.values())
