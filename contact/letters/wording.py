"""A letter as it goes out: plain and HTML, each from one base template."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse

from contact.letters.kinds import WAS_THIS_YOU, LetterKind, given_for
from contact.letters.links import GOOD_FOR, FreshLinks
from contact.letters.queue import as_date
from contact.models import Contact, Letter

SALT = "contact.letters.was_this_you"
ASKED_FOR = timedelta(days=30)
"""How long the page that asks "was this you?" takes an answer."""
LONGEST_NAME = 60
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def message_of(letter: Letter, kind: LetterKind, addresses: list[str], links: FreshLinks):
    """The e-mail. What a person wrote is in none of it but their name, to confirmed addresses."""
    context = _context(letter, kind, links)
    subject = _line(kind.subject_template, context)
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(kind.template_txt, context).strip() + "\n",
        from_email=settings.LETTERS_FROM,
        to=addresses,
        reply_to=[settings.ASK_US_EMAIL] if settings.ASK_US_EMAIL else None,
        headers=HEADERS,
    )
    message.attach_alternative(render_to_string(kind.template_html, context), "text/html")
    return message


def facts_of(letter: Letter) -> dict:
    """Its facts as templates use them, with dates as dates."""
    return {name: as_date(fact) or fact for name, fact in letter.facts.items()}


def token_for(contact: Contact) -> str:
    """What leads to the page that asks this contact."""
    return signing.dumps(contact.pk, salt=SALT)


def contact_of(token: str) -> Contact | None:
    """Whom the token asks; None where it is not ours, too old, or the contact is erased."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=ASKED_FOR)
    except signing.BadSignature:
        return None
    return Contact.objects.filter(pk=pk).first()


def _line(template: str, context) -> str:
    """One line of plain text."""
    plain = f"{{% autoescape off %}}{template}{{% endautoescape %}}"
    return " ".join(engines["django"].from_string(plain).render(context).split())


def _context(letter, kind, links) -> dict:
    return facts_of(letter) | {
        "about": letter.about,
        "name": _name(letter.contact),
        "links": links.links,
        "link": links.links[0].address if links.links else "",
        "links_until": GOOD_FOR.days,
        "question": _question(letter, kind),
        "given_for": given_for(letter.contact) if kind.name == WAS_THIS_YOU else "",
        "site_url": settings.SITE_URL,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "is_for_staff": bool(letter.to_group),
        "ask_us": settings.ASK_US_EMAIL,
        "given_on": letter.contact.created_at if letter.contact else None,
    }


def _name(contact) -> str:
    """What to call them; nothing in a letter that may reach somebody else: it would say there
    whatever anybody had typed as a name.
    """
    if not contact or not contact.may_be_written_to:
        return ""
    return " ".join(contact.name.split())[:LONGEST_NAME]


def _question(letter, kind) -> str:
    """The address of the page that asks, in the one letter that asks."""
    if kind.name != WAS_THIS_YOU:
        return ""
    path = reverse("contact:was_this_you", kwargs={"token": token_for(letter.contact)})
    return f"{settings.SITE_URL}{path}"
