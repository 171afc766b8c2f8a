"""The purpose of a memory's private links, and making one."""

from contact import private_pages
from contact.models import PrivateLink

PURPOSE = "memory"

page = private_pages.register(private_pages.PrivatePage(PURPOSE, "memories:yours"))


def new_link(memory, given="screen") -> str:
    """Six words that open this memory's private page, beside those that were given before."""
    return PrivateLink.objects.make_for(PURPOSE, memory.reference, given=given)


def links_to(memory):
    """Every private link to this memory, good or ended."""
    return PrivateLink.objects.to(PURPOSE, memory.reference)
