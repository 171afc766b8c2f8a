"""Letters about memories: who gets which, each with a way to the page, and nobody's words."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.db import transaction
from django.utils import timezone

from contact.fresh_links import answer_requests, ask_for_fresh_links
from contact.letters.kinds import always, kind_of
from contact.letters.sending import send_due
from contact.models import Contact, Letter, PrivateLink
from memories import jobs, letters, telling_givers
from memories.groups import LEAD, MODERATORS
from tests.contact.post import ADA, add, contact_at, in_full, the_letter
from tests.factories import MemoryFactory

WORDS = "Quillwort and bergamot were kept in it."
SAID = "Which quillwort was it?"


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.fixture
def reader(db):
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def on_the_way(reader, django_capture_on_commit_callbacks):
    """Make a memory of Ada's and take it somewhere, with all that follows from its moves."""

    def take(state, then=lambda memory: None, **fields):
        fields = {"text": WORDS, "shown_name": "Zebulon", "name_as": "first"} | fields
        contact = fields.pop("contact", None) or contact_at(ADA)
        with django_capture_on_commit_callbacks(execute=True):
            memory = MemoryFactory(state=state, reader=reader, contact=contact, **fields)
            then(memory)
        return memory

    return take


def kinds():
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


JOURNEYS = {
    "draft": [],
    "submitted": [letters.GIVEN],
    "in_review": [letters.GIVEN],
    "changes_asked": [letters.GIVEN, letters.QUESTION],
    "held": [letters.GIVEN],
    "declined": [letters.GIVEN, letters.DECLINED],
    "published": [letters.GIVEN, letters.PUBLISHED],
    "hidden": [letters.GIVEN, letters.PUBLISHED],
    "removed": [letters.GIVEN, letters.PUBLISHED, letters.REMOVED],
    "withdrawn": [letters.GIVEN, letters.PUBLISHED, letters.TAKEN_BACK],
}


@pytest.mark.parametrize("state", JOURNEYS)
def test_what_its_giver_hears_on_the_way(on_the_way, state):
    on_the_way(state)
    assert kinds() == JOURNEYS[state]


def test_every_letter_has_a_way_to_the_page_and_nobodys_words(on_the_way, monkeypatch):
    memory = on_the_way("declined")
    kinds = map(kind_of, letters.TO_GIVERS)
    add(monkeypatch, *(replace(kind, is_still_so=always) for kind in kinds))
    for kind in letters.TO_GIVERS:
        Letter.objects.all().delete()
        mail.outbox.clear()
        day = timezone.localdate().isoformat()
        days = ("read_by", "erased_on", "shown_from", "paused_on", "until")
        facts = dict.fromkeys(days, day) | {"is_over": False}
        Letter.objects.create(
            contact=memory.contact, kind=kind, about=memory.reference, facts=facts
        )
        assert send_due() == 1
        said = in_full(the_letter())
        words = said.split("/yours/")[1].split("/")[0]
        assert PrivateLink.objects.opened_by(words).subject == memory.reference
        for planted in ("uillwort", "bergamot", "Zebulon", "another thing"):
            assert planted not in said, kind
        assert "{{" not in said
        assert "{%" not in said
        assert kind_of(kind).opens == "memory"


def test_an_address_that_is_not_confirmed_is_only_asked(on_the_way):
    on_the_way("published", contact=contact_at(ADA, confirmed=False))
    send_due()
    assert the_letter().subject == "Was this you?"
    assert "gave us this e-mail address with a memory for Battersea Arts" in the_letter().body


def test_who_confirms_late_hears_what_is_so_and_nothing_else(on_the_way, reader):
    def go_on(memory):
        memory.ask("Which one?", reader)
        memory.reply("The green one.")
        memory.start_review(reader)
        memory.approve(reader)
        memory.withdraw()
        memory.restore()

    on_the_way("in_review", go_on, contact=contact_at(ADA, confirmed=False))
    assert kinds() == [letters.GIVEN, letters.QUESTION, letters.PUBLISHED, letters.TAKEN_BACK]
    send_due()
    Contact.objects.confirm()
    mail.outbox.clear()
    send_due()
    assert the_letter().subject == "Your memory is on our site"
    assert PrivateLink.objects.count() == 1


SO_IN = {
    letters.GIVEN: "submitted",
    letters.QUESTION: "changes_asked",
    letters.DECLINED: "declined",
    letters.TO_BE_SHOWN: "approved",
    letters.PUBLISHED: "published",
    letters.READ: "hidden",
    letters.NEWS_READ: "hidden",
    letters.REMOVED: "removed",
    letters.TAKEN_BACK: "withdrawn",
}


@pytest.mark.parametrize("kind", letters.TO_GIVERS)
def test_of_what_was_taken_back_no_letter_says_how_it_is_with_us(on_the_way, reader, kind):
    day = timezone.localdate() + timedelta(days=30)
    early = {"not_before": day} if kind == letters.TO_BE_SHOWN else {}
    memory = on_the_way(SO_IN.get(kind, "published"), age="teen", adult_in=day.year + 1, **early)
    if kind in (letters.ANSWERED, letters.RECORD_CHANGED):
        memory.answer("Thank you.", reader)
        memory.note_on_object("It was made in 1935.", reader)
    assert kind_of(kind).is_still_so(Letter(kind=kind, about=memory.reference))
    if kind != letters.TAKEN_BACK:
        memory.withdraw()
    else:
        memory.restore()
    assert not kind_of(kind).is_still_so(Letter(kind=kind, about=memory.reference))


