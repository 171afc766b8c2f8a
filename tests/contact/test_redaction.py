"""No log and no page about an error has the words of a private link."""

import io
import logging
import sys

import pytest
from django.test import Client, RequestFactory
from django.views.debug import ExceptionReporter, get_default_exception_reporter_filter

from contact.plain_words import all_words
from contact.redaction import LOGGERS_OF_THEIR_OWN, WithoutPrivateWords, without_words
from tests.contact.yours import PAGE, PURPOSE, SECRET_WORDS, add_shoebox, hyphened, make_link

SIX = "apple yellow kitchen marble otter zebra"
TALE = "My egg cup is cracked"
SLIPS = "aple-yelow-kitchen-marble-otter-zebra"


@pytest.fixture
def logged():
    """What the site's own handler writes, as it is set up for every process."""
    (console,) = [handler for handler in logging.getLogger().handlers if handler.name == "console"]
    written = io.StringIO()
    before = console.setStream(written)
    yield written.getvalue
    console.setStream(before)


@pytest.fixture
def words(monkeypatch, db):
    add_shoebox(monkeypatch)
    return make_link("Q7R2")


def told(text, words):
    """Which of the words a text has in it, in a row or by itself in an address."""
    return [way for way in (words, hyphened(words), words.replace(" ", "+")) if way in text]


@pytest.mark.urls("tests.contact.yours")
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_that_breaks_is_logged_without_its_words(logged, words, method):
    client = Client(raise_request_exception=False)
    response = getattr(client, method)(f"{PAGE.address(words)}?break=1", {"break": "1"})
    assert response.status_code == 500
    assert "ERROR django.request: Internal Server Error: /yours/…/shoebox/" in logged()
    assert "RuntimeError: The lid came off at /yours/…/shoebox/ of … … … … … …" in logged()
    assert told(logged(), words) == []
    assert not [word for word in words.split() if f"{word}-" in logged()]


@pytest.mark.urls("tests.contact.yours")
@pytest.mark.parametrize("ending", ["", "shoebox/", "none/at/all/"])
def test_a_link_that_opens_nothing_is_logged_without_its_words(logged, words, ending, caplog):
    caplog.set_level(logging.WARNING, "django.request")
    assert Client().get(f"/yours/{SLIPS}/{ending}").status_code == 404
    assert f"WARNING django.request: Not Found: /yours/…/{ending}" in logged()
    assert "yelow" not in logged()


def record(message, *args, exc_info=None):
    return logging.LogRecord("any", logging.ERROR, __file__, 1, message, args, exc_info)


def test_other_records_stay_as_they_are():
    one = record("Task %s of %s", "7", {"a": 1})
    WithoutPrivateWords().filter(one)
    assert (one.msg, one.args, one.exc_text) == ("Task %s of %s", ("7", {"a": 1}), None)


def test_a_line_that_was_written_wrongly_breaks_nothing():
    one = record("%s of %s at /yours/a-b/", "one")
    assert WithoutPrivateWords().filter(one)
    assert one.getMessage() == "%s of %s at /yours/…/"


def test_an_error_that_was_logged_keeps_its_traceback():
    try:
        raise ValueError(f"No page at /yours/{SLIPS}/")
    except ValueError:
        one = record("It broke", exc_info=sys.exc_info())
    WithoutPrivateWords().filter(one)
    said = logging.Formatter().format(one)
    assert "Traceback" in said
    assert said.endswith("ValueError: No page at /yours/…/")


def test_what_servers_write_by_themselves_goes_through_it_too():
    """`runserver` and gunicorn have handlers of their own, which stay as they are."""
    for name in LOGGERS_OF_THEIR_OWN:
        filters = logging.getLogger(name).filters
        assert len([one for one in filters if isinstance(one, WithoutPrivateWords)]) == 1


