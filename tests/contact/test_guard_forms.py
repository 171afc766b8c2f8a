"""What the guard takes and refuses; and that a person's words stay where they were."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.utils import timezone

from contact.guard import Stamp
from contact.models import WorkshopCode
from tests.contact.guarding import Telling, TellingOnce, again, asked, at, later, sent, shown, utc

pytestmark = pytest.mark.django_db
NOON = utc(2026, 3, 3, 12, 30)


@pytest.fixture(autouse=True)
def _noon():
    """No test of an hour's limit begins just before the hour ends."""
    with at(NOON):
        yield


@pytest.fixture
def code():
    return WorkshopCode.objects.create(
        code="Blue Kettle",
        what_for="Open day",
        valid_from=timezone.now() - timedelta(hours=1),
        valid_until=timezone.now() + timedelta(hours=3),
        most=7,
    )


def said(form) -> str:
    return " ".join(error for errors in form.errors.values() for error in errors)


def html(form) -> str:
    return render_to_string("contact/components/guard.html", {"form": form})


def test_who_reads_before_sending_is_let_through():
    data = shown()
    with at(NOON + timedelta(seconds=3)):
        form = sent(data)
        assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "It stood in the kitchen."


def test_too_quick_keeps_the_words_and_the_next_try_is_good():
    form = sent(shown())
    assert "quicker than we can take it" in said(form)
    assert "Your words are still here" in said(form)
    assert form["words"].value() == "It stood in the kitchen."
    with later(seconds=4):
        assert again(form).is_valid()


def test_a_page_that_was_open_for_days_is_sent_once_more_and_stays_one_thing():
    data = shown()
    first = Stamp.read(data["stamp"], "memory")
    with later(hours=25):
        form = sent(data)
        assert "open for more than a day" in said(form)
        assert form["words"].value() == "It stood in the kitchen."
        second = again(form)
        assert second.is_valid(), second.errors
    assert second.token == first.token


@pytest.mark.parametrize("stamp", ["", "nonsense", "a:b:c", "WzEsMl0:1:x", "\x00", "ü" * 500])
def test_a_stamp_that_is_none_of_ours_is_replaced(stamp):
    form = sent({"stamp": stamp})
    assert "Something got lost" in said(form)
    with later(seconds=4):
        assert again(form).is_valid()


def test_a_stamp_of_another_form_is_none_of_this():
    with later(seconds=4):
        assert "Something got lost" in said(sent({"stamp": Stamp.new().signed("words")}))


def test_a_browser_that_fills_in_everything_is_told_so_and_can_send_again():
    data = shown()
    with later(seconds=4):
        form = sent(data, website="https://example.org")
        assert "a box that nobody sees was filled in" in said(form)
        assert "ask somebody at Battersea Arts Centre" in said(form)
        assert form["words"].value() == "It stood in the kitchen."
        assert "example.org" not in html(form)
        assert again(form).is_valid()


def test_who_can_be_rung_or_written_to_is_named(settings):
    settings.ASK_US_PHONE, settings.ASK_US_EMAIL = "020 7946 0000", "store@example.org"
    form = sent(shown(), website="x")
    assert "ring 020 7946 0000 or write to store@example.org" in said(form)


@pytest.mark.parametrize(
    ("words", "is_good"),
    [
        ("See https://example.org and www.example.org/a", True),
        ("https://www.example.org http://a.example", True),
        ("http://a.example HTTPS://b.example www.c.example", False),
        ('<a href="http://a.example">a</a>' * 3, False),
        ("http://a.example,http://b.example,http://c.example", False),
        ("I worked at the www. shop. It was in www.", True),
    ],
)
def test_links_are_counted(words, is_good):
    data = shown()
    with later(seconds=4):
        form = sent(data, words=words)
        assert form.is_valid() is is_good
    assert is_good or "more than 2 links" in said(form)


def test_the_sixth_in_an_hour_is_told_when_to_come_back_and_others_are_not():
    data = shown()
    with later(seconds=4):
        assert all(sent(data).is_valid() for _ in range(5))
        form = sent(data)
        assert "Please come back after 1 p.m., or ask somebody" in said(form)
        assert form["words"].value() == "It stood in the kitchen."
        assert sent(data, address="192.0.2.2").is_valid()
    with at(utc(2026, 3, 3, 13, 0, 1)):
        assert again(form).is_valid()


def test_the_last_hour_of_a_day_ends_tomorrow():
    with at(utc(2026, 3, 3, 23, 30)):
        data = shown()
    with at(utc(2026, 3, 3, 23, 31)):
        for _ in range(5):
            assert sent(data).is_valid()
        assert "Please come back tomorrow" in said(sent(data))


def test_a_slip_of_the_pen_is_not_counted():
    data = shown()
    with later(seconds=4):
        assert not any(sent(data, words="x").is_valid() for _ in range(9))
        assert sent(data).is_valid()


