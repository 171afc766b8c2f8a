"""What follows from who was asked to read: what is not published, what is said, what is erased."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from contact.jobs import erase_contacts, publish_scheduled
from contact.letters.sending import send_due
from contact.models import Contact, Letter, PrivateLink
from memories.models import Memory
from stories import jobs
from stories.models import ReviewComment, ReviewInvitation, StoryPage
from stories.private import new_link
from stories.warnings import warnings_of
from tests.contact.guarding import at, later
from tests.contact.post import in_full
from tests.factories import MemoryFactory
from tests.stories.reviewing import asked, autosave, draft, state_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_can_go")]

MAUREEN = "maureen@example.org"


# What was to be published by itself


def scheduled():
    page = draft(title="Trams")
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.approved_schedule
    return page


def test_what_somebody_said_no_to_is_not_published_at_its_time(editor):
    page = scheduled()
    asked(page).say("no")
    send_due()
    assert "It was to be published at a set time. After this answer it is not" in in_full(
        mail.outbox[0]
    )
    with later(days=3):
        assert publish_scheduled() == 0
    page.refresh_from_db()
    assert not page.live
    assert not StoryPage.objects.get(pk=page.pk).approved_schedule


def test_after_a_yes_it_is_published_at_its_time(editor):
    page = scheduled()
    asked(page).say("yes")
    send_due()
    assert "set time" not in in_full(mail.outbox[0])
    with later(days=3):
        assert publish_scheduled() == 1
    page.refresh_from_db()
    assert page.live


def test_a_second_no_calls_off_what_was_set_again():
    page = scheduled()
    invitation = asked(page)
    invitation.say("no")
    page.get_latest_revision().publish()
    invitation.say("no")
    assert not StoryPage.objects.get(pk=page.pk).approved_schedule
    assert [letter.facts["called_off"] for letter in Letter.objects.all()] == [True, True]


# What is said before it is published


def said_of(page):
    page = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [line for line in warnings_of(page) if "Nobody is named" not in line]


def test_somebody_who_has_not_answered_is_named_and_then_not():
    page = draft()
    invitation = asked(page)
    (line,) = said_of(page)
    assert line.startswith("Maureen (the person quoted) was asked on ")
    assert line.endswith("and has not answered.")
    invitation.say("yes")
    assert said_of(page) == []


def test_a_no_is_said_and_so_is_a_yes_to_another_text():
    page = draft(title="Trams")
    asked(page).say("no")
    asked(page, name="Bo", role="co_author").say("yes")
    assert said_of(page) == ["Maureen (the person quoted) said: “No, please don’t.”"]
    autosave(page, title="Bells")
    assert said_of(page)[1:] == [
        "Bo (a co-author) said yes to an earlier text. It has changed since."
    ]


def test_nothing_is_said_of_those_whom_an_editor_ended():
    page = draft()
    asked(page).end()
    assert said_of(page) == []


def test_whoever_did_not_answer_in_time_is_named_still():
    page = draft()
    asked(page)
    with later(days=30):
        assert len(said_of(page)) == 1


# What is erased


def test_after_ninety_days_words_and_people_go_and_the_answer_stays():
    invitation = asked(draft(), address=MAUREEN)
    invitation.say("yes")
    invitation.comments.create(text="It was 1962.", token="t")
    new_link(invitation)
    with later(days=89):
        assert jobs.forget_reviewers() == 0
    with later(days=91):
        assert jobs.forget_reviewers() == 1
        assert jobs.forget_reviewers() == 0
    kept = ReviewInvitation.objects.get()
    assert (kept.answer, kept.contact, kept.copy) == ("yes", None, {})
    assert kept.content_hash == invitation.content_hash
    assert kept.who == "The person quoted"
    assert state_of(kept) == kept.ENDED
    for model in (Contact, PrivateLink, ReviewComment):
        assert not model.objects.exists()
    assert not Letter.objects.exclude(contact=None).exists()


def test_one_that_is_late_is_told_of():
    with at(timezone.now().replace(hour=12)):
        asked(draft())
        with later(days=90):
            assert jobs.reviewers_left() == 0
        with later(days=91):
            assert jobs.reviewers_left() == 1


def test_whoever_is_asked_again_is_reached_as_long_as_the_last_time():
    first = asked(draft())
    with later(days=80):
        second = first.ask_again()
    with later(days=91):
        assert jobs.forget_reviewers() == 1
        assert erase_contacts() == 0
    second.refresh_from_db()
    assert second.contact.name == "Maureen"
    first.refresh_from_db()
    assert first.contact is None


def test_where_the_contact_is_erased_first_the_words_go_with_it():
    invitation = asked(draft())
    invitation.comments.create(text="It was 1962.", token="t")
    Contact.objects.update(erase_on=timezone.localdate() - timedelta(days=1))
    assert erase_contacts() == 1
    assert not ReviewComment.objects.exists()
    assert ReviewInvitation.objects.get().copy == {}


def test_nothing_is_lost_with_a_memory_that_ends():
    """A draft has no `StoryUse`: the copy still reads when what it showed is erased."""
    memory = MemoryFactory(state="published", uses={"stories": "yes"})
    invitation = asked(draft(("memory", {"memory": memory})))
    memory.withdraw()
    with later(days=15):
        memory.erase()
    assert not Memory.objects.exists()
    assert len(invitation.text().body) == 1