@pytest.mark.parametrize("name", LOGGERS_OF_THEIR_OWN)
def test_an_access_log_line(name):
    atoms = {"r": f"GET /yours/{hyphened(SIX)}/ HTTP/1.1", "s": 200, "f": f"/yours/{SLIPS}/"}
    one = logging.LogRecord(
        name, logging.INFO, __file__, 1, '"%(r)s" %(s)s "%(f)s"', (atoms,), None
    )
    assert logging.getLogger(name).filter(one)
    assert one.getMessage() == '"GET /yours/…/ HTTP/1.1" 200 "/yours/…/"'


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"/yours/{hyphened(SIX)}/", "/yours/…/"),
        (f"/yours/{SLIPS}/slip/?a=b", "/yours/…/slip/?a=b"),
        (f"https://example.org/yours/{SLIPS}", "https://example.org/yours/…"),
        (f"'yours/{SLIPS}/' did not match", "'yours/…/' did not match"),
        ("/yours/was-this-you/MTI:1abc:Zz-9_x/", "/yours/was-this-you/…/"),
        (f"?next=%2Fyours%2F{SLIPS}%2Fslip%2F", "?next=%2Fyours%2F…%2Fslip%2F"),
        ("/yours/apple%20yellow%20kitchn/", "/yours/…/"),
        (f"words={SIX!r}", "words='… … … … … …'"),
        (f"words={SIX.replace(' ', '+')}&x=1", "words=…+…+…+…+…+…&x=1"),
        (f"Of {SIX} 6 are ours", "Of … … … … … … 6 are ours"),
        (f"see /yours/ and {hyphened(SIX)}.html", "see /yours/ and …-…-…-…-…-….html"),
    ],
)
def test_words_are_hidden_wherever_they_stand(text, hidden):
    assert without_words(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/yours/",
        "/objects/bac-1/ was asked for by nobody at all, twice",
        "apple yellow kitchen marble otter",
        "a-story-of-the-egg-cup-and-its-maker",
        "Internal Server Error: /objects/?q=kettle",
    ],
)
def test_nothing_else_is(text):
    assert without_words(text) == text


def test_it_is_quick_on_a_long_text():
    """A run of words that has no end, and one of an address: each is gone through once."""
    words = " ".join(all_words())
    assert without_words(words).count("…") > 2000
    assert without_words("a" * 200_000) == "a" * 200_000
    assert len(without_words("/yours/" + "a-" * 50_000)) == len("/yours/…")


def report(words, **settings):
    """What Django would show or send about an error on a private page."""
    request = RequestFactory().post(f"/yours/{hyphened(words)}/", {"words": words, "tale": TALE})
    request.META["HTTP_REFERER"] = f"http://testserver/yours/{SLIPS}/"
    told = SECRET_WORDS
    try:
        raise RuntimeError(f"{PURPOSE} of {words} {len(told)}")
    except RuntimeError:
        from django.views.debug import get_exception_reporter_class

        reporter = get_exception_reporter_class(request)(request, *sys.exc_info())
    return reporter.get_traceback_html() + reporter.get_traceback_text()


@pytest.mark.parametrize("debug", [True, False])
def test_a_report_of_an_error_has_neither_words_nor_what_was_typed(settings, debug):
    settings.DEBUG = debug
    said = report(SIX)
    assert "RuntimeError" in said
    assert told(said, SIX) == []
    for part in ("yelow", TALE, SECRET_WORDS, settings.CONTACT_KEYS[0]):
        assert part not in said


def test_elsewhere_a_newcomer_sees_everything_while_writing_code(settings):
    settings.DEBUG = True
    request = RequestFactory().post("/objects/", {"tale": TALE})
    found = get_default_exception_reporter_filter()
    assert found.get_post_parameters(request)["tale"] == TALE
    settings.DEBUG = False
    assert TALE not in str(found.get_post_parameters(request))
    assert issubclass(type(ExceptionReporter(request, None, None, None).filter), type(found))
