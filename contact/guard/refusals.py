"""The page for a form that does not show that it comes from our own page."""

from django.shortcuts import render

from contact.guard.public_forms import form_at
from contact.guard.typed import typed_words


def csrf_failure(request, reason=""):
    """403, with what was typed, so that it can be copied and sent again.

    Nothing is repeated that comes from another site's page: it could put its words into our mouth.
    """
    typed = typed_words(request) if _is_ours(request) else ""
    response = render(request, "403_csrf.html", {"typed": typed}, status=403)
    response["Cache-Control"] = "no-store"
    return response


def _is_ours(request) -> bool:
    """Whether a page of ours sent it, to a public form of ours."""
    match = request.resolver_match
    ours = f"{request.scheme}://{request.get_host()}"
    return (
        match is not None
        and form_at(match.view_name) is not None
        and request.headers.get("Origin") == ours
    )
