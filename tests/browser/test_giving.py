"""Giving a memory on a phone: with and without scripts, by keyboard, by voice, on a bad line."""

import os
import re

import pytest
from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect

from memories.models import Memory
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.looks import SCHEMES
from tests.factories import CollectionObjectFactory
from tests.memories.giving.conftest import picture

PHONE = {"viewport": {"width": 390, "height": 844}}
WORDS = "My mother had one of these by the copper."
STEPS = ("age", "files", "when", "people", "role", "name", "uses", "letters", "look")
WAIT = 15_000


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LOCKS_DIR = tmp_path / "locks"


@pytest.fixture
def start():
    thing = CollectionObjectFactory(object_number="BAC/1983.4", title="Egg cup")
    return f"/memories/give/{thing.slug}/"


def picture_file():
    return {"name": "cup.png", "mimeType": "image/png", "buffer": picture().read()}


def begin(page, start, words=WORDS):
    """Answer the first question, as slowly as a person."""
    page.goto(start)
    page.get_by_label("Your words").fill(words)
    page.wait_for_timeout(3100)
    go_on(page)
    heading(page, "How old are you?")


def go_on(page):
    page.get_by_role("button", name="Keep this and go on").click()


def heading(page, words):
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible(timeout=WAIT)


def grown_up(page):
    page.get_by_label("I am 18 or over").check()
    go_on(page)
    heading(page, "Have you a picture")


def step_of(page, name):
    """Go to one question of the memory that is open."""
    page.goto(re.sub(r"/give/.*", f"/give/{name}/", page.url))


def finish(page):
    page.get_by_role("link", name="Skip the rest and see how it will look").click()
    heading(page, "This is how it will look")
    page.get_by_role("button", name="I agree: send it to the museum").click()
    heading(page, "Thank you: we have it")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_memory_is_given_question_by_question(open_page, start, scripts):
    page = open_page(java_script_enabled=scripts, **PHONE)
    begin(page, start)
    grown_up(page)
    page.get_by_label("Choose a picture, a recording or a video").set_input_files(picture_file())
    go_on(page)
    page.get_by_label("What is to be seen").fill("A blue cup")
    page.get_by_label("Yes").check()
    go_on(page)
    heading(page, "When and where was it?")
    page.get_by_label("When was it?").fill("1962")
    go_on(page)
    heading(page, "Is anybody in it?")
    page.get_by_label("Somebody, and they know").check()
    go_on(page)
    heading(page, "How do you know?")
    page.get_by_label("How do you know?").fill("I worked there")
    go_on(page)
    heading(page, "How should we name you?")
    page.get_by_label("My first name").check()
    page.get_by_label("The name, as we should show it").fill("Maureen")
    go_on(page)
    heading(page, "May we show it?")
    page.get_by_text("More that you may let us do").click()
    page.get_by_role("group", name="Quote it in a story").get_by_label("Yes").check()
    go_on(page)
    heading(page, "May we write to you?")
    page.get_by_role("link", name="Skip this question").click()
    heading(page, "This is how it will look")
    expect(page.get_by_text("Maureen, who worked there, 1962")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_role("img", name="A blue cup")).to_be_visible()
    page.get_by_role("button", name="I agree: send it to the museum").click()
    heading(page, "Thank you: we have it")
    memory = Memory.objects.get()
    assert memory.state == "submitted"
    assert memory.last_consent.choices["stories"] == "yes"
    expect(page.get_by_text(memory.reference)).to_be_visible()


def test_it_is_given_by_keyboard_alone(open_page, start):
    page = open_page(**PHONE)
    page.goto(start)
    tab_to(page, "TEXTAREA")
    page.keyboard.type(WORDS)
    page.wait_for_timeout(3100)
    tab_to(page, "BUTTON", "Keep this and go on")
    page.keyboard.press("Enter")
    heading(page, "How old are you?")
    tab_to(page, "INPUT")
    page.keyboard.press("Space")
    tab_to(page, "BUTTON", "Keep this and go on")
    page.keyboard.press("Enter")
    heading(page, "Have you a picture")
    tab_to(page, "A", "Skip the rest and see how it will look")
    page.keyboard.press("Enter")
    heading(page, "This is how it will look")
    tab_to(page, "BUTTON", "I agree: send it to the museum")
    page.keyboard.press("Enter")
    heading(page, "Thank you: we have it")
    assert Memory.objects.get().age == "adult"


