"""The page behind "was this you?": two buttons, for who has the letter."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from contact.letters.wording import contact_of
from contact.models import Contact


@require_http_methods(["GET", "HEAD", "POST"])
def was_this_you(request, token):
    """Ask whether an address was given by who reads its letters. To look changes nothing: mail
    programs open links by themselves.
    """
    contact = contact_of(token)
    if contact and request.method == "POST":
        contact.take_answer(request.POST.get("answer"))
        return _private(redirect("contact:was_this_you", token))
    asked = Contact.objects.beside(contact).unanswered().order_by("created_at") if contact else []
    context = {"contact": contact, "asked": asked}
    status = 200 if contact else 404
    return _private(render(request, "contact/was_this_you.html", context, status=status))


def _private(response):
    """Kept nowhere, and its address told to nobody else. (With `no-referrer` browsers would send
    a form from here without saying where it comes from, and it would be refused.)
    """
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
