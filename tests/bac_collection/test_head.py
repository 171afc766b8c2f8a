"""To ask for the head of a page brings no body over the line."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

pytestmark = pytest.mark.django_db


def asked(method, path):
    """As gunicorn asks, which nothing is taken from on the way: status, headers, body."""
    said = {}

    def start(status, headers, *rest):
        said.update(status=status, headers=dict(headers))

    environ = RequestFactory().generic(method, path).environ | {"wsgi.input": BytesIO()}
    response = WSGIHandler()(environ, start)
    body = b"".join(response)
    response.close()
    return said["status"], said["headers"], body


@pytest.mark.parametrize("path", ["/yours/asked/", "/none/", "/healthz/here", "/robots.txt"])
def test_the_head_is_that_of_the_page_without_its_body(path):
    status, headers, body = asked("GET", path)
    head_status, head_headers, nothing = asked("HEAD", path)
    assert head_status == status
    assert nothing == b""
    if body:
        assert int(head_headers["Content-Length"]) > 0
    assert head_headers.get("Content-Type") == headers.get("Content-Type")
