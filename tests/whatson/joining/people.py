"""People who come, as the tests of taking part have them."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from contact.guard.stamps import Stamp
from contact.models import Contact
from tests.contact.guarding import later
from whatson.joining.private import new_link
from whatson.models import Joining

ADA = "ada@example.org"
NEEDS = "I need a chair with arms."
SAID = {"said_by": "self", "how_many": "1"}


def stamp(what="joining") -> str:
    """Of a form that was shown half a minute ago."""
    new = Stamp.new()
    return Stamp(new.token, new.made_at - timedelta(seconds=30)).signed(what)


def address_of(session) -> str:
    return f"/whats-on/{session.project.slug}/join/{session.pk}/"


def say(session, client=None, follow=True, **said):
    """Somebody without scripts fills in the form of a session; the answer."""
    sent = {"stamp": stamp()} | SAID | said
    return (client or Client()).post(address_of(session), sent, follow=follow)


def come(session, how_many=1, confirmed=True, said_by="self", **said) -> Joining:
    """Somebody who said that they come; with an address, they said that it is theirs."""
    token = Stamp.new().token
    joining = Joining.objects.join(session, token=token, how_many=how_many, said_by=said_by, **said)
    if confirmed:
        Contact.objects.filter(pk=joining.contact_id).confirm()
    return now(joining)


def now(joining) -> Joining:
    """As it is in the database."""
    return Joining.objects.get(pk=joining.pk)


class Owner:
    """A browser with somebody's six words."""

    def __init__(self, joining):
        self.client, self.joining = Client(), joining
        self.words = new_link(joining).replace(" ", "-")

    def address(self, part="") -> str:
        return f"/yours/{self.words}/coming/{part}"

    def post(self, part, what="change", **said):
        return self.client.post(self.address(part), {"stamp": stamp(what)} | said, follow=True)

    def sees(self, part="") -> str:
        return text_of(self.client.get(self.address(part)))


def text_of(response) -> str:
    """What stands on a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def after(joining, **span):
    """The clock, so long after their session has ended."""
    return later(seconds=(joining.told_end - timezone.now()).total_seconds(), **span)
