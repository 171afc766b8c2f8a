"""Who may do what where stories are written: each role at each door of the admin."""

import pytest
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Site

from stories.models import Article, Contributor, Series
from tests.factories import (
    BlogIndexFactory,
    ContributorFactory,
    SeriesFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.memories.proof.people import ROLES, client_of

pytestmark = pytest.mark.django_db

EDITORS = {"editor", "administrator"}
TRUSTED = EDITORS | {"trusted"}
WRITERS = TRUSTED | {"producer"}

MAY = {
    "begin a story": WRITERS,
    "begin a page elsewhere": EDITORS,
    "change one’s own": WRITERS,
    "change another’s": EDITORS,
    "see another’s draft": EDITORS,
    "see what was changed in another’s": EDITORS,
    "take down one’s own": TRUSTED,
    "take down another’s": EDITORS,
    "delete one’s own draft": WRITERS,
    "delete one’s own that is live": TRUSTED,
    "delete another’s": EDITORS,
    "close one’s own": TRUSTED,
    "close another’s": EDITORS,
    **{
        f"{what} {whose}": EDITORS
        for what in ("change", "take down", "close")
        for whose in ("the list", "another’s topic", "another’s blog")
    },
    "move another’s": EDITORS,
    "see all tags": EDITORS,
    "rename a tag": EDITORS,
    "change one’s own entry": WRITERS,
    "change another’s entry": EDITORS,
    "add somebody who writes": EDITORS,
    "delete somebody who writes": {"administrator"},
    "add a series": EDITORS,
    "change a series": EDITORS,
    "delete a series": {"administrator"},
    "see what gave way": WRITERS,
    "lead an address on": EDITORS,
}


def doors(role, user) -> dict[str, str]:
    """The address behind each, for this person."""
    own, draft = StoryPageFactory(owner=user), StoryPageFactory(owner=user, publish=False)
    other, hidden = StoryPageFactory(), StoryPageFactory(publish=False)
    index = own.get_parent()
    entry = ContributorFactory(user=user)
    tag = Tag.objects.create(name="trams", slug="trams")

    def page(name, *args):
        return reverse(f"wagtailadmin_pages:{name}", args=args)

    def snippet(model, name, *args):
        return reverse(model.snippet_viewset.get_url_name(name), args=args)

    root = Site.objects.get().root_page_id
    gather = {
        "the list": index,
        "another’s topic": TopicPageFactory(),
        "another’s blog": BlogIndexFactory(),
    }
    names = {"change": "edit", "take down": "unpublish", "close": "set_privacy"}
    return {
        **{
            f"{what} {whose}": page(name, gathering.pk)
            for what, name in names.items()
            for whose, gathering in gather.items()
        },
        "begin a story": page("add", "stories", "storypage", index.pk),
        "begin a page elsewhere": page("add", "home", "standardpage", root),
        "change one’s own": page("edit", own.pk),
        "change another’s": page("edit", other.pk),
        "see another’s draft": page("view_draft", hidden.pk),
        "see what was changed in another’s": page(
            "revisions_compare", other.pk, "earliest", "latest"
        ),
        "take down one’s own": page("unpublish", own.pk),
        "take down another’s": page("unpublish", other.pk),
        "delete one’s own draft": page("delete", draft.pk),
        "delete one’s own that is live": page("delete", own.pk),
        "delete another’s": page("delete", other.pk),
        "close one’s own": page("set_privacy", own.pk),
        "close another’s": page("set_privacy", other.pk),
        "move another’s": page("move", other.pk),
        "see all tags": reverse("tags:index"),
        "rename a tag": reverse("tags:edit", args=[tag.pk]),
        "change one’s own entry": snippet(Contributor, "edit", entry.pk),
        "change another’s entry": snippet(Contributor, "edit", ContributorFactory().pk),
        "add somebody who writes": snippet(Contributor, "add"),
        "delete somebody who writes": snippet(Contributor, "delete", ContributorFactory().pk),
        "add a series": snippet(Series, "add"),
        "change a series": snippet(Series, "edit", SeriesFactory().pk),
        "delete a series": snippet(Series, "delete", SeriesFactory().pk),
        "see what gave way": reverse("gave_way_report"),
        "lead an address on": reverse("wagtailredirects:add"),
    }


SLOW = ("giver", "lead", "curator", "administrator")


@pytest.mark.parametrize(
    "role", [pytest.param(one, marks=[pytest.mark.slow] * (one in SLOW)) for one in ROLES]
)
def test_who_may_open_which_door(role):
    client = client_of(role)
    user = client.session.get("_auth_user_id") and client.get("/admin/").wsgi_request.user
    opened = {
        name
        for name, address in doors(role, user).items()
        if client.get(address).status_code == 200
    }
    expected = {name for name, may in MAY.items() if role in may}
    if role not in ("anonymous", "giver"):
        # Whoever has a login and an entry among those who write may say who they are.
        expected.add("change one’s own entry")
    assert opened == expected


@pytest.mark.parametrize("role", ["producer", "trusted", "editor", "moderator", "anonymous"])
def test_who_publishes_by_its_button(role):
    client = client_of(role)
    user = client.session.get("_auth_user_id") and client.get("/admin/").wsgi_request.user
    own, other = (StoryPageFactory(owner=owner, publish=False) for owner in (user, None))
    for page in (own, other):
        address = reverse("publish_anyway", args=[page.pk])
        client.post(address, {"content_hash": page.content_hash})
    live = {page.pk for page in Article.objects.live()}
    expected = {"trusted": {own.pk}, "editor": {own.pk, other.pk}}.get(role, set())
    assert live == expected
