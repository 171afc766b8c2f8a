"""A draft read by somebody without an account: the page behind their link, and what it takes."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import RichText

from contact.models import Contact, IntakeSettings, PrivateLink
from contact.private_pages import hyphened
from memories.blocks import TAKEN_BACK
from objects.blocks.choosers import GONE, NOT_SHOWN
from objects.models import CollectionMedia
from stories.models import ReviewComment, ReviewInvitation, StoryPage
from stories.private import PURPOSE
from tests.contact.guarding import later
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
    asked,
    autosave,
    draft,
    main_of,
    text,
    words_of,
)
from tests.stories.test_blocks import thirty_blocks

pytestmark = pytest.mark.django_db

LETTER = "maureen@example.org"


def sent(client, invitation, **typed):
    """A comment, typed into the form as it is shown, by a person who took their time."""
    form = main_of(client.get(address_of(invitation))).find("textarea").find_parent("form")
    data = {field["name"]: field.get("value", "") for field in form("input")}
    with later(seconds=10):
        return client.post(address_of(invitation, "comment/"), data | typed)


def answered(client, invitation, answer):
    return client.post(address_of(invitation, "answer/"), {"answer": answer})


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


# Its recordings


HEARD = b"ID3" + bytes(range(256))


def recorded(kind="audio", **more):
    media = CollectionMedia(title="A bell", type=kind, transcript="A bell.", duration=3, **more)
    media.file.save("bell.mp3", ContentFile(HEARD), save=False)
    media.save()
    return media


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def sound(media):
    return ("sound", {"recording": media, "caption": ""})


@pytest.mark.parametrize("where", ["body", "top"])
def test_a_recording_is_heard_before_it_is_published(client, where):
    media = recorded()
    page = draft(sound(media)) if where == "body" else draft(recording=media)
    player = main_of(client.get(address_of(asked(page)))).find("audio")
    assert client.get(media.file.url).status_code == 404
    whole = client.get(player["src"])
    assert (whole.status_code, body_of(whole)) == (200, HEARD)
    assert whole["Content-Type"] == "audio/mpeg"
    assert whole["Cache-Control"] == "no-store"
    part = client.get(player["src"], headers={"Range": "bytes=0-2"})
    assert (part.status_code, body_of(part)) == (206, b"ID3")
    assert part["Content-Range"] == f"bytes 0-2/{len(HEARD)}"


def test_a_film_is_seen_with_its_captions_and_its_still(client):
    film = recorded(kind="video")
    film.captions.save("words.vtt", ContentFile(b"WEBVTT\n"), save=False)
    picture = CollectionImageFactory.build().file
    film.thumbnail.save("still.jpg", picture, save=False)
    film.save()
    page = draft(("video", {"recording": film, "caption": ""}))
    player = main_of(client.get(address_of(asked(page)))).find("video")
    kinds = {player["src"]: "audio/mpeg", player["poster"]: "image/jpeg"}
    for address, kind in (kinds | {player.track["src"]: "text/vtt"}).items():
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, kind)


def test_no_other_recording_and_no_other_file_is_had_there(client):
    media, other = recorded(), recorded()
    address = address_of(asked(draft(sound(media))), "recording/")
    assert client.get(f"{address}{media.pk}/file/").status_code == 200
    for more in (
        *(f"{other.pk}/file/", f"{media.pk}/captions/", f"{media.pk}/transcript/"),
        *(f"{media.pk}/delete/", "0/file/", f"{10**30}/file/"),
    ):
        assert client.get(f"{address}{more}").status_code == 404


def test_one_in_a_closed_collection_is_kept_back(client):
    media = recorded()
    page = draft(sound(media))
    address = address_of(asked(page))
    src = main_of(client.get(address)).find("audio")["src"]
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    CollectionMedia.objects.update(collection=closed)
    assert main_of(client.get(address)).find("audio") is None
    assert client.get(src).status_code == 404


def test_when_the_link_is_over_nothing_is_heard_there(client):
    media = recorded()
    page = draft(sound(media))
    invitation = asked(page)
    address = address_of(invitation, f"recording/{media.pk}/file/")
    autosave(page, title="Bells")
    assert client.get(address).status_code == 410
    wrong = f"/yours/{'-'.join(['apple'] * 6)}/review/recording/{media.pk}/file/"
    assert client.get(wrong).status_code == 404


def test_everybody_else_is_led_to_the_public_file(client):
    media = recorded()
    page = draft(sound(media))
    page.get_latest_revision().publish()
    page = StoryPage.objects.get(pk=page.pk)
    assert main_of(client.get(page.url)).find("audio")["src"] == media.file.url


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
