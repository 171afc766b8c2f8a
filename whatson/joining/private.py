"""The purpose of the private links with which somebody looks after their word that they come."""

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "joining"
WHAT_FOR = "the page on which you can say that you don’t come after all"

page = private_pages.register(private_pages.PrivatePage(PURPOSE, "whatson:joining", WHAT_FOR))


def new_link(joining, given="screen") -> str:
    """Six words that open this page, beside those that were given before."""
    return PrivateLink.objects.make_for(PURPOSE, joining.reference, given=given)


def links_to(reference: str):
    """Every private link to this, good or ended."""
    return PrivateLink.objects.to(PURPOSE, reference)
