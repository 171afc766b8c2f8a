"""A fresh link for who has lost theirs: by letter only, so that nobody learns who is known."""

import logging

from django.db import transaction

from contact.letters import FRESH_LINKS, WAS_THIS_YOU, write
from contact.models import Contact, LinkRequest
from contact.secrets import WrongKey
from contact.traces import trace

logger = logging.getLogger(__name__)


def ask_for_fresh_links(address: str) -> None:
    """Leave word for the clock, of the same kind for every address: known ones take no longer."""
    LinkRequest.objects.create(address=address)


def answer_requests() -> int:
    """Have a letter sent to whoever gave each address that was asked for; returns how many."""
    waiting = list(LinkRequest.objects.order_by("pk").values_list("pk", flat=True))
    return sum(map(_answer, waiting))


def _answer(pk) -> int:
    """One of them; 0 where another process is there before, or nobody can read it any more."""
    with transaction.atomic():
        one = LinkRequest.objects.select_for_update().defer("address").filter(pk=pk).first()
        if one is None:
            return 0
        try:
            return _write_to(one.address)
        except WrongKey as error:
            logger.error("Request %s cannot be read: %s", pk, trace(error))
            return 0
        finally:
            one.delete()


def _write_to(address: str) -> int:
    """An address that nobody has confirmed gives no control: there we ask "was this you?" again.

    A contact that cannot be read keeps no other from its letter.
    """
    found = Contact.objects.at(address).filter(refused_at=None).unread()
    return sum(map(_write, found))


def _write(contact: Contact) -> int:
    try:
        with transaction.atomic():
            write(FRESH_LINKS if contact.confirmed_at else WAS_THIS_YOU, contact)
    except Exception as error:
        logger.error("Contact %s gets no fresh link: %s", contact.pk, trace(error))
        return 0
    return 1