def tab_to(page, tag, words=""):
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText]")
        inside = page.evaluate("!!document.activeElement.closest('main')")
        if inside and here[0] == tag and words in (here[1] or ""):
            return
    raise AssertionError(f"The keyboard does not reach {tag} {words}.")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_question_is_accessible_and_fits_the_smallest_screen(
    open_page, start, assert_accessible, scheme
):
    page = open_page(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce"
    )
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(start)
    look_at(page, assert_accessible, "first", scheme)
    page.get_by_label("Your words").fill("Hm.")
    page.wait_for_timeout(3100)
    go_on(page)
    expect(page.get_by_text("Please tell us a little more").first).to_be_visible()
    look_at(page, assert_accessible, "wrong", scheme)
    page.get_by_label("Your words").fill(WORDS)
    go_on(page)
    heading(page, "How old are you?")
    look_at(page, assert_accessible, "kept", scheme)
    grown_up(page)
    page.get_by_label("Choose a picture, a recording or a video").set_input_files(picture_file())
    go_on(page)
    expect(page.get_by_label("What is to be seen")).to_be_visible(timeout=WAIT)
    for step in (*STEPS, "throw-away"):
        step_of(page, step)
        look_at(page, assert_accessible, step, scheme)
    step_of(page, "look")
    page.get_by_role("button", name="I agree: send it to the museum").click()
    heading(page, "Thank you: we have it")
    look_at(page, assert_accessible, "done", scheme)
    assert said == []


def look_at(page, assert_accessible, name, scheme):
    for handle in page.locator("main summary").all():
        if handle.is_visible() and not handle.evaluate("node => node.parentElement.open"):
            handle.click()
    if os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{os.environ['LOOK_AT']}/{scheme}-{name}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    assert_accessible(page)


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_two_tabs_and_the_way_back_are_one_memory(open_page, start, scripts):
    page = open_page(java_script_enabled=scripts, **PHONE)
    page.goto(start)
    page.get_by_label("Your words").fill(WORDS)
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Keep this and go on").dblclick()
    heading(page, "How old are you?")
    page.go_back()
    expect(page.get_by_label("Your words")).to_have_value(WORDS)
    page.get_by_label("Your words").fill(f"{WORDS} It was blue.")
    go_on(page)
    heading(page, "How old are you?")
    other = page.context.new_page()
    other.goto(page.url)
    for tab in (page, other):
        tab.get_by_label("I am 18 or over").check()
        go_on(tab)
        heading(tab, "Have you a picture")
    for tab in (page, other):
        tab.get_by_role("link", name="Skip the rest and see how it will look").click()
    page.get_by_role("button", name="I agree: send it to the museum").dblclick()
    heading(page, "Thank you: we have it")
    other.get_by_role("button", name="I agree: send it to the museum").click()
    memory = Memory.objects.get()
    assert memory.last_telling.text == f"{WORDS} It was blue."
    assert memory.moves.count() == 1


@pytest.mark.slow
def test_when_the_line_drops_the_page_stays_with_the_words_and_can_be_sent_again(open_page, start):
    page = open_page(**PHONE)
    page.goto(start)
    page.get_by_label("Your words").fill(WORDS)
    page.wait_for_timeout(3100)
    page.context.set_offline(True)
    go_on(page)
    expect(page.get_by_text("We cannot reach our computer just now.")).to_be_visible(timeout=WAIT)
    expect(page.get_by_label("Your words")).to_have_value(WORDS)
    assert not Memory.objects.exists()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    page.context.set_offline(False)
    go_on(page)
    heading(page, "How old are you?")
    assert Memory.objects.get().last_telling.text == WORDS


@pytest.mark.slow
def test_somebody_who_stopped_goes_on_with_the_link(open_page, start):
    page = open_page(**PHONE)
    begin(page, start)
    grown_up(page)
    words = re.search(r"/yours/([a-z-]+)/", page.url)[1]
    later = open_page(**PHONE)
    later.goto(f"/yours/{words}/give/")
    heading(later, "Have you a picture")
    finish(later)


@pytest.mark.slow
def test_how_much_room_is_left_is_said_kindly(page, start):
    page.goto(start)
    page.get_by_label("Your words").fill("a" * 800)
    expect(page.get_by_text("You have room for 4,200 more letters.")).to_be_visible()
    page.get_by_label("Your words").fill("👩" * 5010)
    expect(page.get_by_text("10 letters too long. Nothing is lost.")).to_be_visible()
    assert len(page.get_by_label("Your words").input_value()) == 5010


# The microphone: a browser of its own, whose microphone plays a tone.


