"""A producer who has never seen Wagtail: from login to a published story."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from search.engines import engine
from stories.groups import TRUSTED
from stories.models import StoryPage, StoryUse
from tests.factories import (
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectImageFactory,
    StoryIndexFactory,
)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PASSWORD = "seven mangles in a row"
TITLES = ("Kettle that whistles", "Dented lid", "Trivet")


@pytest.fixture
def store(index, settings, tmp_path):
    """Three objects with pictures, a memory of the first, a list of stories, and who writes."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with transaction.atomic():  # one commit, so that what follows each is done once
        fill_store()
    engine().rebuild()


def fill_store():
    for title in TITLES:
        thing = CollectionObjectFactory(title=title)
        ObjectImageFactory(collection_object=thing, alt_text=title).image.make_sizes()
        if title == TITLES[0]:
            said = {"state": "published", "uses": {"stories": "yes"}, "text": "It sang at six."}
            MemoryFactory(collection_object=thing, **said)
    StoryIndexFactory()
    producer = get_user_model().objects.create_user("maureen", password=PASSWORD)
    producer.groups.add(Group.objects.get(name=TRUSTED))
    ContributorFactory(name="Maureen Lee", user=producer)


AT_MOST = 200
"""Keys that anybody has to press from one thing to the next."""
IS_REACHED = "one => one === document.activeElement"
IS_BEFORE = """one => {
    const at = document.activeElement;
    return at.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_PRECEDING;
}"""


class ByKeys:
    """Goes with Tab from where the last step left off, and presses Enter: nothing is put in the
    hand, so what Tab never comes to fails.
    """

    def __init__(self, page):
        self.page = page

    def reach(self, what):
        what.wait_for()
        for _ in range(AT_MOST):
            if what.evaluate(IS_REACHED):
                return
            self.page.keyboard.press("Shift+Tab" if what.evaluate(IS_BEFORE) else "Tab")
        at = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        pytest.fail(f"Tab does not come to {what}; it is at {at}")

    def press(self, what):
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, where, words):
        """Instead of whatever stands there."""
        self.reach(where)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(words)


class ByTouch(ByKeys):
    """Taps it."""

    def reach(self, what):
        what.scroll_into_view_if_needed()
        what.tap()

    def press(self, what):
        self.reach(what)


@pytest.mark.parametrize(
    ("way", "window"),
    [
        pytest.param(ByKeys, {}, id="keys", marks=pytest.mark.slow),
        pytest.param(ByTouch, PHONE, id="touch", marks=pytest.mark.slow),
    ],
)
def test_from_login_to_a_published_story(open_page, store, way, window):
    page = open_page(**window)
    page.set_default_timeout(60_000)
    hand = way(page)
    log_in(page, hand)
    begin(page, hand)
    hand.write(page.locator("#id_title"), "What sang at six")
    page.locator("#id_authorships-FORMS").get_by_text("Maureen Lee").wait_for()
    for place, title in enumerate(TITLES):
        block = add(page, hand, "Object", place)
        choose(page, hand, block, "Choose an object", title)
    block = add(page, hand, "Detail of an object", 3)
    choose(page, hand, block, "Choose an object", TITLES[0])
    block.get_by_label("Width (%)").wait_for()
    hand.write(block.get_by_label("Width (%)"), "50")  # the left half of the picture
    hand.write(block.get_by_label("Alt text"), "Its spout")
    block = add(page, hand, "Memory", 4)
    choose(page, hand, block, "Choose a memory", "It sang at six.")
    publish(page, hand)
    it_is_read(page)


def test_a_story_is_begun_with_tab_alone(page, store):
    """The first steps of that, by day."""
    page.set_default_timeout(60_000)
    hand = ByKeys(page)
    log_in(page, hand)
    begin(page, hand)
    hand.write(page.locator("#id_title"), "What sang at six")
    block = add(page, hand, "Quote", 0)
    hand.write(block.get_by_role("textbox").first, "We kept the lid.")
    for _ in range(100):
        if "We kept the lid." in kept_words():
            return
        page.wait_for_timeout(200)  # until the editor has kept it by itself
    pytest.fail(page.locator("main").inner_text())


def kept_words():
    story = StoryPage.objects.first()
    return story.get_latest_revision_as_object().own_words if story else ""


def log_in(page, hand):
    page.goto("/admin/")
    hand.write(page.get_by_label("Username"), "maureen")
    hand.write(page.get_by_label("Password"), PASSWORD)
    hand.press(page.get_by_role("button", name="Sign in"))
    page.wait_for_url("/admin/")


def begin(page, hand):
    """From the first page after the login, by what it offers."""
    hand.press(page.get_by_role("link", name=re.compile(r"\d Pages? created in")))
    page.wait_for_url("**/admin/pages/**")
    page.wait_for_load_state("networkidle")
    hand.press(page.get_by_role("link", name="Add child page").first)
    hand.press(page.get_by_role("link", name="Story", exact=True))
    page.wait_for_load_state("networkidle")


def add(page, hand, label, place):
    """A block after those that are there, found by typing what it is called."""
    hand.press(page.get_by_role("button", name="Insert a block").last)
    box = page.get_by_role("combobox").last
    hand.write(box, label)
    option = page.get_by_role("option", name=label, exact=True)
    option.wait_for()
    if isinstance(hand, ByTouch):
        option.tap()
    else:
        page.keyboard.press("Enter")  # the first one is marked already
    return page.locator("[data-streamfield-child]").nth(place)


def choose(page, hand, block, words, title):
    hand.press(block.get_by_role("button", name=words).first)
    window = page.get_by_role("dialog")
    hand.write(window.get_by_role("searchbox"), title)
    page.wait_for_timeout(2000)  # what was there before the first letter gives way
    hand.press(window.get_by_role("link", name=title).first)
    window.wait_for(state="hidden")


def publish(page, hand):
    page.wait_for_timeout(2000)  # the last change is kept
    hand.press(page.get_by_role("button", name="More actions"))
    hand.press(page.get_by_role("button", name="Publish"))
    for _ in range(100):
        if StoryUse.objects.public().exists():
            page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
            return
        page.wait_for_timeout(200)
    pytest.fail(page.locator("main").inner_text())


def it_is_read(page):
    story = StoryPage.objects.get()
    assert story.live
    assert StoryUse.objects.public().values("collection_object").distinct().count() == 4
    assert StoryUse.objects.public().exclude(memory=None).count() == 1
    assert story.body[3].value["region"].width == 0.5
    page.goto(story.url)
    page.get_by_role("heading", name="What sang at six").wait_for()
    for title in TITLES:
        assert page.get_by_text(title).first.is_visible()
    assert page.get_by_alt_text("Its spout").or_(page.get_by_label("Its spout")).first.is_visible()
    assert page.get_by_text("It sang at six.").first.is_visible()
    page.get_by_role("link", name="Maureen Lee").first.wait_for()
