"""Somebody is asked to read a draft: what is kept, the letter, how it ends, what is erased."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Comment

from contact.letters.sending import send_due
from contact.models import Letter
from stories.models import ReviewInvitation, StoryPage
from stories.private import links_to
from tests.contact.guarding import later
from tests.contact.post import in_full
from tests.factories import ContributorFactory, MemoryFactory
from tests.stories.reviewing import asked, autosave, draft, state_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_can_go")]

MAUREEN = "maureen@example.org"


# The text that they were asked about


def test_it_is_of_the_text_as_it_was_saved_last():
    page = draft(title="Trams", standfirst="Of a bell.", authors=[ContributorFactory(name="Ada")])
    autosave(page, standfirst="Of two bells.")
    read = asked(StoryPage.objects.get(pk=page.pk)).text()
    assert (read.title, read.standfirst) == ("Trams", "Of two bells.")
    assert [author.name for author in read.authors] == ["Ada"]


def test_the_copy_is_the_text_whose_hash_it_has():
    page = draft(text("The bell rang."), ("heading", "Later"))
    invitation = ReviewInvitation.objects.get(pk=asked(page).pk)
    assert invitation.text().content_hash == invitation.content_hash == invitation.latest_hash
    assert invitation.is_open


def test_what_autosave_writes_into_the_same_revision_ends_it():
    page = draft(title="Trams")
    invitation = asked(page)
    autosave(page, title="Trams and bells")
    found = ReviewInvitation.objects.get(pk=invitation.pk)
    assert found.state_beside(found.latest_hash) == ReviewInvitation.CHANGED
    assert found.text().title == "Trams"


def test_a_text_that_is_saved_anew_and_is_the_same_stays_open():
    page = draft(title="Trams")
    invitation = asked(page)
    autosave(page, title="Trams")
    page.save_revision().publish()
    assert ReviewInvitation.objects.get(pk=invitation.pk).is_open


def test_a_memory_is_in_the_copy_by_its_key_alone():
    memory = MemoryFactory(state="published", text="Quillwort.", uses={"stories": "yes"})
    copy = asked(draft(("memory", {"memory": memory}))).copy
    assert "uillwort" not in str(copy)
    assert memory.collection_object.title not in str(copy)


def test_what_the_staff_say_among_themselves_is_not_in_the_copy(django_user_model):
    page = draft()
    user = django_user_model.objects.create_user("ada")
    Comment.objects.create(page=page, user=user, text="He is wrong.", contentpath="title")
    StoryPage.objects.get(pk=page.pk).save_revision()
    assert "He is wrong" not in str(asked(StoryPage.objects.get(pk=page.pk)).copy)


def test_after_fourteen_days_it_is_over():
    invitation = asked(draft())
    with later(days=13, hours=23):
        assert state_of(invitation) == invitation.OPEN
    with later(days=14, minutes=1):
        assert state_of(invitation) == invitation.RUN_OUT


def test_one_that_was_ended_stays_so():
    invitation = asked(draft())
    invitation.end()
    ended = invitation.ended_at
    with later(days=1):
        invitation.end()
    assert (state_of(invitation), invitation.ended_at) == (invitation.ENDED, ended)


def test_to_ask_again_is_of_the_text_as_it_is_now_and_ends_the_first():
    page = draft(title="Trams")
    first = asked(page, role="school")
    autosave(page, title="Bells")
    second = ReviewInvitation.objects.get(pk=first.pk).ask_again()
    assert (state_of(first), state_of(second)) == (first.ENDED, second.OPEN)
    assert (second.text().title, second.role) == ("Bells", "school")
    assert second.contact.name == "Maureen"
    assert second.answer == ""


def test_an_answer_has_a_moment_and_no_answer_has_none():
    invitation = asked(draft())
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewInvitation.objects.filter(pk=invitation.pk).update(answer="yes")
    with pytest.raises(ValueError, match="maybe"):
        invitation.say("maybe")


def test_nobodys_words_are_in_what_the_admin_would_write_down():
    invitation = asked(draft(title="Trams"), name="Maureen")
    comment = invitation.comments.create(text="Wrong year", about="Trams", token="t")
    said = f"{invitation} {invitation!r} {comment} {comment!r}"
    assert not [word for word in ("Maureen", "Trams", "Wrong") if word in said]


# The letter


def test_a_letter_brings_a_link_and_nothing_of_the_text():
    page = draft(text("A quillwort stood there."), title="Wexmoor")
    invitation = asked(page, address=MAUREEN)
    assert send_due() == 1
    (letter,) = mail.outbox
    said = in_full(letter)
    assert letter.to == [MAUREEN]
    assert "in which you are quoted or named" in letter.body
    until = date_format(timezone.localdate(invitation.ends_at), "j F Y")
    assert f"until {until}" in letter.body
    assert not [word for word in ("quillwort", "Wexmoor", "Maureen ") if word in said]
    link = links_to(invitation).get()
    assert link.given == "letter"
    assert "/review/" in said


def test_each_is_asked_as_what_they_are():
    page = draft()
    asked(page, role="school", address="head@example.org")
    asked(page, role="co_author", address="bo@example.org")
    send_due()
    first, second = (letter.body for letter in mail.outbox)
    assert "your school is named" in first
    assert "wrote with us" in second


def test_nobody_is_asked_first_whether_the_address_is_theirs():
    asked(draft(), address=MAUREEN)
    send_due()
    assert [letter.kind for letter in Letter.objects.all()] == ["story_review"]


def test_without_an_address_there_is_no_letter():
    asked(draft())
    assert not Letter.objects.exists()


def test_a_letter_that_waited_until_the_text_was_another_is_not_sent():
    page = draft(title="Trams")
    asked(page, address=MAUREEN)
    autosave(page, title="Bells")
    assert send_due() == 0
    assert Letter.objects.get().state == Letter.DROPPED


def test_somebody_who_says_that_it_was_not_them_is_asked_no_more():
    invitation = asked(draft(), address=MAUREEN)
    invitation.contact.refuse()
    assert state_of(invitation) == invitation.ENDED
    assert Letter.objects.get().state == Letter.DROPPED
    assert "Maureen" not in ReviewInvitation.objects.get().who


def test_editors_hear_of_an_answer_and_nothing_of_what_it_says(editor):
    page = draft(text("A quillwort stood there."), title="Wexmoor")
    invitation = asked(page)
    invitation.say("no")
    assert send_due() == 1
    (letter,) = mail.outbox
    said = in_full(letter)
    assert letter.to == ["mo@example.org"]
    assert f"/admin/stories/{page.pk}/reviews/" in letter.body
    assert not [word for word in ("quillwort", "Wexmoor", "Maureen", "No,") if word in said]


def test_the_same_answer_again_is_no_news_and_another_is():
    invitation = asked(draft())
    for answer in ("yes", "yes", "no"):
        invitation.say(answer)
    assert Letter.objects.count() == 2


@pytest.fixture
def writer(django_user_model):
    return django_user_model.objects.create_user("writer", email="writer@example.org")


@pytest.mark.parametrize("news", ["answer", "comment"])
def test_whoever_wrote_or_began_it_hears_of_an_answer_and_of_a_comment(
    writer, editor, django_user_model, news
):
    bo = django_user_model.objects.create_user("bo", email="bo@example.org")
    page = draft(owner=writer, authors=[ContributorFactory(user=bo)])
    invitation = asked(page)
    if news == "answer":
        invitation.say("yes")
    else:
        invitation.hear("t", text="A quillwort stood there.")
    assert send_due() == 1
    (letter,) = mail.outbox
    assert letter.to == ["bo@example.org", "mo@example.org", "writer@example.org"]
    assert f"/admin/stories/{page.pk}/reviews/" in letter.body
    assert "uillwort" not in in_full(letter)


def test_several_comments_are_one_letter_until_it_has_gone():
    invitation = asked(draft())
    for token in ("a", "a", "b"):
        invitation.hear(token, text="It was 1962.")
    assert invitation.comments.count() == 2
    assert Letter.objects.count() == 1
    Letter.objects.update(state=Letter.SENT)
    invitation.hear("c", text="Or 1963.")
    assert Letter.objects.count() == 2
