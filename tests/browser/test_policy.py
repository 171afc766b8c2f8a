"""No page breaks its own policy, and nothing is asked of any address but ours."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

PUBLIC = {"/": 200, "/objects/": 200, "/no-such-page/": 404}
ADMIN = ["/admin/", "/admin/pages/", "/admin/images/", "/admin/users/", "/admin/account/"]


@pytest.fixture
def watched(page):
    """A page that notes what its policy refused (`refused`) and whom it asked (`asked`)."""
    page.refused, page.asked = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: note_refusal(page, message.text))
    return page


def note_refusal(page, text: str) -> None:
    if "Content Security Policy" in text:
        page.refused.append(text)


@pytest.fixture
def signed_in(watched):
    get_user_model().objects.create_superuser("admin", password="a long shelf of labels")
    watched.goto("/admin/login/")
    watched.get_by_label("Username").fill("admin")
    watched.get_by_label("Password").fill("a long shelf of labels")
    watched.get_by_role("button", name="Sign in").click()
    return watched


def assert_kept(page, live_server) -> None:
    outside = [url for url in page.asked if not url.startswith((live_server.url, "data:", "blob:"))]
    assert outside == []
    assert page.refused == []


def test_public_pages(watched, live_server):
    for address, status in PUBLIC.items():
        assert watched.goto(address, wait_until="networkidle").status == status
    assert_kept(watched, live_server)


@pytest.mark.slow
def test_the_admin(signed_in, live_server):
    editor = f"/admin/pages/{Site.objects.get(is_default_site=True).root_page_id}/edit/"
    for address in [*ADMIN, editor]:
        signed_in.goto(address, wait_until="networkidle")
        assert signed_in.get_by_role("heading", level=1).first.is_visible()
    assert_kept(signed_in, live_server)


def test_what_breaks_the_policy_is_noticed(watched, live_server):
    watched.goto("/no-such-page/")
    watched.evaluate("document.body.setAttribute('style', 'color: red')")
    watched.evaluate("document.body.innerHTML = '<img src=https://outside.example/x.png>'")
    watched.wait_for_timeout(200)
    assert watched.refused != []
