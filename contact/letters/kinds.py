"""The one table of letters, and whose things a fresh link leads to: apps put their own in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.module_loading import autodiscover_modules

from contact.models import Contact, Letter

WAS_THIS_YOU = "was_this_you"
FRESH_LINKS = "fresh_links"


def always(letter: Letter) -> bool:
    """What does not change while a letter waits."""
    return True


def nobody(letter: Letter) -> list[str]:
    """Whom it reaches beside those to whom it was written."""
    return []


@dataclass(frozen=True)
class LetterKind:
    """One sort of e-mail: the templates of its subject line (given as text) and of its two forms.

    It goes to confirmed addresses only, unless it is the one that asks. If it `opens` a purpose
    of private links, it carries a fresh one to what it is about. `once_in`: within this time an
    address gets one of them, however often it is asked for. `is_still_so` is asked when the
    letter goes: it may have waited for weeks, and what is true no longer is not sent. One that
    `decides` is no letter itself: it stands for one that could not be written when it should
    have been, and writes it when its turn comes. That is tried until it is done.
    `also_to`: of a letter to a group of staff, the addresses of others whom it concerns. `ours`:
    the facts in which it may take words, as they are our own, and known to whom it goes.
    """

    name: str
    subject_template: str
    template_txt: str
    template_html: str
    needs_confirmed: bool = True
    opens: str = ""
    once_in: timedelta | None = None
    is_still_so: Callable[[Letter], bool] = always
    decides: Callable[[Letter], object] | None = None
    also_to: Callable[[Letter], Iterable[str]] = nobody
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subjects:
    """How to list what one contact may look after: references that links of `purpose` open.

    `words` end the sentence "Somebody gave us this address …" with the kind of thing and no more:
    a stranger whose address was mistyped reads it. "" says nothing of it.
    """

    purpose: str
    references_of: Callable[[Contact], Iterable[str]]
    words: str = ""


_kinds: dict[str, LetterKind] = {}
_subjects: dict[str, Subjects] = {}


def register(kind: LetterKind) -> LetterKind:
    """Put a letter in the table; raises ValueError where another has its name."""
    if _kinds.setdefault(kind.name, kind) != kind:
        raise ValueError(f"There are two letters called {kind.name}.")
    return kind


def kind_of(name: str) -> LetterKind:
    """The letter of this name; raises ValueError."""
    if name not in _kinds:
        raise ValueError(f"No app has a letter called {name}.")
    return _kinds[name]


def all_kinds() -> list[LetterKind]:
    """All of them, by name."""
    return sorted(_kinds.values(), key=lambda kind: kind.name)


def autodiscover() -> None:
    """Read every app's `letters.py`."""
    autodiscover_modules("letters")


def register_subjects(subjects: Subjects) -> Subjects:
    """Say what one purpose's links open for a contact; raises ValueError where it is said."""
    if _subjects.setdefault(subjects.purpose, subjects) != subjects:
        raise ValueError(f"It is said twice what links for {subjects.purpose} open.")
    return subjects


def given_for(contact: Contact) -> str:
    """For what sort of thing, or things, the contact's address was given; "" where none is said."""
    found = [
        str(subjects.words)
        for subjects in _subjects.values()
        if subjects.words and any(subjects.references_of(contact))
    ]
    return "; ".join(found)


def subjects_of(contacts: Iterable[Contact]) -> list[tuple[str, str]]:
    """Each (purpose, reference) that these contacts may look after, once."""
    found = [
        (subjects.purpose, reference)
        for contact in contacts
        for subjects in _subjects.values()
        for reference in subjects.references_of(contact)
    ]
    return list(dict.fromkeys(found))
