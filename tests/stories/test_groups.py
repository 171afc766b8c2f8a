"""Who may do what with pages: producers their own, trusted ones publish them, editors all."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowPage

from stories.groups import EDITORS, PRODUCERS, TRUSTED, make_groups, make_workflow
from stories.models import Contributor
from tests.factories import (
    BlogIndexFactory,
    BlogPostFactory,
    ChapterFactory,
    ContributorFactory,
    ExhibitionFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = pytest.mark.django_db


def person(group, name="maureen"):
    user = get_user_model().objects.create_user(name, email=f"{name}@example.org")
    user.groups.add(Group.objects.get(name=group))
    return user


SEEN = ("publish", "unpublish", "delete", "set_view_restrictions", "reorder_children")
BELOW = ("publish_subpage",)


def may(user, page):
    """What this person may do with a page, in words."""
    tester = page.permissions_for_user(user)
    names = ("edit", "lock", *SEEN, *BELOW)
    return {name for name in names if getattr(tester, f"can_{name}")()}


ALL = {"edit", "lock", *SEEN}


@pytest.mark.parametrize(
    ("group", "own", "other"),
    [
        (PRODUCERS, {"edit"}, set()),
        (TRUSTED, {"edit", *SEEN}, set()),
        (EDITORS, ALL, ALL),
        ("Moderators", set(), set()),
        ("Collections", set(), set()),
    ],
)
@pytest.mark.parametrize("kind", [StoryPageFactory, TopicPageFactory])
def test_what_each_may_do_with_what_is_live(group, own, other, kind):
    user = person(group)
    assert may(user, kind(owner=user)) == own
    assert may(user, kind()) == other


@pytest.mark.parametrize("kind", [BlogIndexFactory, ExhibitionFactory])
def test_a_trusted_producer_publishes_below_what_is_theirs_alone(kind):
    user = person(TRUSTED)
    assert may(user, kind(owner=user)) == {"edit", *SEEN, *BELOW}
    assert may(user, kind()) == set()
    assert may(person(EDITORS, "ada"), kind()) == {*ALL, *BELOW}


def test_a_trusted_producer_publishes_below_the_list_and_leaves_it_as_it_is():
    index = StoryIndexFactory()
    assert may(person(TRUSTED), index) == set(BELOW)
    assert may(person(EDITORS, "ada"), index) == {*ALL, *BELOW}


@pytest.mark.parametrize("kind", [StoryIndexFactory, BlogIndexFactory, TopicPageFactory])
@pytest.mark.parametrize("name", ["unpublish", "set_privacy"])
def test_a_trusted_producer_neither_takes_down_nor_closes_what_is_not_theirs(client, kind, name):
    client.force_login(person(TRUSTED))
    page = kind()
    said = {"restriction_type": "login", "password": ""}
    client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), said)
    client.logout()
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize(
    ("above", "kind"), [(ExhibitionFactory, ChapterFactory), (BlogIndexFactory, BlogPostFactory)]
)
def test_what_is_below_a_strangers_page_an_editor_publishes(above, kind):
    user = person(TRUSTED)
    theirs, strangers = above(owner=user), above()
    own = kind(owner=user, parent=theirs)
    assert own.permissions_for_user(user).can_publish()
    draft = kind(owner=user, parent=strangers, publish=False)
    assert may(user, draft) == {"edit", "delete", "reorder_children"}
    assert not own.permissions_for_user(user).can_move_to(strangers)
    assert draft.permissions_for_user(user).can_move_to(theirs)


def test_a_blog_that_an_editor_made_for_somebody_is_theirs():
    user = person(TRUSTED)
    blog = BlogIndexFactory(contributor=ContributorFactory(user=user))
    assert may(user, blog) == set(BELOW)
    assert BlogPostFactory(owner=user, parent=blog).permissions_for_user(user).can_publish()


def test_the_rule_holds_for_a_page_that_wagtail_has_not_made_specific():
    user = person(TRUSTED)
    page = Page.objects.get(pk=StoryPageFactory().pk)
    assert not page.permissions_for_user(user).can_unpublish()


def test_a_producer_begins_a_story_below_the_list_and_nothing_elsewhere():
    index = StoryIndexFactory()
    tester = index.permissions_for_user(person(PRODUCERS))
    assert tester.can_add_subpage()
    assert not index.get_parent().permissions_for_user(tester.user).can_add_subpage()


def test_a_list_of_stories_begun_later_has_the_same_rights():
    index = StoryIndexFactory()
    second = StoryIndexFactory(title="More", parent=index.get_parent())
    assert second.permissions_for_user(person(PRODUCERS)).can_add_subpage()


def test_a_producer_publishes_nothing_by_its_address(client):
    user = person(PRODUCERS)
    client.force_login(user)
    page = StoryPageFactory(owner=user, publish=False)
    client.post(reverse("publish_anyway", args=[page.pk]), {"content_hash": page.content_hash})
    page.refresh_from_db()
    assert not page.live


def test_making_the_groups_again_changes_nothing():
    before = sorted(map(str, Permission.objects.filter(group__name=EDITORS)))
    make_groups(apps)
    make_workflow(apps)
    assert sorted(map(str, Permission.objects.filter(group__name=EDITORS))) == before
    assert Workflow.objects.filter(active=True).count() == 1
    assert WorkflowPage.objects.get().workflow.name == "Stories"


# One's own entry among those who write


def test_a_producer_changes_their_own_entry_and_nobody_elses(client):
    user = person(PRODUCERS)
    own, other = ContributorFactory(user=user, name="Maureen Lee"), ContributorFactory()
    client.force_login(user)
    viewset = Contributor.snippet_viewset
    edit = viewset.get_url_name("edit")
    listed = client.get(reverse(viewset.get_url_name("list"))).text
    assert own.name in listed
    assert other.name not in listed
    form = client.get(reverse(edit, args=[own.pk]))
    assert form.status_code == 200
    for name in ("name", "slug", "user"):
        assert not form.context["form"].fields.get(name), name
    assert client.get(reverse(edit, args=[other.pk])).status_code == 302
    said = {"name": "Maureen L.", "pronouns": "she/her", "making_now": "", "portrait": ""}
    client.post(reverse(edit, args=[own.pk]), said | {"about": "null", "slug": "taken"})
    own.refresh_from_db()
    assert (own.name, own.pronouns, own.user) == ("Maureen Lee", "she/her", user)
    assert own.slug != "taken"


def test_whoever_becomes_a_producer_has_an_entry_and_one_only(django_user_model):
    user = django_user_model.objects.create_user("mo", first_name="Maureen", last_name="Lee")
    ContributorFactory(slug="maureen-lee")
    for group in (TRUSTED, PRODUCERS):
        user.groups.add(Group.objects.get(name=group))
    entry = Contributor.objects.get(user=user)
    assert (entry.name, entry.slug) == ("Maureen Lee", "maureen-lee-2")
    assert entry not in Contributor.objects.public()
    editor = person(EDITORS, name="ed")
    assert not Contributor.objects.filter(user=editor).exists()


def test_a_name_on_whatever_somebody_wrote_an_editor_changes(client):
    """Else words that nobody read would stand on the site, on every story of theirs."""
    user = person(PRODUCERS)
    own = ContributorFactory(user=user, name="Maureen Lee")
    story = StoryPageFactory(authors=[own])
    address = reverse(Contributor.snippet_viewset.get_url_name("edit"), args=[own.pk])
    said = {"name": "Buy my tins", "pronouns": "", "making_now": "A film", "portrait": ""}
    said |= {"about": "null", "slug": own.slug, "user": user.pk}
    client.force_login(user)
    client.post(address, said)
    page = client.get(story.url).text
    assert "Maureen Lee" in page
    assert "Buy my tins" not in page
    assert "A film" in client.get(own.get_absolute_url()).text
    client.force_login(person(EDITORS, "ada"))
    client.post(address, said | {"name": "Maureen L."})
    assert "Maureen L." in client.get(story.url).text


def test_a_producer_without_an_entry_sees_none(client):
    ContributorFactory(name="Ada Draper")
    user = person(PRODUCERS)
    Contributor.objects.get(user=user).delete()
    client.force_login(user)
    response = client.get(reverse(Contributor.snippet_viewset.get_url_name("list")))
    assert "Ada Draper" not in response.text
