"""A draft read by somebody without an account: the page behind their link."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from memories.blocks import TAKEN_BACK
from objects.blocks.choosers import GONE, NOT_SHOWN
from tests.factories import (
    ChapterFactory,
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    StoryPageFactory,
)
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
from tests.stories.test_blocks import thirty_blocks

pytestmark = pytest.mark.django_db


# What is read


def test_it_is_read_as_it_will_look(client):
    page = draft(
        text("The <b>bell</b> rang."),
        ("heading", "Later"),
        title="Trams",
        standfirst="Of a bell.",
        authors=[ContributorFactory(name="Ada Draper")],
    )
    address = address_of(asked(page))
    read = main_of(client.get(address)).article
    page.get_latest_revision().publish()
    will_be = main_of(client.get(page.url)).article
    assert read.h1.get_text() == "Trams"
    body = str(will_be.find(class_="story__body"))
    assert str(read.find(class_="story__body")) == body
    assert "<b>bell</b>" in body
    assert read.find(class_="story__authors").get_text(" ", strip=True) == "Ada Draper"
    assert will_be.find(class_="story__authors").get_text(" ", strip=True) == "Ada Draper"


def test_nothing_leads_where_there_is_nothing_yet(client):
    """Of somebody whose first story this is, and of a new tag, there is no page before it."""
    page = draft(authors=[ContributorFactory(name="Ada Draper")])
    page.tags.add("wexmoor")
    page.save_revision()
    read = main_of(client.get(address_of(asked(page)))).article
    assert "wexmoor" in read.get_text()
    for link in read("a"):
        address = link["href"]
        assert address.startswith("?") or client.get(address).status_code == 200, address
    assert not read.find("a", string=["wexmoor", "Ada Draper"])


def test_nobody_passes_on_a_draft(client):
    read = client.get(address_of(asked(draft(title="Trams"))))
    assertNotContains(read, "Pass it on")
    assertNotContains(read, "application/ld+json")
    assertNotContains(read, 'rel="canonical"')


def test_other_versions_are_read_there_too(client):
    page = draft(title="Trams", easy_read="<p>A tram has a bell.</p>")
    address = address_of(asked(page))
    assert main_of(client.get(address)).find("a", href="?version=easy")
    easy = main_of(client.get(f"{address}?version=easy"))
    assert "A tram has a bell." in easy.get_text()
    assert easy.find("a", string="The story as it was written")["href"] == "?"


@pytest.mark.parametrize("uses", ["stories", "exhibitions"])
def test_a_chapter_is_read_by_the_consent_for_stories_and_exhibitions(client, uses):
    memory = MemoryFactory(state="published", text="Quillwort.", uses={uses: "yes"})
    page = ChapterFactory(publish=False, body=[("memory", {"memory": memory})])
    address = address_of(asked(page))
    assertNotContains(client.get(address), "uillwort")
    memory.agree({"stories": "yes", "exhibitions": "yes"})
    assertContains(client.get(address), "uillwort")


def test_every_answer_is_kept_by_nobody_and_sets_no_cookie(client):
    page = draft(title="Trams")
    invitation = asked(page)
    address = address_of(invitation)
    responses = [client.get(address), client.get(f"{address}?done=answer")]
    responses += [sent(client, invitation, text="Good."), answered(client, invitation, "yes")]
    responses += [client.post(address_of(invitation, "comment/"), {"text": ""})]
    autosave(page, title="Bells")
    responses.append(client.get(address))
    for response in responses:
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies
    assert [response.status_code for response in responses] == [200, 200, 303, 303, 200, 410]


def test_who_is_signed_in_makes_no_difference(client):
    address = address_of(asked(draft(title="Trams")))
    boss = Client()
    boss.force_login(get_user_model().objects.create_superuser("boss"))
    theirs, ours = (main_of(one.get(address)) for one in (client, boss))
    for page in (theirs, ours):
        page.find("input", attrs={"name": "stamp"})["value"] = ""
    assert str(theirs) == str(ours)
    assertNotContains(boss.get(address), "wagtail-userbar")


def test_other_words_open_nothing(client):
    asked(draft(title="Trams"))
    wrong = f"/yours/{'-'.join(['apple'] * 6)}/review/"
    for address in (wrong, f"{wrong}comment/", f"{wrong}answer/"):
        response = client.post(address) if "answer" in address else client.get(address)
        assert response.status_code == 404
        assertNotContains(response, "Trams", status_code=404)


def test_to_look_changes_nothing(client):
    invitation = asked(draft())
    client.get(address_of(invitation))
    client.get(address_of(invitation, "comment/"))
    assert client.get(address_of(invitation, "answer/")).status_code == 405
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.comments.count()) == ("", 0)


def test_thirty_blocks_cost_no_more_queries_than_three(client, django_assert_max_num_queries):
    address = address_of(asked(StoryPageFactory(publish=False, body=thirty_blocks())))
    client.get(address)
    with django_assert_max_num_queries(MOST):
        client.get(address)


MOST = 25
"""A story's, and: the link, the invitation, its text and the latest one with its pictures' hashes,
the comments."""


# Only what anybody may see


@pytest.mark.parametrize(
    ("away", "line"),
    [("unpublish", NOT_SHOWN), ("retire", GONE)],
)
def test_an_object_that_is_not_public_is_a_line(client, away, line):
    thing = CollectionObjectFactory(title="Quillfeather lantern", object_number="ZQX/77")
    body = ("object", {"object": thing, "size": "large", "caption": ""})
    address = address_of(asked(draft(body)))
    assertContains(client.get(address), "Quillfeather lantern")
    getattr(thing, away)()
    response = client.get(address)
    assertNotContains(response, "Quillfeather")
    assertNotContains(response, thing.slug)
    assert line in words_of(response)


def test_a_memory_that_is_taken_back_is_gone_at_once(client):
    memory = MemoryFactory(
        state="published", text="Quillwort stood there.", shown_name="Ysolda", name_as="first",
        uses={"stories": "yes"},
    )  # fmt: skip
    invitation = asked(draft(("memory", {"memory": memory})))
    address = address_of(invitation)
    assertContains(client.get(address), "Quillwort stood there.")
    memory.withdraw()
    response = client.get(address)
    for word in ("uillwort", "Ysolda", memory.reference):
        assertNotContains(response, word)
    assert TAKEN_BACK in words_of(response)
    assertNotContains(sent(client, invitation, text=""), "uillwort")


def test_a_memory_without_a_yes_to_stories_is_not_read(client):
    memory = MemoryFactory(state="published", text="Quillwort.", uses={"stories": "no"})
    address = address_of(asked(draft(("memory", {"memory": memory}))))
    assertNotContains(client.get(address), "uillwort")


def test_a_picture_that_nobody_may_see_is_not_seen(client):
    closed = CollectionImageFactory(title="Quillfeather")
    address = address_of(asked(draft(title="Trams", picture=closed)))
    response = client.get(address)
    assertNotContains(response, "uillfeather")
    assert not main_of(response).article.find("img")


def test_no_word_of_a_memory_is_among_the_blocks_to_comment_on(client):
    memory = MemoryFactory(state="published", text="Quillwort.", uses={"stories": "yes"})
    page = draft(text("The bell rang."), ("memory", {"memory": memory}))
    names = [option.get_text() for option in main_of(client.get(address_of(asked(page))))("option")]
    assert names == ["The whole text", "1. Text: The bell rang.", "2. Memory"]


def test_a_block_to_comment_on_is_named_by_what_its_author_wrote(client):
    thing = CollectionObjectFactory(title="Tram ticket")
    page = draft(
        ("object", {"object": thing, "size": "full", "caption": "It sang."}),
        ("object_group", {"title": "", "chosen": [], "search": "q=tin&material=wood"}),
    )
    names = [option.get_text() for option in main_of(client.get(address_of(asked(page))))("option")]
    assert names[1:] == ["1. Object: Tram ticket It sang.", "2. Group of objects"]
