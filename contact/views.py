"""The way in for who has a private link, has only its words, or has lost it."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from contact.forms import AddressForm, WordsForm
from contact.fresh_links import ask_for_fresh_links
from contact.given_links import GivenLink
from contact.guard.sentences import otherwise
from contact.private_pages import keep_private, page_for, private_page, see
from contact.taking import reads_and_takes, sent


@reads_and_takes
def yours(request):
    """Six words lead to a page; on it is the other way too."""
    form = _words_form(request)
    if form.is_bound and form.is_valid():
        return keep_private(see(page_for(form.link.purpose).address(form.link.words)))
    return _ask(request, form, _address_form())


@reads_and_takes
def fresh_link(request):
    """An e-mail address leads to a letter, if we know it; the answer is the same if we do not."""
    form = _address_form(request)
    if form.is_bound and form.is_valid():
        ask_for_fresh_links(form.cleaned_data["address"])
        return see(reverse("contact:asked"))
    return _ask(request, _words_form(), form)


@require_safe
def asked(request):
    """What happens next, whether we know the address or not."""
    return render(request, "contact/asked.html", {"otherwise": otherwise()})


@require_safe
@private_page()
def opened(request, link):
    """Lead on to the page of the link's purpose."""
    return see(page_for(link.purpose).address(link.words))


@require_safe
@private_page()
def slip(request, link):
    """A piece of paper to print, for who keeps no e-mail: the words, and nothing that was told."""
    context = {"link": GivenLink.again(link), "what_for": page_for(link.purpose).what_for}
    return render(request, "contact/slip.html", context)


def _ask(request, words_form, address_form):
    context = {
        "words_form": words_form,
        "address_form": address_form,
        "troubled": words_form.errors or address_form.errors,
        "otherwise": otherwise(),
    }
    response = render(request, "contact/yours.html", context)
    if request.method == "POST":  # what was typed stands in it: perhaps the words of a slip
        response["Cache-Control"] = "no-store"
    return response


def _words_form(request=None):
    return WordsForm(sent(request), prefix="slip", request=request)


def _address_form(request=None):
    return AddressForm(sent(request), prefix="letter", request=request)
