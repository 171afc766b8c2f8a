"""People to write to, and letters of the tests' own."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from contact import private_pages
from contact.letters import LetterKind, kinds
from contact.models import Contact, Letter

ADA = "ada@example.org"


def contact_at(address=ADA, confirmed=True, **fields) -> Contact:
    """Somebody who gave this address, and said that it is theirs."""
    day = timezone.localdate() + timedelta(days=365)
    when = timezone.now() if confirmed else None
    return Contact.objects.create(
        **{"name": "Ada", "address": address, "erase_on": day, "confirmed_at": when} | fields
    )


def made(name="news", txt="", html="", **fields) -> LetterKind:
    """A letter of a test's own, worded as "was this you?" unless said otherwise."""
    return LetterKind(
        name=name,
        subject_template=fields.pop("subject_template", "News of {{ about }}"),
        template_txt=txt or "contact/letters/base.txt",
        template_html=html or "contact/letters/base.html",
        **fields,
    )


def add(monkeypatch, *added: LetterKind) -> None:
    """Have these in the table for the length of a test."""
    monkeypatch.setattr(kinds, "_kinds", kinds._kinds | {kind.name: kind for kind in added})


def add_page(monkeypatch, purpose="memory", url_name="contact:was_this_you") -> None:
    """Have a page that links of this purpose open."""
    page = PageForTests(purpose, url_name)
    monkeypatch.setattr(private_pages, "_pages", private_pages._pages | {purpose: page})


class PageForTests(private_pages.PrivatePage):
    """A page at an address that no app has."""

    def address(self, words):
        return f"/yours/{words.replace(' ', '-')}/"


def the_letter():
    """The only e-mail that went out."""
    (letter,) = mail.outbox
    return letter


def in_full(letter) -> str:
    """Everything that an e-mail says: its head, its plain and its HTML form."""
    [(html, _)] = letter.alternatives
    return "\n".join([str(letter.message()), letter.subject, letter.body, html])


def state_of(letter: Letter) -> str:
    letter.refresh_from_db()
    return letter.state


def make_due(*letters: Letter) -> None:
    """Let the time of these letters come."""
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(due_at=timezone.now())
