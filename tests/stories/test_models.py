"""Stories as they are kept: who wrote them, what tells two texts apart, which may be read."""

import importlib

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains
from wagtail.models import Page, PageViewRestriction

from objects.models import CollectionImage, CollectionMedia
from objects.page_fields import BlocksField
from stories.models import (
    Article,
    BlogPostPage,
    ChapterPage,
    Contributor,
    ExhibitionPage,
    StoryIndexPage,
    StoryPage,
    StoryUse,
)
from stories.routing import page_at
from stories.urls import urlpatterns
from tests.factories import (
    BlogPostFactory,
    ChapterFactory,
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    SeriesFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.django_db

BODY = [("text", "<p>The tram stopped here.</p>"), ("heading", "The bell")]


def test_a_public_story_is_live_open_and_the_newest_comes_first():
    old, new = StoryPageFactory(title="Old"), BlogPostFactory(title="New")
    StoryPageFactory(title="A draft", publish=False)
    closed = StoryPageFactory(title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert [page.title for page in Article.objects.public()] == [new.title, old.title]


def test_what_stands_in_two_places_counts_once():
    story = StoryPageFactory()
    other = StoryIndexPage(title="Elsewhere")
    story.get_parent().get_parent().add_child(instance=other)
    story.create_alias(parent=other)
    assert list(Article.objects.public()) == [Article.objects.get(pk=story.pk)]


@pytest.mark.parametrize("factory", [StoryPageFactory, BlogPostFactory, ChapterFactory])
def test_each_kind_of_story_is_read_at_its_address(client, factory):
    author = ContributorFactory(name="Maureen Lee")
    page = factory(body=BODY, authors=[author], standfirst="About a tram.")
    response = client.get(page.url)
    assertContains(response, "The tram stopped here.")
    assertContains(response, "About a tram.")
    assertContains(response, author.get_absolute_url())


def test_pages_stand_where_they_belong():
    assert StoryPage.allowed_parent_page_models() == [StoryIndexPage]
    assert ChapterPage.allowed_parent_page_models() == [ExhibitionPage]
    assert not Article.is_creatable
    assert StoryPage.is_creatable


@pytest.mark.parametrize("slug", ["feed", "frame", "letter", "oembed", "share", "Feed", "tagged"])
def test_no_page_takes_an_address_that_a_view_of_ours_answers(slug):
    story = StoryPageFactory()
    story.slug = slug
    with pytest.raises(ValidationError) as refused:
        story.full_clean()
    assert "is the address of another part of this site" in str(refused.value)


def test_every_word_below_the_list_that_a_view_answers_is_refused_to_pages():
    below = {
        str(one.pattern).split("/")[1] for one in urlpatterns if "stories/" in str(one.pattern)
    }
    assert below == {"feed", "letter", "share"}
    assert below <= set(settings.RESERVED_ROOT_SLUGS)


# The identity of a text


def as_read(story):
    return StoryPage.objects.get(pk=story.pk).content_hash


def picture_block(image):
    return ("picture", {"picture": image, "alt": "", "caption": "", "credit": ""})


@pytest.mark.parametrize("where", ["top", "body"])
def test_another_picture_under_the_same_key_is_another_text(where):
    image = CollectionImageFactory()
    story = StoryPageFactory(
        body=[picture_block(image)] if where == "body" else BODY,
        picture=image if where == "top" else None,
    )
    before = as_read(story)
    CollectionImage.objects.update(file_hash="0" * 40)
    assert as_read(story) != before


@pytest.mark.parametrize("where", ["top", "body"])
@pytest.mark.parametrize("change", [{"file": "other.mp3"}, {"transcript": "A horn."}])
def test_another_recording_under_the_same_key_is_another_text(where, change):
    media = CollectionMedia(title="A bell", type="audio", transcript="A bell.", duration=3)
    media.file.name = "recordings/bell.mp3"
    media.save()
    story = StoryPageFactory(
        body=[("sound", {"recording": media, "caption": ""})] if where == "body" else BODY,
        recording=media if where == "top" else None,
    )
    before = as_read(story)
    CollectionMedia.objects.update(**change)
    assert as_read(story) != before


def test_another_tag_is_another_text():
    story = StoryPageFactory(body=BODY)
    before = as_read(story)
    story.tags.add("trams")
    story.save_revision().publish()
    assert as_read(story) != before


def test_it_asks_no_more_of_many_pictures_than_of_one():
    counts = []
    for number in (1, 5):
        blocks = [picture_block(CollectionImageFactory()) for _ in range(number)]
        story = StoryPage.objects.get(pk=StoryPageFactory(body=blocks).pk)
        with CaptureQueriesContext(connection) as queries:
            assert story.content_hash
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_hash_is_the_same_for_the_same_text_and_another_for_another():
    author = ContributorFactory()
    story = StoryPageFactory(body=BODY, authors=[author])
    twin = StoryPageFactory(title=story.title, slug="twin", body=BODY, authors=[author])
    assert story.body[0].id != twin.body[0].id
    assert story.content_hash == twin.content_hash
    before = story.content_hash
    story.body = [BODY[1], BODY[0]]
    assert story.content_hash != before


@pytest.mark.parametrize(
    "field",
    ["title", "standfirst", "easy_read", "large_print", "seo_title", "search_description"],
)
def test_whatever_a_reader_sees_changes_the_hash(field):
    story = StoryPageFactory(body=BODY)
    before = story.content_hash
    setattr(story, field, "Other words")
    assert story.content_hash != before


def test_an_author_added_changes_the_hash_and_one_renamed_does_not():
    author = ContributorFactory()
    story = StoryPageFactory(body=BODY, authors=[author])
    before = as_read(story)
    Contributor.objects.update(name="Maureen Lee")
    assert as_read(story) == before
    story.authorships.create(contributor=ContributorFactory(), sort_order=1)
    story.save()
    assert as_read(story) != before


def test_autosave_into_the_same_revision_is_another_text():
    story = StoryPageFactory(body=BODY)
    revision = story.save_revision()
    before = revision.as_object().content_hash
    assert before == story.content_hash
    story.title = "Another title"
    again = story.save_revision(overwrite_revision=revision)
    assert again.pk == revision.pk
    assert again.as_object().content_hash != before


# People


def test_when_a_login_ends_the_person_and_their_stories_stay(client):
    user = get_user_model().objects.create_user("maureen")
    author = ContributorFactory(user=user, pronouns="she/her", making_now="A show about trams.")
    StoryPageFactory(title="Trams", authors=[author], owner=user)
    user.delete()
    response = client.get(author.get_absolute_url())
    for words in ("she/her", "A show about trams.", "Trams"):
        assertContains(response, words)


def test_when_a_login_is_switched_off_nothing_on_the_site_changes(client):
    user = get_user_model().objects.create_user("maureen")
    author = ContributorFactory(user=user)
    page = StoryPageFactory(title="Trams", authors=[author], owner=user)
    paths = [page.url, author.get_absolute_url(), page.get_parent().url, "/stories/feed/"]
    before = [client.get(path).content for path in paths]
    user.is_active = False
    user.save()
    assert [client.get(path).content for path in paths] == before
    user.delete()
    assert [client.get(path).content for path in paths] == before
    page.refresh_from_db()
    assert page.owner is None


def test_a_person_of_whom_nothing_may_be_read_has_no_page(client):
    author = ContributorFactory()
    StoryPageFactory(authors=[author], publish=False)
    assert client.get(author.get_absolute_url()).status_code == 404
    assert author.name not in client.get(reverse("stories:contributors")).text


def test_nobody_is_deleted_while_something_of_theirs_is_there():
    author = ContributorFactory()
    StoryPageFactory(authors=[author])
    with pytest.raises(ProtectedError):
        author.delete()


def test_nobody_writes_a_page_twice():
    author = ContributorFactory()
    story = StoryPageFactory(authors=[author])
    with pytest.raises(IntegrityError), transaction.atomic():
        type(story.authorships.first()).objects.create(page=story, contributor=author)


def test_the_authors_of_a_list_cost_two_queries(django_assert_num_queries):
    for _ in range(5):
        StoryPageFactory(authors=[ContributorFactory(), ContributorFactory()])
    found = Article.objects.public().with_cards()
    with django_assert_num_queries(2):
        assert [len(article.authors) for article in found] == [2] * 5


# The database


def test_a_use_is_of_one_thing():
    page = Page.objects.first()
    thing, memory = CollectionObjectFactory(), MemoryFactory()
    for wrong in ({}, {"collection_object": thing, "memory": memory}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StoryUse.objects.create(page=page, block_id="1", block_type="object", **wrong)


def test_blocks_are_plain_json_to_migrations():
    name, path, args, _ = Article._meta.get_field("body").deconstruct()
    assert (name, path, args) == ("body", "django.db.models.JSONField", [])
    text = importlib.import_module("stories.migrations.0001_initial").__file__
    with open(text) as file:
        assert "blocks" not in file.read()


def test_a_clone_of_the_field_knows_its_blocks():
    clone = Article._meta.get_field("body").clone()
    assert isinstance(clone, BlocksField)
    assert list(clone.stream_block.child_blocks) == list(
        Article.body.field.stream_block.child_blocks
    )
    assert isinstance(BlogPostPage._meta.get_field("body"), models.Field)


# Finding a story by its address


def test_a_story_is_found_with_all_that_it_is(client):
    image = CollectionImageFactory(in_library=True)
    story = StoryPageFactory(picture=image, series=SeriesFactory(), tag_words=["trams"])
    found = page_at(story.url_path)
    assert (type(found), found.pk) == (StoryPage, story.pk)
    assert (found.picture, found.series) == (image, story.series)
    assert found.content_hash == story.content_hash


def test_a_draft_and_a_closed_one_are_read_by_nobody(client):
    draft = StoryPageFactory(publish=False)
    assert client.get(draft.url).status_code == 404
    story = StoryPageFactory()
    for page in (story, story.get_parent()):
        closing = PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert client.get(story.url).status_code == 302
        closing.delete()
    assert client.get(story.url).status_code == 200


def test_an_alias_is_known_by_the_address_of_its_story(client):
    story = StoryPageFactory()
    root = story.get_parent().get_parent()
    elsewhere = root.add_child(instance=StoryIndexPage(title="Elsewhere"))
    alias = story.create_alias(parent=elsewhere)
    known = f'<link rel="canonical" href="{settings.SITE_URL}{story.url}">'
    assertContains(client.get(alias.url), known, html=True)


def test_an_alias_is_closed_with_its_story(client):
    story = StoryPageFactory()
    root = story.get_parent().get_parent()
    elsewhere = root.add_child(instance=StoryIndexPage(title="Elsewhere"))
    alias = story.create_alias(parent=elsewhere)
    assert client.get(alias.url).status_code == 200
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert client.get(alias.url).status_code == 302


@pytest.mark.parametrize("path", ["/stories/nothing/", "/stories/%00/", "/stories/a%25b_c/"])
def test_an_address_of_no_story_is_not_found(client, path):
    StoryPageFactory()
    assert client.get(path).status_code == 404
