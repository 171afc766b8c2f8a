"""A curator at work in a real browser: she edits an object, merges two names, sees no outside."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from objects.groups import COLLECTIONS
from objects.importing import locks
from objects.models import CollectionObject
from tests.browser.editing import SLOW_ANSWERS, wait_for_editor, watch_edits
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory

OBJECTS = "/admin/snippets/objects/collectionobject/"
TERMS = "/admin/snippets/objects/term/"


@pytest.fixture
def requests(page):
    """Every address that the browser asks, in order."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.fixture
def curator_page(page, let_in):
    """A window in which a member of the Collections group is logged in."""
    user = get_user_model().objects.create_user("curator")
    user.groups.add(Group.objects.get(name=COLLECTIONS))
    return let_in(page, user)


@pytest.fixture
def blind():
    thing = CollectionObjectFactory(object_number="BAC/1", title="Bus blind")
    ObjectTermFactory(collection_object=thing, term=TermFactory(name="cloth"))
    return thing


def wait_for_draft(page, thing, **wanted):
    """Until what was typed is kept by itself, without any button; of rows, how many."""
    kept = {}
    for _ in range(600):
        thing.refresh_from_db()
        content = thing.latest_revision.content if thing.latest_revision else {}
        kept = {name: content.get(name) for name in wanted}
        kept |= {name: len(rows) for name, rows in kept.items() if isinstance(rows, list)}
        if kept == wanted:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"in a minute the draft has {kept}, not {wanted}")


def test_what_is_typed_while_a_save_is_under_way_is_kept(curator_page, blind):
    page = curator_page
    watch_edits(page)
    page.add_init_script(SLOW_ANSWERS)
    page.goto(f"{OBJECTS}edit/{blind.pk}/")
    wait_for_editor(page)
    with page.expect_response(lambda response: response.url.endswith(f"/edit/{blind.pk}/")):
        page.get_by_role("textbox", name="Title", exact=True).fill("Blind of a number 37 bus")
    page.wait_for_timeout(2600)  # the answer is heard 400 ms later
    page.get_by_role("textbox", name="Date, as written").fill("about 1935")
    wait_for_draft(page, blind, title="Blind of a number 37 bus", date_text="about 1935")


def test_an_object_is_edited_and_published(curator_page, requests, live_server, blind):
    page = curator_page
    watch_edits(page)
    TermFactory(name="enamel")
    TermFactory(name="black", vocabulary="colour")
    page.goto("/admin/")
    page.goto(OBJECTS)
    page.get_by_role("link", name="BAC/1").click()
    wait_for_editor(page)
    page.get_by_role("textbox", name="Title", exact=True).fill("Blind of a number 37 bus")
    page.get_by_role("textbox", name="Date, as written").fill("about 1935")
    page.get_by_role("tab", name="Parts and links").click()
    page.get_by_role("button", name="Add term").click()
    chooser = page.get_by_role("dialog")
    chooser.get_by_label("List").select_option("colour")
    chooser.get_by_text("enamel").wait_for(state="hidden")
    chooser.get_by_role("row", name="black").get_by_role("checkbox").check()
    chooser.get_by_role("button", name="Confirm selection").click()
    page.locator("#id_terms-FORMS").get_by_text("black (colour)").wait_for()
    wait_for_draft(page, blind, title="Blind of a number 37 bus", date_text="about 1935", terms=2)
    assert CollectionObject.objects.get().title == "Bus blind"
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("updated and published").wait_for()

    blind.refresh_from_db()
    assert blind.title == "Blind of a number 37 bus"
    assert blind.date_said == "about 1935"
    assert [str(link) for link in blind.terms.all()] == ["cloth", "black"]
    outside = [url for url in requests if not url.startswith((live_server.url, "data:", "blob:"))]
    assert outside == []


@pytest.mark.slow
def test_rows_are_moved_and_removed(curator_page, blind):
    for name in ("brass", "card"):
        ObjectTermFactory(collection_object=blind, term=TermFactory(name=name), sort_order=9)
    page = curator_page
    page.goto(f"{OBJECTS}edit/{blind.pk}/")
    page.get_by_role("tab", name="Parts and links").click()
    rows = page.locator("#id_terms-FORMS > div")
    rows.nth(2).get_by_role("button", name="Move up").click()
    rows.nth(0).get_by_role("button", name="Remove").click()
    rows.nth(0).wait_for(state="hidden")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("updated and published").wait_for()
    assert [str(link) for link in blind.terms.all()] == ["card", "brass"]


def test_two_names_are_merged(curator_page):
    short, long = TermFactory(name="PP"), TermFactory(name="polypropylene")
    ObjectTermFactory(term=long)
    page = curator_page
    page.goto(TERMS)
    for name in ("PP", "polypropylene"):
        page.get_by_role("row", name=re.compile(rf"\b{name}\b")).get_by_role("checkbox").check()
    page.get_by_role("link", name=re.compile("Merge")).click()
    assert page.get_by_label("polypropylene").is_checked()
    page.get_by_role("button", name="Merge").click()
    page.get_by_text("“PP” is now shown as “polypropylene”.").wait_for()
    short.refresh_from_db()
    assert short.preferred == long


@pytest.mark.slow
def test_a_save_that_waits_for_an_import_says_so(curator_page, blind):
    page = curator_page
    page.goto(f"{OBJECTS}edit/{blind.pk}/")
    # The form never arrives: what counts is what stands on the page in the meantime.
    page.evaluate("document.addEventListener('submit', event => event.preventDefault())")
    with locks.hold(locks.APPLY):
        page.get_by_role("button", name="Save draft").click()
        notice = page.get_by_text("An import is being put in. Your save is waiting for it")
        notice.wait_for()
