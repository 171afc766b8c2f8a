"""The private links that a letter carries: made when it goes, taken back if it does not."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from contact.letters.kinds import FRESH_LINKS, LetterKind, subjects_of
from contact.letters.queue import check_reference
from contact.models import Contact, Letter, PrivateLink
from contact.private_pages import page_for

GOOD_FOR = timedelta(days=90)


@dataclass(frozen=True)
class FreshLink:
    """One link as a letter shows it."""

    reference: str
    address: str


@dataclass
class FreshLinks:
    """Those of one letter. `shared` has the words of one batch: letters that go together to one
    contact about one thing carry the same, so that fewer keys lie about in a mailbox.
    """

    shared: dict = field(default_factory=dict)
    links: list[FreshLink] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def make_for(self, letter: Letter, kind: LetterKind) -> bool:
        """Make what the letter carries; False where it is all about links and there are none."""
        for purpose, reference in _opened_by(letter, kind):
            self._add(letter.contact_id, purpose, reference)
        return bool(self.links) or kind.name != FRESH_LINKS

    def take_back(self) -> None:
        """Delete them: nobody was told."""
        for words in self.words:
            if link := PrivateLink.objects.opened_by(words):
                link.delete()
        for key in [key for key, words in self.shared.items() if words in self.words]:
            del self.shared[key]

    def _add(self, contact, purpose, reference):
        check_reference(reference)
        page, key = page_for(purpose), (contact, purpose, reference)
        if key not in self.shared:
            self.shared[key] = self._make(purpose, reference)
        address = f"{settings.SITE_URL}{page.address(self.shared[key])}"
        self.links.append(FreshLink(reference, address))

    def _make(self, purpose, reference) -> str:
        until = timezone.now() + GOOD_FOR
        words = PrivateLink.objects.make_for(purpose, reference, given="letter", expires_at=until)
        self.words.append(words)
        return words


def _opened_by(letter, kind) -> list[tuple[str, str]]:
    """Each (purpose, reference) that the letter leads to."""
    if kind.name == FRESH_LINKS:
        return subjects_of(Contact.objects.beside(letter.contact).confirmed())
    return [(kind.opens, letter.about)] if kind.opens and letter.about else []
