"""Letters are asked for without anybody's words, and say what they should, to whom they may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from contact.letters import (
    FRESH_LINKS,
    LetterKind,
    Subjects,
    kinds,
    register,
    register_subjects,
    write,
    write_to_group,
)
from contact.letters.queue import FreeWords
from contact.letters.sending import send_due
from contact.letters.wording import facts_of
from contact.models import Letter, PrivateLink
from tests.contact.post import (
    ADA,
    add,
    add_page,
    contact_at,
    in_full,
    made,
    state_of,
    the_letter,
)

pytestmark = pytest.mark.django_db
WORDS = "my mother kept hens behind Lavender Hill"


@pytest.fixture(autouse=True)
def news(monkeypatch):
    add(monkeypatch, made("news"), made("answered", opens="memory"))
    add_page(monkeypatch)
    monkeypatch.setattr(kinds, "_subjects", {})


# Asking for one


def test_a_letter_is_a_row_that_waits():
    letter = write("news", contact_at(), about="M-7KQ2", days=14, on="2026-11-28", why="doubled")
    assert letter.state == Letter.WAITING
    assert letter.facts == {"days": 14, "on": "2026-11-28", "why": "doubled"}


@pytest.mark.parametrize(
    "fact", [WORDS, "Maureen", "hens ", "", 1.5, None, ["hens"], {"a": 1}, "2026-13-41", "a" * 41]
)
def test_no_free_words_can_be_put_in(fact):
    with pytest.raises(FreeWords):
        write("news", contact_at(), said=fact)
    with pytest.raises(FreeWords):
        write_to_group("news", "Moderators", said=fact)
    assert not Letter.objects.exists()


def test_words_of_ours_go_only_where_a_letter_says_which(monkeypatch):
    add(monkeypatch, made("moved", ours=("was_place",)))
    contact = contact_at()
    assert write("moved", contact, was_place="Grand Hall").facts == {"was_place": "Grand Hall"}
    for kind, name, fact in (
        ("moved", "said", "Grand Hall"),
        ("news", "was_place", "Grand Hall"),
        ("moved", "was_place", ["Grand Hall"]),
    ):
        with pytest.raises(FreeWords):
            write(kind, contact, **{name: fact})


@pytest.mark.parametrize("fact", [0, 3, True, False, "too-long", "v2", "2026-11-28"])
def test_numbers_dates_yes_no_and_codes_can(fact):
    assert write("news", contact_at(), fact=fact).facts == {"fact": fact}


@pytest.mark.parametrize("about", [WORDS, "a b", "7" * 41, "Ä"])
def test_it_is_about_a_reference_and_nothing_longer(about):
    with pytest.raises(FreeWords):
        write("news", contact_at(), about=about)


def test_dates_are_dates_to_the_templates():
    letter = write("news", contact_at(), on="2026-11-28", at="2026-11-28T10:00:00+00:00", n=2)
    facts = facts_of(letter)
    assert facts["on"] == date(2026, 11, 28)
    assert facts["at"].hour == 10
    assert facts["n"] == 2


def test_a_letter_that_no_app_has_is_refused():
    with pytest.raises(ValueError, match="No app has a letter called greetings"):
        write("greetings", contact_at())


def test_two_letters_of_one_name_are_refused(monkeypatch):
    with pytest.raises(ValueError, match="two letters called news"):
        register(made("news", subject_template="Other news"))


# What it says


def test_it_goes_plain_and_as_html_from_us(settings):
    settings.ASK_US_EMAIL = "people@example.org"
    write("news", contact_at(name="Ada O’Neill & daughter"), about="M-7KQ2")
    assert send_due() == 1
    letter = the_letter()
    assert letter.to == [ADA]
    assert letter.from_email == settings.LETTERS_FROM
    assert letter.reply_to == ["people@example.org"]
    assert letter.subject == "News of M-7KQ2"
    assert "Dear Ada O’Neill & daughter," in letter.body
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert "Dear Ada O’Neill &amp; daughter," in html
    assert "http://testserver/yours/" in html
    assert letter.message()["Auto-Submitted"] == "auto-generated"


def test_a_name_of_many_lines_stays_one_line():
    write("news", contact_at(name="Ada\nBcc: all@example.org\n" + "x" * 900))
    send_due()
    assert f"Dear Ada Bcc: all@example.org {'x' * 35},\n" in the_letter().body


def test_it_carries_a_fresh_link_that_works():
    write("answered", contact_at(), about="M-7KQ2")
    send_due()
    (link,) = PrivateLink.objects.all()
    assert (link.purpose, link.subject, link.given) == ("memory", "M-7KQ2", "letter")
    assert abs(link.expires_at - timezone.now() - timedelta(days=90)) < timedelta(minutes=5)


def test_the_link_is_in_both_forms(monkeypatch):
    template = "contact/letters/fresh_links"
    add(monkeypatch, made("open", f"{template}.txt", f"{template}.html", opens="memory"))
    write("open", contact_at(), about="M-7KQ2")
    send_due()
    letter = the_letter()
    (address,) = {word for word in letter.body.split() if "/yours/" in word and "-" in word}
    words = address.removeprefix("http://testserver/yours/").strip("/").replace("-", " ")
    assert PrivateLink.objects.opened_by(words).subject == "M-7KQ2"
    assert f'href="{address}"' in letter.alternatives[0][0]


def test_a_letter_never_contains_what_somebody_told_us(mailoutbox):
    """Not even where an app to the right gives words instead of a reference."""
    contact = contact_at()
    register_subjects(Subjects("memory", lambda contact: [WORDS]))
    refused = write(FRESH_LINKS, contact)
    planted = Letter.objects.create(contact=contact, kind="answered", about=WORDS[:40])
    write("answered", contact, about="M-7KQ2", times=2)
    assert send_due() == 1
    assert "hens" not in in_full(the_letter())
    for letter in (refused, planted):
        assert state_of(letter) == Letter.WAITING
        assert letter.trouble == "FreeWords"
    assert [link.subject for link in PrivateLink.objects.all()] == ["M-7KQ2"]


def test_what_is_so_no_longer_when_its_letter_goes_is_not_sent(monkeypatch, mailoutbox):
    answered = {"M-1"}
    kind = made("question", is_still_so=lambda letter: letter.about not in answered)
    add(monkeypatch, kind)
    stale, letter = (write("question", contact_at(), about=about) for about in ("M-1", "M-2"))
    assert send_due() == 1
    assert the_letter().subject == "News of M-2"
    assert (state_of(stale), state_of(letter)) == (Letter.DROPPED, Letter.SENT)


def test_letters_that_go_together_carry_one_key_to_one_thing(mailoutbox, monkeypatch):
    template = "contact/letters/fresh_links"
    add(monkeypatch, made("open", f"{template}.txt", f"{template}.html", opens="memory"))
    ada, bob = contact_at(), contact_at("bob@example.org")
    for contact, about in ((ada, "M-1"), (ada, "M-1"), (ada, "M-2"), (bob, "M-1")):
        write("open", contact, about=about)
    assert send_due() == 4
    assert sorted(PrivateLink.objects.values_list("subject", flat=True)) == ["M-1", "M-1", "M-2"]
    assert mailoutbox[0].body == mailoutbox[1].body
    assert len({letter.body for letter in mailoutbox}) == 3
    write("open", ada, about="M-1")
    assert send_due() == 1
    assert PrivateLink.objects.count() == 4


# Fresh links


def test_one_letter_has_links_to_everything_at_an_address():
    first, second = contact_at(), contact_at("ADA@example.org ")
    unconfirmed, other = contact_at(confirmed=False), contact_at("bob@example.org")
    given = {first.pk: ["M-1"], second.pk: ["M-2"], unconfirmed.pk: ["M-3"], other.pk: ["M-4"]}
    register_subjects(Subjects("memory", lambda contact: given[contact.pk]))
    assert write(FRESH_LINKS, first) == write(FRESH_LINKS, second)
    send_due()
    letter = the_letter()
    assert letter.subject == "Your fresh links"
    assert [f"M-{n}: http" in letter.body for n in (1, 2, 3, 4)] == [True, True, False, False]
    assert sorted(PrivateLink.objects.values_list("subject", flat=True)) == ["M-1", "M-2"]


def test_for_one_thing_it_speaks_of_one():
    register_subjects(Subjects("memory", lambda contact: ["M-1"]))
    write(FRESH_LINKS, contact_at())
    send_due()
    assert the_letter().subject == "Your fresh link"
    assert "It works for 90 days." in the_letter().body


def test_without_anything_to_lead_to_none_goes(mailoutbox):
    letter = write(FRESH_LINKS, contact_at())
    assert send_due() == 0
    assert state_of(letter) == Letter.DROPPED
    assert mailoutbox == []


def test_asking_often_brings_one_letter_in_a_quarter_of_an_hour():
    contact = contact_at()
    first = write(FRESH_LINKS, contact)
    Letter.objects.filter(pk=first.pk).update(made_at=timezone.now() - timedelta(minutes=14))
    assert write(FRESH_LINKS, contact) == first
    Letter.objects.filter(pk=first.pk).update(made_at=timezone.now() - timedelta(minutes=16))
    assert write(FRESH_LINKS, contact) != first


# To staff


def test_a_group_of_staff_gets_one_letter(mailoutbox):
    readers = Group.objects.create(name="Readers of memories")
    people = get_user_model().objects
    for name, address, active in (("a", "a@bac.example", True), ("b", "b@bac.example", True)):
        people.create_user(name, address, is_active=active).groups.add(readers)
    people.create_user("c", "c@bac.example", is_active=False).groups.add(readers)
    people.create_user("d").groups.add(readers)
    people.create_user("e", "e@bac.example")
    write_to_group("news", readers.name, waiting=3)
    assert send_due() == 1
    assert the_letter().to == ["a@bac.example", "b@bac.example"]
    assert "/yours/" not in in_full(the_letter())


def test_a_group_of_nobody_gets_none(mailoutbox):
    letter = write_to_group("news", "Nobody")
    assert send_due() == 0
    assert state_of(letter) == Letter.DROPPED


def test_every_registered_letter_can_be_written(monkeypatch):
    """Each app's templates are there, and can be read."""
    contact = contact_at()
    register_subjects(Subjects("memory", lambda contact: ["M-1"]))
    # Of M-1 nothing is so: there is none.
    add(monkeypatch, *(replace(kind, is_still_so=kinds.always) for kind in kinds.all_kinds()))
    for kind in kinds.all_kinds():
        assert isinstance(kind, LetterKind)
        if kind.needs_confirmed:
            write(kind.name, contact, about="M-1")
    send_due()
    assert not Letter.objects.exclude(state=Letter.SENT).exists()
