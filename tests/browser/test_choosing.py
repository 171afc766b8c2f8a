"""Objects and memories are chosen: with a mouse, with the keys alone, by touch on a phone."""

import json
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from home.models import HomePage
from search.engines import engine
from stories.models import StoryPage
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    MemoryFactory,
    ObjectImageFactory,
    StoryPageFactory,
)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def private(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def things(index, private):
    """Thirty signs, and one kettle with a picture."""
    with transaction.atomic():  # one commit, so that what follows each is done once
        CollectionObjectFactory.create_batch(30)
        kettle = CollectionObjectFactory(object_number="BAC/5", title="Kettle that whistles")
        ObjectImageFactory(collection_object=kettle, alt_text="A kettle").image.make_sizes()
    engine().rebuild()
    return kettle


@pytest.fixture
def editor(let_in):
    """Somebody who may edit every page, let into a window: `editor(page)`."""
    return partial(let_in, user=get_user_model().objects.create_superuser("editor"))


def open_home(page):
    home = HomePage.objects.get()
    page.goto(f"/admin/pages/{home.pk}/edit/")
    page.wait_for_load_state("networkidle")
    return page.get_by_role("button", name="Choose object")


@pytest.mark.slow
def test_with_a_mouse(page, editor, things, assert_accessible):
    open_home(editor(page)).click()
    window = page.get_by_role("dialog")
    window.get_by_role("heading", name="31 objects").wait_for()
    window.get_by_label("Search").fill("kettel")
    window.get_by_text("We looked for “kettle” instead of “kettel”.").wait_for()
    window.get_by_role("link", name="Kettle that whistles").click()
    page.locator("[data-chooser-title]", has_text="BAC/5 Kettle that whistles").wait_for()


@pytest.mark.slow
def test_the_window_is_accessible(page, editor, things, assert_accessible):
    open_home(editor(page)).click()
    page.get_by_role("dialog").get_by_role("heading", name="31 objects").wait_for()
    page.wait_for_timeout(600)  # it fades in
    # What is around the window is Wagtail's.
    page.evaluate("document.querySelectorAll('body > :not(.modal)').forEach(one => one.remove())")
    page.evaluate(
        "document.querySelector('.modal').replaceWith(document.querySelector('chooser-window'))"
    )
    results = page.evaluate("document.querySelectorAll('.chooser-tile').length")
    assert results == 24
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(
        page,
        context="chooser-window",
        options={
            "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
        },
    )
    assert found.violations_count == 0, found.generate_report()


def test_with_the_keys_alone(page, editor, things):
    button = open_home(editor(page))
    button.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")
    window.get_by_role("heading", name="31 objects").wait_for()
    box = window.get_by_role("searchbox")
    _until(page, lambda: box.evaluate("box => box === document.activeElement"))
    page.keyboard.type("whistles")
    window.get_by_role("heading", name="1 object", exact=True).wait_for()
    assert window.get_by_role("status").inner_text() == "1 object"
    page.keyboard.press("ArrowDown")
    assert "Kettle" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.locator("[data-chooser-title]", has_text="BAC/5").wait_for()


@pytest.mark.slow
def test_arrows_go_through_the_tiles_and_escape_closes(page, editor, things):
    button = open_home(editor(page))
    button.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")
    window.get_by_role("heading", name="31 objects").wait_for()
    box = window.get_by_role("searchbox")
    _until(page, lambda: box.evaluate("box => box === document.activeElement"))
    tile = "[...document.querySelectorAll('[data-chooser-tile]')].indexOf(document.activeElement)"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(tile) == 0
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(tile) == 2
    page.keyboard.press("ArrowDown")
    below = page.evaluate(tile)
    assert below > 3
    page.keyboard.press("ArrowUp")
    assert page.evaluate(tile) == 2
    page.keyboard.press("ArrowUp")
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.press("Escape")
    window.wait_for(state="hidden")
    _until(page, lambda: button.evaluate("button => button === document.activeElement"))


@pytest.mark.slow
def test_by_touch_on_a_phone(open_page, editor, things):
    page = editor(open_page(**PHONE))
    open_home(page).tap()
    window = page.get_by_role("dialog")
    window.get_by_role("heading", name="31 objects").wait_for()
    tiles = window.locator(".chooser-tile")
    first, second = (tiles.nth(place).bounding_box() for place in (0, 1))
    assert first["x"] > 15, "it is not pushed aside"
    assert first["y"] == second["y"], "two stand side by side"
    assert second["x"] + second["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    window.get_by_label("With a picture").tap()
    window.get_by_role("heading", name="1 object", exact=True).wait_for()
    window.get_by_role("link", name="Kettle that whistles").tap()
    page.locator("[data-chooser-title]", has_text="BAC/5").wait_for()


# In a story


def story(*blocks, **fields):
    return StoryPageFactory(
        body=json.dumps([{"type": name, "value": value} for name, value in blocks]), **fields
    )


def detail(thing):
    image = thing.object_images.get().image
    region = {"picture": image.pk, "file_hash": image.file_hash}
    region |= {"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.5}
    return ("object_detail", {"object": thing.pk, "region": region, "alt": "The spout"})


def kept_region(page):
    return json.loads(page.locator("picture-region > input").input_value())


@pytest.mark.slow
def test_a_part_of_a_picture_is_dragged_and_typed(page, editor, things):
    written = story(detail(things))
    editor(page).goto(f"/admin/pages/{written.pk}/edit/")
    frame = page.locator(".picture-region__frame")
    frame.locator("img").wait_for()
    frame.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert page.get_by_label("Width (%)").input_value() == "50"
    box = frame.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.9, steps=4)
    page.mouse.up()
    kept = kept_region(page)
    assert kept["x"] == pytest.approx(0.2, abs=0.02)
    assert kept["height"] == pytest.approx(0.5, abs=0.02)
    page.get_by_label("From the left (%)").fill("30")
    page.keyboard.press("Tab")
    assert kept_region(page)["x"] == 0.3
    page.get_by_label("Width (%)").fill("99")
    page.keyboard.press("Tab")
    assert kept_region(page)["width"] == 0.7, "it ends at the picture's edge"
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="Publish it anyway").or_(
        page.get_by_role("button", name="Publish it anyway")
    ).click()  # nobody is named who wrote it
    page.wait_for_load_state("networkidle")
    saved = StoryPage.objects.get(pk=written.pk).body[0].value["region"]
    assert (saved.x, saved.width) == (0.3, 0.7)


@pytest.mark.slow
def test_an_object_and_a_memory_are_chosen_for_a_story(page, editor, things):
    MemoryFactory(
        collection_object=things, state="published", uses={"stories": "yes"}, text="It sang at six."
    )
    MemoryFactory(collection_object=things, state="published", text="It was never ours.")
    engine().rebuild()
    written = story(("object", {"object": None, "size": "large"}), ("memory", {"memory": None}))
    editor(page).goto(f"/admin/pages/{written.pk}/edit/")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Choose an object").click()
    window = page.get_by_role("dialog")
    window.get_by_role("searchbox").fill("BAC/5")
    window.get_by_role("link", name="Kettle that whistles").click()
    page.get_by_text("BAC/5 Kettle that whistles").first.wait_for()
    page.get_by_role("button", name="Choose a memory").click()
    window = page.get_by_role("dialog")
    window.get_by_text("Its giver did not say yes to stories.").wait_for()
    assert window.get_by_role("link", name="It was never ours.").count() == 0
    window.get_by_role("link", name="It sang at six.").click()
    page.get_by_text("A memory of “Kettle that whistles”").first.wait_for()


# As readers see it


@pytest.fixture
def compared(private):
    first, second = (CollectionImageFactory(in_library=True) for _ in range(2))
    for image in (first, second):
        image.make_sizes()
    value = {
        "before": {"picture": first.pk, "alt": "In 1930", "caption": "Then"},
        "after": {"picture": second.pk, "alt": "Today", "caption": "Now"},
    }
    return story(("compare", value))


def test_two_pictures_are_compared_with_a_slider(page, compared, assert_accessible):
    page.goto(compared.url)
    slider = page.get_by_role("slider", name="Slide from the first picture to the second")
    slider.focus()
    page.keyboard.press("End")
    assert slider.input_value() == "100"
    seen = page.locator(".compare__stage").evaluate("one => one.style.getPropertyValue('--seen')")
    assert seen == "0%"
    assert_accessible(page)


def test_one_picture_is_drawn_over_the_other_by_hand(page, compared):
    page.goto(compared.url)
    slider = page.get_by_role("slider", name="Slide from the first picture to the second")
    stage = page.locator(".compare__stage")
    stage.scroll_into_view_if_needed()
    frame = stage.bounding_box()
    across = [frame["x"] + frame["width"] * part for part in (0.5, 0.4, 0.25)]
    page.mouse.move(across[0], frame["y"] + 20)
    page.mouse.down()
    for x in across[1:]:
        page.mouse.move(x, frame["y"] + 20, steps=5)
    page.mouse.up()
    assert abs(int(slider.input_value()) - 75) <= 1
    page.mouse.move(across[0], frame["y"] + 20)
    assert abs(int(slider.input_value()) - 75) <= 1


def test_two_pictures_stand_side_by_side_without_javascript(page_without_javascript, compared):
    page = page_without_javascript
    page.goto(compared.url)
    first, second = (page.get_by_alt_text(words).bounding_box() for words in ("In 1930", "Today"))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_blocks_are_accessible(open_page, things, assert_accessible, scheme, width):
    memory = MemoryFactory(collection_object=things, state="published", uses={"stories": "yes"})
    gone = CollectionObjectFactory()
    gone.retire()
    written = story(
        ("text", "<p>It <b>sang</b> at six.</p><ul><li>loud</li></ul>"),
        ("object", {"object": things.pk, "size": "small"}),
        ("object", {"object": things.pk, "size": "full"}),
        ("object", {"object": gone.pk, "size": "large"}),
        detail(things),
        ("object_group", {"title": "Signs", "chosen": [things.pk], "search": ""}),
        ("memory", {"memory": memory.pk}),
        ("question", {"question": "Did yours sing?", "object": things.pk}),
    )
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(written.url)
    page.get_by_text("Did yours sing?").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page)


def _until(page, happens):
    for _ in range(100):
        if happens():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not happen in five seconds")