def test_nobody_hears_where_there_is_nobody(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        MemoryFactory(state="withdrawn", reader=reader)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("wishes", [True, False])
def test_the_rarer_things_are_written_to_who_wishes(on_the_way, reader, wishes):
    def answer(memory):
        memory.answer("Thank you.", reader)
        memory.note_on_object("It was made in 1935.", reader)

    on_the_way("published", answer, wishes_letters=wishes)
    rare = [kind for kind in kinds() if kind in (letters.ANSWERED, letters.RECORD_CHANGED)]
    assert rare == ([letters.ANSWERED, letters.RECORD_CHANGED] if wishes else [])


def test_what_became_of_a_change_is_told(on_the_way, reader):
    def change(memory):
        memory.retell(text="It was another one, I think.")
        memory.accept_news(reader)
        memory.retell(text="Or yet another one.")
        memory.decline_news("We keep it as it is.", reader)

    on_the_way("published", change)
    assert kinds()[2:] == [letters.NEWS_ACCEPTED, letters.NEWS_DECLINED]


def test_nobody_is_told_that_people_see_what_they_do_not(on_the_way, reader):
    on_the_way("published", uses={"site": "no"})
    assert kinds() == [letters.GIVEN, letters.READ]


def test_what_is_paused_is_read_and_not_said_to_be_on_the_site(on_the_way, reader):
    def change(memory):
        memory.pause()
        memory.retell(text="It was another one, I think.")
        memory.accept_news(reader)

    on_the_way("published", change)
    assert kinds()[2:] == [letters.NEWS_READ]


def test_shown_again_is_no_news(on_the_way):
    on_the_way("published", lambda memory: (memory.pause(), memory.resume()))
    assert kinds().count(letters.PUBLISHED) == 1


def test_one_that_waits_for_its_day_says_which(on_the_way):
    day = timezone.localdate() + timedelta(days=30)
    on_the_way("approved", not_before=day)
    letter = Letter.objects.get(kind=letters.TO_BE_SHOWN)
    assert letter.facts == {"shown_from": day.isoformat()}


def test_a_fresh_link_leads_to_what_was_sent_and_not_to_a_draft(on_the_way):
    sent = on_the_way("submitted")
    MemoryFactory(contact=contact_at(ADA))
    Letter.objects.all().delete()
    ask_for_fresh_links(ADA)
    answer_requests()
    send_due()
    assert PrivateLink.objects.get().subject == sent.reference


def test_who_says_that_was_not_me_wishes_no_letters(on_the_way):
    memory = on_the_way("submitted", wishes_letters=True)
    memory.contact.refuse()
    memory.refresh_from_db()
    assert not memory.wishes_letters
    assert memory.state == "submitted"


# To the staff


@pytest.fixture
def seven_in_the_morning(monkeypatch):
    """Whatever the clock says."""
    monkeypatch.setattr(jobs, "MORNING_HOUR", 0)


def staff(name, *groups):
    user = get_user_model().objects.create_user(name, email=f"{name}@example.org")
    user.groups.set(Group.objects.filter(name__in=groups))


def test_the_morning_letter_has_numbers_only_and_comes_once(reader, seven_in_the_morning):
    staff("ann", MODERATORS)
    staff("bea", LEAD)
    MemoryFactory(state="submitted", text=WORDS)
    assert jobs.write_morning_letters() == 1
    assert jobs.write_morning_letters() == 0
    send_due()
    got = [address for letter in mail.outbox for address in letter.to]
    assert sorted(got) == ["ann@example.org", "bea@example.org"]
    for letter in mail.outbox:
        assert "1 to be read" in letter.body
        assert "uillwort" not in in_full(letter)
        assert "six words" not in in_full(letter)


def test_who_reads_and_leads_gets_one_letter_in_the_morning(reader, seven_in_the_morning):
    staff("cleo", MODERATORS, LEAD)
    MemoryFactory(state="submitted")
    jobs.write_morning_letters()
    send_due()
    assert [letter.to for letter in mail.outbox] == [["cleo@example.org"]]


def test_where_nothing_waits_nobody_is_written_to(reader, seven_in_the_morning):
    staff("ann", MODERATORS)
    assert jobs.write_morning_letters() == 0


def test_what_only_waits_for_others_is_no_reason_to_write(reader, seven_in_the_morning):
    staff("ann", MODERATORS)
    MemoryFactory(state="published", reader=reader).collection_object.retire()
    MemoryFactory(state="changes_asked", reader=reader)
    assert jobs.write_morning_letters() == 0
    MemoryFactory(state="published").complain("You show my sister’s name.")
    assert jobs.write_morning_letters() == 1


def test_nobody_is_woken(reader, monkeypatch):
    monkeypatch.setattr(jobs, "MORNING_HOUR", 24)
    staff("ann", MODERATORS)
    MemoryFactory(state="submitted")
    assert jobs.write_morning_letters() == 0


def test_a_letter_is_written_with_what_it_tells_of_or_neither_is(reader):
    memory = MemoryFactory(state="published", reader=reader, contact=contact_at(ADA))
    Letter.objects.all().delete()
    with transaction.atomic():
        memory.withdraw()
        assert kinds() == [letters.TAKEN_BACK]
        transaction.set_rollback(True)  # as when the power goes before the commit
    assert kinds() == []
    assert type(memory).objects.get().state == "published"


def test_where_no_letter_can_be_written_it_is_taken_back_all_the_same(reader, monkeypatch):
    memory = MemoryFactory(state="published", reader=reader, contact=contact_at(ADA))
    monkeypatch.setattr(telling_givers, "write", lambda *_, **__: 1 / 0)
    memory.withdraw()
    assert type(memory).objects.get().state == "withdrawn"
