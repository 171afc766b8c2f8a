"""The page behind "was this you?": two buttons, for who has the letter."""

from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from contact.letters.kinds import given_for
from contact.letters.wording import contact_of
from contact.models import Contact
from contact.private_pages import keep_private
from contact.taking import reads_and_takes


@csrf_exempt  # as at every private page: nobody else can know where to send the form
@reads_and_takes
def was_this_you(request, token):
    """Ask whether an address was given by who reads its letters. To look changes nothing: mail
    programs open links by themselves.
    """
    contact = contact_of(token)
    if contact and request.method == "POST":
        contact.take_answer(request.POST.get("answer"))
        return keep_private(redirect("contact:was_this_you", token))
    asked = Contact.objects.beside(contact).unanswered().order_by("created_at") if contact else []
    context = {"contact": contact, "asked": [(one, given_for(one)) for one in asked]}
    status = 200 if contact else 404
    return keep_private(render(request, "contact/was_this_you.html", context, status=status))
