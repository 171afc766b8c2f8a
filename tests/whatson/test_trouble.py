"""A form that comes back: its title says so, and the browser begins at what is wrong with it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.guard import Stamp
from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ProjectPageFactory,
    SessionFactory,
)
from tests.whatson.asking import send
from tests.whatson.joining.people import ADA, Owner, come, say, stamp, text_of
from tests.whatson.test_asking_to_see import FORM, ask, said, stamped

pytestmark = pytest.mark.django_db


def joined():
    return say(SessionFactory(), how_many="many")


def interested():
    address = f"{ProjectPageFactory().get_url()}join/"
    return Client().post(address, {"stamp": stamp()})


def asked_to_see():
    return Client().post(FORM, said(who=""))


def answered():
    return send(Client(), ConsultationFactory())


def answered_elsewhere():
    consultation = ConsultationFactory()
    return send(Client(), consultation, "Red", headers={"sec-fetch-site": "cross-site"})


def visit_changed():
    CollectionObjectFactory(object_number="BAC/12")
    return Client().post(f"{ask().page}change/", stamped("change"))


def number_changed():
    return Owner(come(SessionFactory())).post("change/", how_many="many")


def letters_changed():
    owner = Owner(come(SessionFactory(), address=ADA))
    return owner.post("letters/", what="address", address="nobody")


FORMS = [joined, interested, asked_to_see, answered, visit_changed, number_changed, letters_changed]


@pytest.mark.parametrize("send_it", FORMS, ids=lambda one: one.__name__)
def test_one_begins_at_what_is_wrong(send_it):
    page = BeautifulSoup(send_it().content, "html.parser")
    assert page.title.get_text().startswith("Something needs doing: ")
    trouble = page.select_one("[autofocus]")
    assert "Please look at this" in trouble.get_text()
    assert trouble["tabindex"] == "-1"  # else nothing but a link or a box can be begun at
    assert not trouble.find_previous("form", attrs={"method": "post"})
    for link in trouble.select("a"):
        assert page.find(id=link["href"].removeprefix("#"))


def test_what_another_site_sent_says_so_in_its_title():
    page = BeautifulSoup(answered_elsewhere().content, "html.parser")
    assert page.title.get_text().startswith("Something needs doing: ")


def test_a_form_that_is_shown_for_the_first_time_begins_at_its_top(client):
    for form in (FORM, ConsultationFactory().get_absolute_url()):
        page = BeautifulSoup(client.get(form).content, "html.parser")
        assert page.select_one("form[method=post]")
        assert not page.select("[autofocus]")


# Quickly


def just_shown(what):
    """What a form has in it that was shown a moment ago."""
    return {"stamp": Stamp.new().signed(what)}


def test_on_ones_own_page_nobody_is_too_quick():
    """The link is the proof: no program gets there that fills in forms."""
    owner = Owner(come(SessionFactory(), address=ADA))
    assert "we have what you changed" in text_of(
        owner.post("change/", how_many="3", **just_shown("change"))
    )
    assert "we write to you as you said" in text_of(
        owner.post("letters/", address="", **just_shown("address"))
    )
    CollectionObjectFactory(object_number="BAC/12")
    own = f"{ask().page}change/"
    changed = Client().post(own, {"who": "alone", **just_shown("change")}, follow=True)
    assert "we have what you changed" in text_of(changed)


@pytest.mark.parametrize(
    "send_it",
    [
        lambda: say(SessionFactory(), **just_shown("joining")),
        lambda: Client().post(FORM, said(**just_shown("visit"))),
    ],
    ids=["joining", "visit"],
)
def test_at_a_form_for_everybody_one_still_is(send_it):
    CollectionObjectFactory(object_number="BAC/12")
    assert "quicker than we can take it" in text_of(send_it())
