"""The purpose of the private links with which people read a draft, and making one."""

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "review"
WHAT_FOR = "a text that we should like you to read before it is published"

page = private_pages.register(private_pages.PrivatePage(PURPOSE, "stories:review", WHAT_FOR))


def new_link(invitation) -> str:
    """Six words, for paper. They open longer than the invitation lasts: then the page says why
    there is nothing to read any more.
    """
    return PrivateLink.objects.make_for(
        PURPOSE, invitation.reference, given="staff", expires_at=invitation.forgotten_at
    )


def links_to(invitation):
    """Every private link to this invitation, good or ended."""
    return PrivateLink.objects.to(PURPOSE, invitation.reference)
