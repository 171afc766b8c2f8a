"""Reading a draft in which one is quoted, in a browser: as that person, without an account."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.rich_text import RichText

from contact.private_pages import hyphened
from stories.groups import EDITORS
from stories.models import ReviewComment, ReviewInvitation
from stories.private import new_link
from tests.factories import MemoryFactory, StoryPageFactory

PHONE = {"width": 320, "height": 700}


@pytest.fixture
def memory():
    return MemoryFactory(state="published", text="We kept the bell.", uses={"stories": "yes"})


@pytest.fixture
def invitation(memory):
    draft = StoryPageFactory(
        publish=False,
        title="What the tram left behind",
        standfirst="Of a bell, and who rang it.",
        body=[
            ("text", RichText("<p>Maureen rang it in 1963.</p>")),
            ("memory", {"memory": memory}),
        ],
    )
    return ReviewInvitation.objects.ask(draft, role="quoted", name="Maureen")


@pytest.mark.parametrize(
    "java_script", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["with", "without"]
)
def test_the_person_quoted_reads_comments_and_says_yes(
    open_page, assert_accessible, invitation, memory, java_script
):
    page = open_page(java_script_enabled=java_script, viewport=PHONE)
    address = f"/yours/{hyphened(new_link(invitation))}/"
    page.goto(address)
    page.get_by_role("heading", name="What the tram left behind").wait_for()
    assert page.get_by_text("Maureen rang it in 1963.", exact=True).is_visible()
    assert page.get_by_text("We kept the bell.").is_visible()
    looks_well(page, assert_accessible, java_script)

    page.get_by_role("link", name="Tell us what you think of it").click()
    page.get_by_label("What is it about?").select_option(label="1. Text: Maureen rang it in 1963.")
    page.get_by_label("What would you like to tell us?").fill("   ")
    page.wait_for_timeout(3100)  # a person reads for longer than that
    page.get_by_role("button", name="Send this comment").click()
    page.get_by_role("link", name="Please write a few words.").wait_for()
    looks_well(page, assert_accessible, java_script)
    page.get_by_label("What would you like to tell us?").fill("It was 1962.")
    page.get_by_role("button", name="Send this comment").click()
    page.get_by_text("Thank you: we have your comment.").wait_for()
    comment = ReviewComment.objects.get()
    assert (comment.text, comment.about) == ("It was 1962.", "1. Text: Maureen rang it in 1963.")

    page.get_by_role("button", name="Yes, you can publish this").click()
    page.get_by_text("Thank you: we have your answer.").wait_for()
    page.get_by_role("button", name="No, please don’t").click()
    page.get_by_text("you said: No, please don’t.").wait_for()
    looks_well(page, assert_accessible, java_script)
    invitation.refresh_from_db()
    assert invitation.answer == "no"

    memory.withdraw()
    page.goto(address)
    page.get_by_text("This memory was taken back").wait_for()
    assert not page.get_by_text("We kept the bell.").count()

    invitation.end()
    page.goto(address)
    page.get_by_role("heading", name="This link has ended").wait_for()
    looks_well(page, assert_accessible, java_script)
    assert page.context.cookies() == []


def test_an_editor_asks_somebody_to_read_and_has_a_slip(page, let_in, invitation):
    editor = get_user_model().objects.create_user("edda")
    editor.groups.add(Group.objects.get(name=EDITORS))
    let_in(page, editor)
    page.goto(f"/admin/stories/{invitation.article_id}/reviews/")
    page.get_by_label("Name").fill("Jo Bell")
    page.get_by_label("Who they are").select_option("co_author")
    page.get_by_role("button", name="Ask them to read it").click()
    page.get_by_role("heading", name="A slip to hand over").wait_for()
    assert "Jo Bell" in {one.contact.name for one in ReviewInvitation.objects.all()}


def looks_well(page, assert_accessible, java_script):
    """axe runs in the page, so only where scripts do; nothing sticks out to the side."""
    if java_script:
        assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
