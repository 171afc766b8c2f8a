"""To whom a letter may go."""

from django.contrib.auth import get_user_model

from contact.letters.kinds import WAS_THIS_YOU, LetterKind
from contact.models import AskedAddress, Contact, Letter


def addresses_of(letter: Letter, kind: LetterKind) -> list[str]:
    """The addresses that get it, each once; none where it may not go, or there is nobody."""
    if letter.to_group:
        return sorted({*_of_groups(letter.groups), *kind.also_to(letter)})
    may_go = _may_be_asked if kind.name == WAS_THIS_YOU else _may_get
    return [letter.contact.address] if may_go(letter.contact, kind) else []


def _of_groups(names):
    people = get_user_model().objects.filter(groups__name__in=names, is_active=True)
    return people.exclude(email="").values_list("email", flat=True)


def _may_get(contact: Contact, kind) -> bool:
    if kind.needs_confirmed:
        return contact.may_be_written_to
    return bool(contact.address and not contact.refused_at)


def _may_be_asked(contact: Contact, kind) -> bool:
    """Not where somebody has answered; and a "no" holds for other things given there, too."""
    if not contact.address or contact.confirmed_at or contact.refused_at:
        return False
    return not AskedAddress.objects.at(contact.address).refused().exists()