def test_two_presses_are_one_where_the_token_is_kept():
    with later(seconds=4):
        for _ in range(4):
            data = _earlier(TellingOnce)
            assert sent(data, form=TellingOnce).is_valid()
        data = _earlier(TellingOnce)
        first, second = (sent(data, form=TellingOnce) for _ in range(2))
        assert first.is_valid()
        assert second.is_valid()  # the fifth, twice: not the sixth
        assert first.token == second.token
        assert not sent(_earlier(TellingOnce), form=TellingOnce).is_valid()


def test_what_was_refused_is_no_first_press():
    for _ in range(5):
        assert sent(_earlier(TellingOnce), form=TellingOnce).is_valid()
    data = _earlier(TellingOnce)
    assert not any(sent(data, form=TellingOnce).is_valid() for _ in range(3))


def _earlier(form):
    """A form that was shown a few seconds ago."""
    with later(seconds=-4):
        return shown(form)


def test_no_two_forms_that_were_shown_have_one_token():
    tokens = {Telling(request=asked()).token for _ in range(50)}
    assert len(tokens) == 50
    assert all(20 <= len(token) <= 64 for token in tokens)


@pytest.mark.parametrize("typed", ["blue kettle", " BLUE  Kettle ", "Blue-Kettle"])
def test_a_workshop_s_code_lifts_limits_and_the_clock(code, typed):
    forms = [sent(shown(), workshop_code=typed) for _ in range(7)]
    assert all(form.is_valid() for form in forms)
    code.refresh_from_db()
    assert code.used == 7
    assert "used as often as it can be" in said(sent(shown(), workshop_code=typed))


def test_a_code_lifts_neither_the_trap_nor_the_links(code):
    assert not sent(shown(), workshop_code="blue kettle", website="x").is_valid()
    assert not sent(shown(), workshop_code="blue kettle", words="www.a " * 3).is_valid()
    code.refresh_from_db()
    assert code.used == 0


def test_a_code_is_counted_once_for_two_presses(code):
    data = shown(TellingOnce)
    for _ in range(2):
        assert sent(data, form=TellingOnce, workshop_code="blue kettle").is_valid()
    code.refresh_from_db()
    assert code.used == 1


@pytest.mark.parametrize("hours", [-2, 4])
def test_a_code_before_or_after_its_time_says_so(code, hours):
    with later(hours=hours):
        form = sent(shown(), workshop_code="blue kettle")
        assert "We do not know this code" in form.errors["workshop_code"][0]
        assert form["words"].value() == "It stood in the kitchen."


def test_a_wrong_code_says_so_beside_its_box_which_is_open():
    form = sent(shown(), workshop_code="red kettle")
    assert "We do not know this code" in form.errors["workshop_code"][0]
    assert re.search(r"<details[^>]* open>", html(form))
    assert "We do not know this code" in html(form)


def test_codes_cannot_be_guessed_for_long(code):
    for number in range(30):
        sent(shown(), workshop_code=f"guess {number}").is_valid()
    form = sent(shown(), workshop_code="blue kettle")
    assert "many wrong codes" in said(form)
    assert not sent(shown(), workshop_code="no", address="192.0.2.2").is_valid()
    assert sent(shown(), workshop_code="blue kettle", address="192.0.2.2").is_valid()


class Words(Telling):
    what = "words"


def test_a_code_from_the_wall_lets_nobody_guess_words(code):
    forms = [sent(shown(Words), form=Words, workshop_code="blue kettle") for _ in range(11)]
    assert [form.is_valid() for form in forms] == [True] * 10 + [False]
    assert "workshop code" not in html(Words(request=asked()))
    code.refresh_from_db()
    assert code.used == 0


def test_people_and_screen_readers_pass_the_trap_by():
    text = html(Telling(request=asked()))
    trap = re.search(r'<div class="guard__trap" aria-hidden="true">(.*?)</div>', text, re.S)[1]
    assert 'name="website"' in trap
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap
    assert "style=" not in text
    assert not re.search(r"<details[^>]* open", text)


def test_the_fields_to_show_are_the_form_s_own():
    assert [field.name for field in Telling(request=asked()).shown_fields] == ["words"]


def test_a_form_with_a_prefix_is_guarded_too():
    data = {"t-stamp": Telling(request=asked(), prefix="t").initial["stamp"], "t-words": "A chair."}
    with later(seconds=4):
        assert not Telling(data | {"t-website": "x"}, request=asked(), prefix="t").is_valid()
        assert Telling(data, request=asked(), prefix="t").is_valid()


@pytest.mark.django_db(transaction=True)
def test_a_code_is_never_used_more_often_than_it_may_be(code):
    data = shown()

    def give(_):
        try:
            return sent(data, workshop_code="blue kettle").is_valid()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(give, range(20))) == 7
    code.refresh_from_db()
    assert code.used == 7


@pytest.mark.django_db(transaction=True)
def test_of_many_presses_at_once_one_is_counted():
    data = _earlier(TellingOnce)

    def press(_):
        try:
            return sent(data, form=TellingOnce).is_valid()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(press, range(20)))
    assert [sent(_earlier(Telling)).is_valid() for _ in range(5)] == [True] * 4 + [False]
