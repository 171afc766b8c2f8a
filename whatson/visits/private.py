"""The purpose of the private links to an ask to see something, and making one."""

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "visit"
WHAT_FOR = "the page of what you asked to see"

page = private_pages.register(private_pages.PrivatePage(PURPOSE, "whatson:own_visit", WHAT_FOR))


def new_link(ask, given="screen") -> str:
    """Six words that open this ask's page, beside those that were given before."""
    return PrivateLink.objects.make_for(PURPOSE, ask.reference, given=given)


def links_to(ask):
    """Every private link to this ask, good or ended."""
    return PrivateLink.objects.to(PURPOSE, ask.reference)
