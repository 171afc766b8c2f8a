"""A real browser: Debian's Chromium, driven by Playwright.

`make test` runs each test process with one browser; every test gets a window of its own.
"""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Give every test of this folder a database that the live server sees too.

    It has a connection of its own, so rows are really committed. What fails is tried once more,
    and the last lines count it: on a machine that stalls, a window or a server does not answer
    in time, and that must not be taken for a fault of the site.
    """
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.django_db(transaction=True), append=False)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def playwright_in_this_thread(django_db_setup):
    """Playwright, which keeps an event loop here for as long as it runs.

    Django would refuse its database beside a loop, and opens another connection there: that
    one must know as well what to put back before each test.
    """
    from_migrations = connection._test_serialized_contents
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        connections["default"]._test_serialized_contents = from_migrations
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_in_this_thread):
    if not CHROMIUM:
        pytest.skip("no Chromium here (Debian: apt install chromium)")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium refuses one to root
    launch = playwright_in_this_thread.chromium.launch
    chromium = launch(executable_path=CHROMIUM, args=FLAGS + sandbox)
    yield chromium
    chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """Open a window: `open_page(java_script_enabled=False, viewport=..., color_scheme=...)`."""
    contexts = []

    def open_one(**options):
        contexts.append(browser.new_context(base_url=live_server.url, **options))
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    """A window of a usual size, with JavaScript."""
    return open_page()


@pytest.fixture
def page_without_javascript(open_page):
    return open_page(java_script_enabled=False)


@pytest.fixture
def let_in(live_server):
    """Log somebody in to a window: `let_in(page, user)`; gives the window back."""

    def enter(window, user):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        window.context.add_cookies([cookie])
        return window

    return enter


@pytest.fixture
def assert_accessible():
    """Call with a page: fails with axe's report where WCAG 2.2 AA is not met."""

    def check(page):
        options = {"runOnly": {"type": "tag", "values": WCAG}}
        results = Axe().run(page, options=options)
        assert results.violations_count == 0, results.generate_report()

    return check
