"""What page a private link opens: each app registers its own purpose.

The address of such a page is `/yours/<words>/` with more after it. Whoever has the words may do
what its buttons say, so they are told to nobody: not to caches, logs or the next site. Forms
there need no `{% csrf_token %}`, as nobody else can know where to send one, and set no cookie.
"""

from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contact.guard.counting import over_until
from contact.models import PrivateLink


@dataclass(frozen=True)
class PrivatePage:
    """The page behind the links of one `purpose`: an address with `words` in it.

    `what_for` ends the sentence "This opens …" on a slip of paper.
    """

    purpose: str
    url_name: str
    what_for: str = _("the page of what you told us")

    def address(self, words: str) -> str:
        """Where these words lead, with hyphens between them."""
        return reverse(self.url_name, kwargs={"words": hyphened(words)})


_pages: dict[str, PrivatePage] = {}


def register(page: PrivatePage) -> PrivatePage:
    """Say which page links of this purpose open; raises ValueError where there is one already."""
    if _pages.setdefault(page.purpose, page) != page:
        raise ValueError(f"There are two private pages for {page.purpose}.")
    return page


def page_for(purpose: str) -> PrivatePage:
    """The page of this purpose; raises KeyError."""
    return _pages[purpose]


def private_page(purpose: str = ""):
    """For a view at `/yours/<str:words>/…`: it gets `(request, link, …)`, and is kept private.

    The link is a working one of this purpose (unless it is "", of any) with its `words`; for
    all other words there is a friendly page instead. Wrong words are counted, right ones never
    refused: whoever shares an address with a bad typist must be able to take back what is theirs.
    """

    def decorate(view):
        @wraps(view)
        def private(request, words, *args, **kwargs):
            link = PrivateLink.objects.opened_by(words)
            if link and purpose in ("", link.purpose):
                return keep_private(view(request, link, *args, **kwargs))
            return keep_private(opens_nothing(request))

        private.private_purpose = purpose
        # Browsers hide where a form comes from under `no-referrer`: Django would refuse it.
        private.csrf_exempt = True
        return private

    return decorate


def opens_nothing(request):
    """The page of a link that is replaced, has run out, or was written wrongly."""
    until = over_until(request, "words")
    return render(
        request, "contact/opens_nothing.html", {"until": until}, status=429 if until else 404
    )


def keep_private(response):
    """The response, kept by nobody: no cache, no search engine, and no site that comes next."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def see(address: str) -> HttpResponseRedirect:
    """Go there and look: 303, so that going back sends no form again."""
    return HttpResponseRedirect(address, status=303)


def hyphened(words: str) -> str:
    """Six words as they stand in an address."""
    return words.replace(" ", "-")
