"""Drafts that somebody was asked to read, for the tests of that."""

from bs4 import BeautifulSoup
from wagtail.rich_text import RichText

from contact.private_pages import hyphened
from stories.models import ReviewInvitation, StoryPage
from stories.private import new_link
from tests.contact.guarding import later
from tests.factories import StoryPageFactory


def text(words):
    return ("text", RichText(f"<p>{words}</p>"))


def draft(*body, **fields) -> StoryPage:
    """A story that nobody has published."""
    return StoryPageFactory(publish=False, body=list(body) or [text("The bell rang.")], **fields)


def asked(page, name="Maureen", role="quoted", address="", by=None) -> ReviewInvitation:
    return ReviewInvitation.objects.ask(page, role=role, name=name, address=address, by=by)


def state_of(invitation) -> str:
    """How it stands beside the text as it is now."""
    found = ReviewInvitation.objects.get(pk=invitation.pk)
    return found.state_beside(found.latest_hash)


def address_of(invitation, more="") -> str:
    """Where its six words lead."""
    return f"/yours/{hyphened(new_link(invitation))}/review/{more}"


def autosave(page, **fields) -> None:
    """Change a page as the editor does by itself: into the revision that there is."""
    page = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    before = page.latest_revision_id
    page.save_revision(overwrite_revision=page.latest_revision)
    assert StoryPage.objects.get(pk=page.pk).latest_revision_id == before


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


def words_of(response) -> str:
    """What somebody reads on the page."""
    return " ".join(main_of(response).get_text(" ", strip=True).split())


def sent(client, invitation, **typed):
    """A comment, typed into the form as it is shown, by a person who took their time."""
    form = main_of(client.get(address_of(invitation))).find("textarea").find_parent("form")
    data = {field["name"]: field.get("value", "") for field in form("input")}
    with later(seconds=10):
        return client.post(address_of(invitation, "comment/"), data | typed)


def answered(client, invitation, answer):
    return client.post(address_of(invitation, "answer/"), {"answer": answer})
