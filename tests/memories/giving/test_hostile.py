"""Whatever somebody writes is kept as it was written, and shown as words."""

import html

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact.models import Tally
from memories.models import Memory
from tests.memories.giving.conftest import Giver

pytestmark = pytest.mark.django_db

NASTY = (
    "<script>alert(document.cookie)</script>",
    "</textarea><script>alert(1)</script><textarea>",
    "<img src=x onerror=alert(1)> and so on",
    "{{ settings.SECRET_KEY }} {% include 'x' %}",
    "' OR 1=1; DROP TABLE memories_memory; --",
    "\u202eesrever ni nettirw saw siht\u202c",
    "zero\u200bwidth\u200djoined \ufeffwith a mark",
    "نحن كنا هنا في البيت الكبير",
    "👩‍👩‍👧‍👦 we were 🏴󠁧󠁢󠁥󠁮󠁧󠁿 there 🏳️‍🌈",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "javascript:alert('one')//",
    '=HYPERLINK("x") +1+1 @SUM(A1)',
    "%s %(name)s %n {0} {name} ${x} #{y}",
    "&lt;not a tag&gt; &amp;amp; &nbsp;",
    "\x01\x02\x1b[31mred\x1b[0m\x7f ten letters",
    "line one\n\n\n   line two\t\ttab",
    "[hidden] is what we write ourselves",
)


def assert_kept_and_shown_as_words(giver, text):
    giver.first(text)
    memory = Memory.objects.latest("pk")
    assert memory.last_telling.text == text
    memory.say_age("adult")
    for step in ("words", "look"):
        page = giver.get(step).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "SECRET_KEY" not in page or "{{ settings.SECRET_KEY }}" in html.unescape(page)
    box = giver.get("words").content.decode().partition("<textarea")[2].partition("</textarea>")[0]
    # The first line end after the tag is the browser's to drop.
    assert html.unescape(box.partition(">")[2].removeprefix("\n")) == text
    memory.throw_away()


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_are_kept_and_shown_as_words(giver, text):
    assert_kept_and_shown_as_words(giver, text)


LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0\r")


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(LETTERS, min_size=10, max_size=300).filter(lambda t: len(t.strip()) >= 10))
def test_any_words_are_kept_as_they_are(thing, settings, text):
    Tally.objects.all().delete()  # nobody gives 25 memories in an hour
    assert_kept_and_shown_as_words(Giver(f"/memories/give/{thing.slug}/"), text)


def test_a_zero_byte_is_all_that_is_dropped(giver):
    giver.first("before\0after, and more")
    assert giver.memory.last_telling.text == "beforeafter, and more"


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY)
def test_short_answers_are_shown_as_words(giver, text):
    giver.first()
    giver.memory.say_age("adult")
    line = text[:70]
    giver.answer("role", users_role=line)
    giver.answer("when", when_text=line, where_text=line)
    giver.answer("name", name_as="other", shown_name=line)
    page = giver.get("look").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert giver.memory.last_telling.shown_name == " ".join(line.splitlines()).strip()
