"""The content security policy, on real pages."""

import pytest

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize(("address", "status"), [("/", 200), ("/objects/", 200), ("/none/", 404)])
def test_outside_the_admin_only_our_own_files_are_let_in(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    rules = policy(response)
    assert rules["default-src"] == "'self'"
    assert "unsafe" not in str(rules)
    assert not {"script-src", "style-src"} & set(rules)


def test_a_page_that_only_looks_like_the_admin_is_outside(client):
    assert "unsafe" not in str(policy(client.get("/administration/")))


def test_inside_the_admin_its_inline_scripts_run_but_no_outside_address_is_let_in(admin_client):
    response = admin_client.get("/admin/")
    assert response.status_code == 200
    rules = policy(response)
    assert rules["script-src"] == rules["style-src"] == "'self' 'unsafe-inline'"
    assert "http" not in str(rules)
