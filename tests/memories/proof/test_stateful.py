"""Whatever people do in whatever order, nothing is seen that should not be, and nothing is lost.

Hypothesis plays givers, moderators, a lead, those who look after objects, and the clock. After
each step the site is compared with `known`, which knows what ought to be.
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contact import ledger
from contact.models import Contact
from memories import consent, jobs, states
from memories.models import Erasure, Memory, RecordNote, Use
from memories.subjects import subject_of
from memories.uploads import store
from tests.factories import CollectionObjectFactory, PlaceFactory, ProductionPageFactory
from tests.memories.proof.known import KnownMemory, KnownThing
from whatson.models import ProductionPage

PLANT = "zanzibarquince"
SAYS = {"ask", "decline"}
AGES = [("adult", False), ("teen", False), ("child", True), ("child", False)]
DAYS = st.none() | st.integers(-3, 3)
ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(list(consent.ANSWERS)) for name in consent.CHOICES}
)
REASONS = {
    "decline": states.DECLINE_REASONS,
    "hold": states.HOLD_REASONS,
    "hide": states.REMOVE_REASONS,
    "remove": states.REMOVE_REASONS,
}


def day(ahead):
    return None if ahead is None else timezone.localdate() + timedelta(days=ahead)


def make(name, memory, words):
    """Make this move of the real memory, as whoever may make it does."""
    said = []
    if name in REASONS:
        said.append(REASONS[name][0])
    if name in SAYS:
        said.append(f"You wrote: {words}")
    if states.MOVES[name].by in ("moderator", "lead"):
        said.append(None)
    method = "publish_when_due" if name == "publish" else name
    return getattr(memory, method)(*said)


class Lives(RuleBasedStateMachine):
    """Some objects, a place and a production, and what people remember of them, over some weeks."""

    things = Bundle("things")
    told = Bundle("told")

    def __init__(self):
        super().__init__()
        self.known = {}
        self.notes = 0
        self.ledger_before = set(ledger.still_taken_back())
        self.all_of_it = transaction.atomic()
        self.all_of_it.__enter__()

    def teardown(self):
        try:
            self.nobodys_words_are_left()
        finally:
            transaction.set_rollback(True)
            self.all_of_it.__exit__(None, None, None)

    # What there is

    @initialize(target=things)
    def an_object(self):
        return KnownThing(), CollectionObjectFactory()

    @initialize(target=things)
    def a_place(self):
        return KnownThing(), PlaceFactory()

    @initialize(target=things)
    def a_production(self):
        return KnownThing(), ProductionPageFactory()

    @rule(target=told, thing=things, age=st.sampled_from(AGES))
    def begin(self, thing, age):
        known, real = thing
        words = f"{PLANT}{len(self.known)}x stood by the copper"
        memory = Memory.begin(f"form {len(self.known)}", words, **{subject_of(real).field: real})
        memory.say_age(age[0], agreed_by_adult=age[1])
        memory.tell(shown_name=words, users_role=words, when_text=words, where_text=words)
        if age[0] != "child":
            memory.reach_by(words, f"{words.split()[0]}@example.org")
        memory.agree()
        self.known[memory.pk] = KnownMemory(
            memory.reference, words, known, may_agree=age != ("child", False)
        )
        return memory.pk

    # What givers, moderators and the lead do

    @rule(key=told, data=st.data())
    def move_again(self, key, data):
        """Oftener than anything else."""
        self.move(key, data)

    @rule(key=told, data=st.data())
    def move(self, key, data):
        known = self.known[key]
        allowed = [name for name in states.MOVES if known.allows(name) and name != "erase"]
        if known.state == states.APPROVED and not known.is_due(day(0)):
            allowed.remove("publish")
        if known.state == states.PUBLISHED:
            allowed.remove("put_off")  # comes of itself when its first day is moved
        if not allowed:
            return
        name = data.draw(st.sampled_from(sorted(allowed)))
        make(name, self.real(key), known.words)
        known.moved(name, day(0))

    @rule(key=told, data=st.data())
    def try_what_is_not_allowed(self, key, data):
        known = self.known[key]
        if known.state == states.ERASED:
            return
        refused = [name for name in states.MOVES if not known.allows(name)]
        if known.state == states.WITHDRAWN:
            refused.remove("withdraw")
        name = data.draw(st.sampled_from(sorted(refused)))
        with pytest.raises((states.NotAllowed, ValueError)):
            make(name, self.real(key), known.words)

    @rule(key=told)
    def take_back(self, key):
        """Whatever was sent can be taken back, twice is once, and no staff is asked."""
        known = self.known[key]
        if not known.was_sent or known.state == states.ERASED:
            return
        real = self.real(key)
        real.withdraw()
        if known.state != states.WITHDRAWN:
            known.moved("withdraw", day(0))
        real.withdraw()
        self.real(key).withdraw()

    @rule(key=told, choices=ANSWERS, years=st.none() | st.just(1), ago=st.integers(0, 400))
    def choose(self, key, choices, years, ago):
        known = self.known[key]
        if known.state == states.ERASED:
            return
        given = timezone.now() - timedelta(days=ago)
        self.real(key).agree(choices, ask_again_after=years, given_at=given)
        known.choices = consent.cautious() | choices
        known.until = years and a_year_after(timezone.localdate(given))

    @rule(key=told, first=DAYS, last=DAYS)
    def set_days(self, key, first, last):
        known = self.known[key]
        if known.state in (states.ERASED, states.WITHDRAWN, states.DRAFT):
            return
        known.first_day, known.last_day = day(first), day(last)
        self.real(key).show_between(day(first), day(last), None)
        if known.state == states.APPROVED and known.is_due(day(0)):
            known.moved("publish", day(0))
        elif known.state == states.PUBLISHED and not known.is_due(day(0)):
            known.moved("put_off", day(0))

    @rule(key=told)
    def say_more(self, key):
        """Words in every place where words can be: a message, a file, a translation."""
        known = self.known[key]
        if known.state == states.ERASED:
            return
        memory, words = self.real(key), known.words
        memory.messages.create(kind="reply", text=words)
        stored = store.path_of(f"{memory.reference}/letter")
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_text(words)
        memory.files.create(
            kind="picture", state="ready", stored=f"{memory.reference}/letter",
            description=words, transcript=words, who_is_in_it=words,
        )  # fmt: skip
        if known.state not in (states.WITHDRAWN, states.DRAFT):
            memory.prepare(memory.telling_to_read, None, translation=words, content_note=words)
            memory.answer(words, None)
            if memory.collection_object:
                memory.note_on_object("It stood by the copper.", None)
                self.notes += 1

    # What happens to objects

    @rule(thing=things, change=st.sampled_from(["unpublish", "publish", "retire", "revive"]))
    def change_object(self, thing, change):
        known, real = thing
        if real._meta.model_name == "place":
            return
        if real._meta.model_name == "productionpage":
            known.live = change in ("publish", "revive")
            ProductionPage.objects.filter(pk=real.pk).update(live=known.live)
        elif change in ("retire", "revive"):
            known.retired = change == "retire"
            getattr(real, change)()
        else:
            known.live = change == "publish"
            real.live = known.live
            real.save()

    # What the clock does

    @rule(days=st.integers(1, 120))
    def days_go_by(self, days):
        span = timedelta(days=days)
        for name in ("not_before", "not_after", "erase_at", "held_until"):
            Memory.objects.exclude(**{name: None}).update(**{name: F(name) - span})
        Use.objects.exclude(until=None).update(until=F("until") - span)
        for known in self.known.values():
            known.aged(days)

    @rule()
    def show_what_is_due(self):
        for memory in Memory.objects.due_to_be_shown():
            memory.publish_when_due()
        for known in self.known.values():
            if known.state == states.APPROVED and known.is_due(day(0)):
                known.moved("publish", day(0))

    @rule()
    def erase_what_is_due(self):
        for memory in Memory.objects.due_to_be_erased():
            self.ended(memory.pk)
            memory.erase()

    @rule(key=told)
    def erase(self, key):
        known = self.known[key]
        if known.may_end(day(0)):
            memory = self.real(key)
            self.ended(key)
            memory.erase()
        elif known.state != states.ERASED:
            with pytest.raises(states.NotAllowed):
                self.real(key).erase()

    def ended(self, key):
        known = self.known[key]
        assert known.may_end(day(0))
        known.state = states.ERASED

    # What anybody sees

    @rule(key=told)
    def look(self, key):
        known, visitor = self.known[key], Client()
        found = visitor.get(f"/memories/{known.reference}/")
        assert found.status_code == known.answers(day(0))
        expected = {
            "/memories/": known.is_on("lists", day(0)),
            f"/memories/{known.reference}/": found.status_code == 200,
        }
        for address, is_there in expected.items():
            page = visitor.get(address).content.decode()
            assert (known.words in page) == is_there, address
        feed = visitor.get("/memories/feed/").content.decode()
        assert (known.reference in feed) == known.is_on("feed", day(0))
        assert PLANT not in feed

    # What is always so

    @invariant()
    def surfaces_show_what_they_may_and_nothing_else(self):
        for surface in consent.SURFACES:
            shown = set(Memory.objects.shown_on(surface).values_list("pk", flat=True))
            may = {key for key, known in self.known.items() if known.is_on(surface, day(0))}
            assert shown == may, surface

    @invariant()
    def each_is_where_it_was_moved_to_and_each_move_is_in_its_log(self):
        for key, known in self.living():
            memory = self.real(key)
            moves = memory.moves.filter(move__in=states.MOVES)
            logged = list(moves.values_list("move", "source", "target"))
            assert memory.state == known.state
            assert logged == known.moves

    @invariant()
    def the_ledger_agrees(self):
        jobs.write_ledger()  # here nothing is ever committed, which is when it is written
        said = {name: what for name, (_, what) in ledger.still_taken_back().items()}
        ought = {}
        for known in self.known.values():
            if known.state == states.WITHDRAWN:
                ought[known.reference] = ledger.TAKEN_BACK
            if known.state == states.ERASED and known.was_sent:
                ought[known.reference] = ledger.ERASED
        assert {k: v for k, v in said.items() if k not in self.ledger_before} == ought

    @invariant()
    def what_is_due_to_be_erased_may_be(self):
        for memory in Memory.objects.due_to_be_erased():
            assert memory.may("erase"), f"{memory.state} is due to be erased, and never can be"

    @invariant()
    def what_ended_does_end(self):
        """Nothing that was refused, taken down or taken back is kept for ever."""
        for _, known in self.living():
            if known.state in (states.DRAFT, states.DECLINED, *ENDED):
                assert Memory.objects.get(reference=known.reference).erase_at, known.state

    @precondition(lambda self: any(k.state == states.ERASED for k in self.known.values()))
    @invariant()
    def of_an_erased_one_no_row_has_words(self):
        gone = [k for k in self.known.values() if k.state == states.ERASED]
        held = [row for label in ("memories", "contact") for row in rows_of(label)]
        for known in gone:
            assert not [row for row in held if known.words.split()[0] in row]
            assert not store.path_of(known.reference).exists()
            assert Erasure.objects.filter(reference=known.reference).exists() == known.was_sent
        assert Contact.objects.count() == Memory.objects.exclude(contact=None).count()
        assert RecordNote.objects.count() == self.notes

    def nobodys_words_are_left(self):
        """In no table at all, of no app at all."""
        gone = [k.words.split()[0] for k in self.known.values() if k.state == states.ERASED]
        if gone:
            for table in connection.introspection.table_names():
                for row in rows_in(table):
                    assert not [words for words in gone if words in row], table

    def living(self):
        return [(key, k) for key, k in self.known.items() if k.state != states.ERASED]

    def real(self, key):
        return Memory.objects.get(pk=key)


ENDED = (states.WITHDRAWN, states.REMOVED)


def a_year_after(date):
    """The same day a year later; of the 29th of February the 28th."""
    leap = (date.month, date.day) == (2, 29)
    return date.replace(year=date.year + 1, day=28 if leap else date.day)


def rows_of(app_label):
    for model in apps.get_app_config(app_label).get_models():
        yield from rows_in(model._meta.db_table)


def rows_in(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [" ".join(map(str, row)) for row in cursor.fetchall()]


@pytest.fixture
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.mark.django_db
@pytest.mark.parametrize("lives", [3, pytest.param(15, marks=pytest.mark.slow)])
def test_whatever_people_do(index, own_folders, lives):
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=lives,
            stateful_step_count=50,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # a life is a slow thing to make smaller
            suppress_health_check=list(HealthCheck),
        ),
    )
