"""Who may do what where what is on is written: each role at each door of the admin."""

import pytest
from django.urls import reverse

from home.models import HomePage
from tests.factories import ProductionPageFactory, ProjectPageFactory
from tests.memories.proof.people import ROLES, client_of

pytestmark = pytest.mark.django_db

EDITORS = {"editor", "administrator"}
KEEPERS = EDITORS | {"keeper"}
WRITE = ("change", "take down", "see the draft of", "close")
MAY = {
    **{f"{what} {which}": KEEPERS for what in WRITE for which in ("a show", "a project")},
    "begin a show": KEEPERS,
    "begin a project": KEEPERS,
    "delete a project": KEEPERS,
    "change the list": KEEPERS,
    "change the home page": EDITORS,
}


def doors() -> dict[str, str]:
    """The address behind each."""
    pages = {"a show": ProductionPageFactory(), "a project": ProjectPageFactory()}
    index = pages["a show"].get_parent()

    def page(name, *args):
        return reverse(f"wagtailadmin_pages:{name}", args=args)

    names = dict(zip(WRITE, ("edit", "unpublish", "view_draft", "set_privacy"), strict=True))
    return {
        **{
            f"{what} {which}": page(name, one.pk)
            for what, name in names.items()
            for which, one in pages.items()
        },
        "begin a show": page("add", "whatson", "productionpage", index.pk),
        "begin a project": page("add", "whatson", "projectpage", index.pk),
        "delete a project": page("delete", pages["a project"].pk),
        "change the list": page("edit", index.pk),
        "change the home page": page("edit", HomePage.objects.get().pk),
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_which_door(role):
    browser = client_of(role)
    opened = {name for name, address in doors().items() if browser.get(address).status_code == 200}
    assert opened == {name for name, may in MAY.items() if role in may}
