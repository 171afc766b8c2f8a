"""A fresh link for who has lost theirs: by letter only, so that nobody learns who is known."""

from contact.letters import FRESH_LINKS, WAS_THIS_YOU, write
from contact.models import Contact


def ask_for_fresh_links(address: str) -> None:
    """Have a letter sent to whoever gave this address; nothing comes back, known or not.

    An address that nobody has confirmed gives no control: there we ask "was this you?" again.
    """
    for contact in Contact.objects.at(address).filter(refused_at=None):
        write(FRESH_LINKS if contact.confirmed_at else WAS_THIS_YOU, contact)