@pytest.fixture
def recorder(playwright_in_this_thread, live_server):
    """A phone with a microphone that may be used."""
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    launch = playwright_in_this_thread.chromium.launch
    chromium = launch(executable_path=CHROMIUM, args=[*FLAGS, *sandbox, *fake])
    context = chromium.new_context(base_url=live_server.url, permissions=["microphone"], **PHONE)
    yield context.new_page()
    chromium.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def record(page, start):
    page.goto(start)
    page.get_by_text("Rather speak, or send a picture of a letter?").click()
    press(page, "Start recording")
    expect(page.get_by_text("Recording", exact=True)).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(2500)
    press(page, "Pause")
    expect(page.get_by_text("Paused", exact=True)).to_be_visible()
    press(page, "Go on recording")
    page.wait_for_timeout(1200)
    press(page, "I have finished")
    expect(page.get_by_label("Your recording")).to_be_visible(timeout=WAIT)


KEPT = """async () => {
    const database = await new Promise((resolve) => {
        const asked = indexedDB.open("bac-recordings", 1);
        asked.onsuccess = () => resolve(asked.result);
    });
    const sounds = database.transaction("sounds").objectStore("sounds").getAll();
    return await new Promise((resolve) => {
        sounds.onsuccess = () => resolve(sounds.result.length);
    });
}"""


LOADED = """node => new Promise((resolve) => {
    node.onloadeddata = () => resolve(node.readyState);
    node.load();
})"""


@pytest.mark.slow
def test_a_memory_is_spoken_and_kept_on_the_phone_until_we_have_it(recorder, start):
    page = recorder
    said = []
    page.on("console", lambda message: said.append(message.text))
    record(page, start)
    assert page.evaluate(KEPT) == 1
    expect(page.locator(".record-sound__now")).to_have_text(re.compile("0:0[34]"))
    # It can be heard again, under the strict policy.
    assert page.get_by_label("Your recording").evaluate(LOADED) >= 2
    # The phone is put away, and the page is opened again.
    page.reload()
    expect(page.get_by_text("still on this phone")).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(3100)
    go_on(page)
    heading(page, "How old are you?")
    file = Memory.objects.get().files.get()
    assert (file.kind, file.state) == ("sound", "ready")
    assert 2 < file.seconds < 6
    page.wait_for_timeout(500)
    assert page.evaluate(KEPT) == 0
    grown_up(page)
    expect(page.get_by_label("The sound that you sent")).to_be_visible()
    assert said == []


@pytest.mark.slow
def test_a_recording_is_thrown_away_and_made_again(recorder, start):
    page = recorder
    record(page, start)
    press(page, "Throw it away and start over")
    expect(page.get_by_text("Ready to record.")).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT) == 0
    assert page.get_by_label("Speak instead").evaluate("node => node.files.length") == 0
    press(page, "Start recording")
    page.wait_for_timeout(1000)
    press(page, "I have finished")
    expect(page.get_by_label("Your recording")).to_be_visible(timeout=WAIT)
    assert page.get_by_label("Speak instead").evaluate("node => node.files.length") == 1


@pytest.mark.slow
def test_the_next_at_a_shared_tablet_says_that_it_is_not_theirs(recorder, start):
    page = recorder
    record(page, start)
    page.goto(start)
    press(page, "This is not mine: throw it away")
    expect(page.get_by_text("Ready to record.")).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT) == 0
    assert page.get_by_label("Speak instead").evaluate("node => node.files.length") == 0


@pytest.mark.slow
def test_a_reload_asks_before_what_was_typed_is_lost(open_page, start):
    page = open_page(**PHONE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(start)
    page.get_by_label("Your words").press_sequentially("We had six.")
    with pytest.raises(TookTooLong):
        page.reload(timeout=2000)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Your words")).to_have_value("We had six.")


@pytest.mark.slow
def test_a_recording_survives_a_line_that_drops(recorder, start):
    page = recorder
    record(page, start)
    page.context.set_offline(True)
    go_on(page)
    expect(page.get_by_text("We cannot reach our computer just now.")).to_be_visible(timeout=WAIT)
    assert page.evaluate(KEPT) == 1
    page.context.set_offline(False)
    go_on(page)
    heading(page, "How old are you?")
    assert Memory.objects.get().files.get().state == "ready"


@pytest.mark.slow
def test_where_there_is_no_microphone_the_phones_own_recorder_is_there(open_page, start):
    page = open_page(**PHONE)
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    page.goto(start)
    page.get_by_text("Rather speak, or send a picture of a letter?").click()
    expect(page.get_by_role("button", name="Start recording")).to_be_hidden()
    field = page.get_by_label("Speak instead")
    expect(field).to_be_visible()
    assert field.get_attribute("accept") == "audio/*"
    assert field.get_attribute("capture") == "user"
