"""What lies in the letter box of who comes, or is invited."""

from datetime import timedelta

from django.core import mail

from contact.letters.sending import send_due

HALL = "Grand Hall & bar"
HOUR = timedelta(hours=1)


def post() -> list:
    """The letters that went just now."""
    mail.outbox.clear()
    send_due()
    return mail.outbox


def subjects() -> list[str]:
    return [letter.subject for letter in post()]
