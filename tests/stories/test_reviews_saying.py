"""What somebody without an account says of a draft, and when their link is over."""

import pytest
from bs4 import BeautifulSoup
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.rich_text import RichText

from contact.models import Contact, IntakeSettings, PrivateLink
from contact.private_pages import hyphened
from stories.models import ReviewComment, ReviewInvitation, StoryPage
from stories.private import PURPOSE
from tests.contact.guarding import later
from tests.stories.reviewing import (
    address_of,
    answered,
    asked,
    autosave,
    draft,
    main_of,
    sent,
    text,
    words_of,
)

pytestmark = pytest.mark.django_db

LETTER = "maureen@example.org"


# What is said of it


def test_a_comment_is_kept_and_stands_there(client):
    invitation = asked(draft())
    response = sent(client, invitation, text="It was 1962.\n\nNot 1963.")
    assert response["Location"].endswith("/review/?done=comment#say")
    read = client.get(response["Location"])
    assertContains(read, "Thank you: we have your comment.")
    assertContains(read, "It was 1962.")
    assert ReviewComment.objects.get().block_id == ""


def test_a_comment_on_one_block_says_which(client):
    invitation = asked(draft(("heading", "Later"), text("The bell rang.")))
    block = invitation.text().body[1]
    sent(client, invitation, text="It was a horn.", block=block.id)
    comment = ReviewComment.objects.get()
    assert (comment.block_id, comment.about) == (block.id, "2. Text: The bell rang.")
    assertContains(client.get(address_of(invitation)), "about 2. Text: The bell rang.")


def test_a_second_press_makes_no_second_comment(client):
    invitation = asked(draft())
    form = main_of(client.get(address_of(invitation))).find("textarea").find_parent("form")
    data = {field["name"]: field.get("value", "") for field in form("input")}
    for _ in range(2):
        with later(seconds=10):
            client.post(address_of(invitation, "comment/"), data | {"text": "It was 1962."})
    assert ReviewComment.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "  \n "])
def test_without_words_it_says_so_and_shows_the_draft_again(client, typed):
    invitation = asked(draft(title="Trams"))
    response = sent(client, invitation, text=typed)
    assertContains(response, "Please write a few words.")
    assertContains(response, "Something needs doing: Trams")
    assert not ReviewComment.objects.exists()


def test_what_is_refused_stays_typed(client):
    invitation = asked(draft())
    links = "https://a.example https://b.example https://c.example"
    response = sent(client, invitation, text=links)
    assertContains(response, "Please take some out")
    assert main_of(response).textarea.get_text().strip() == links


def test_what_was_typed_is_shown_as_it_is_and_runs_nothing(client):
    invitation = asked(draft())
    sent(client, invitation, text="<script>alert(1)</script>")
    response = client.get(address_of(invitation))
    assertContains(response, "&lt;script&gt;alert(1)")
    assert not main_of(response).find("script")


def test_while_we_take_nothing_it_is_read_and_answered(client):
    invitation = asked(draft(title="Trams"))
    IntakeSettings.objects.create(is_closed=True)
    assert sent(client, invitation, text="It was 1962.").status_code == 503
    assertContains(client.get(address_of(invitation)), "Trams")
    assert answered(client, invitation, "yes").status_code == 303


def test_a_yes_a_no_and_another_mind(client):
    invitation = asked(draft())
    response = answered(client, invitation, "yes")
    assertContains(client.get(response["Location"]), "Thank you: we have your answer.")
    read = words_of(client.get(address_of(invitation)))
    assert "you said: Yes, you can publish this." in read
    answered(client, invitation, "no")
    invitation.refresh_from_db()
    assert invitation.answer == "no"


def test_it_says_what_a_no_does_before_and_after_it_is_published(client):
    page = draft()
    address = address_of(asked(page))
    before = words_of(client.get(address))
    assert "After a “no” it is not published at a set time any more" in before
    assert "This is a draft" in before
    page.get_latest_revision().publish()
    after = words_of(client.get(address))
    assert "A “no” does not take it off our site by itself" in after
    assert "This is on our site now" in after
    assert "draft" not in after


def test_a_new_draft_of_what_is_published_is_a_draft(client):
    page = draft(title="Trams")
    page.get_latest_revision().publish()
    autosave(page, title="Bells")
    address = address_of(asked(StoryPage.objects.get(pk=page.pk)))
    assert "This is a draft" in words_of(client.get(address))


@pytest.mark.parametrize("said", ["", "perhaps", "YES"])
def test_anything_else_is_no_answer(client, said):
    invitation = asked(draft())
    answered(client, invitation, said)
    invitation.refresh_from_db()
    assert invitation.answer == ""


def test_who_answers_by_a_letter_has_shown_that_the_address_is_theirs(client):
    on_paper = asked(draft(), address=LETTER)
    answered(client, on_paper, "yes")
    assert not Contact.objects.confirmed().exists()
    words = PrivateLink.objects.make_for(PURPOSE, on_paper.reference, given="letter")
    client.post(f"/yours/{hyphened(words)}/review/answer/", {"answer": "yes"})
    assert Contact.objects.confirmed().count() == 1


# When it is over


def test_a_text_that_changed_is_shown_no_more(client):
    page = draft(text("A quillwort stood there."), title="Trams")
    invitation = asked(page)
    answered(client, invitation, "yes")
    autosave(page, body=[("text", RichText("<p>A wexmoor stood there.</p>"))])
    response = client.get(address_of(invitation))
    assert response.status_code == 410
    said = words_of(response)
    assert "We have changed the text" in said
    assert "ask us for a new link" in said
    assert "you said: Yes, you can publish this." in said
    for word in ("uillwort", "exmoor"):
        assertNotContains(response, word, status_code=410)


def test_nothing_is_taken_any_more_then(client):
    page = draft(title="Trams")
    invitation = asked(page)
    autosave(page, title="Bells")
    assert answered(client, invitation, "yes").status_code == 410
    comment = client.post(address_of(invitation, "comment/"), {"text": "It was 1962."})
    assert comment.status_code == 410
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.comments.count()) == ("", 0)


def test_after_fourteen_days_it_says_so(client):
    invitation = asked(draft(title="Trams"))
    with later(days=15):
        response = client.get(address_of(invitation))
    assertContains(response, "It opened for 14 days", status_code=410)


def test_one_that_an_editor_ended_says_so(client):
    invitation = asked(draft(title="Trams"))
    address = address_of(invitation)
    invitation.end()
    assertContains(client.get(address), "We have ended it", status_code=410)


def test_where_it_was_published_it_leads_there(client):
    page = draft(title="Trams")
    address = address_of(asked(page))
    autosave(page, title="Bells")
    assertNotContains(client.get(address), "on our site</a>", status_code=410)
    page.refresh_from_db()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    over = BeautifulSoup(client.get(address).content, "html.parser")
    assert over.find("a", string="Read it as it is on our site")["href"] == page.url


def test_with_the_page_goes_all_of_it(client):
    page = draft(title="Trams")
    address = address_of(asked(page))
    page.delete()
    assert not ReviewInvitation.objects.exists()
    assert client.get(address).status_code == 404
