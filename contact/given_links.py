"""A private link as it is handed over: on the screen, as a QR code, and as words for paper."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from contact.models import PrivateLink
from contact.private_pages import hyphened
from contact.qr import qr_svg


@dataclass(frozen=True)
class GivenLink:
    """Six words and what they open, for `contact/components/link_given.html`: shown, never kept."""

    words: str
    reference: str

    @classmethod
    def again(cls, link: PrivateLink):
        """Of a link that was just opened, for the page behind it."""
        return cls(link.words, link.subject)

    @property
    def address(self) -> str:
        """Where it leads, without the site: it stays good when a page moves."""
        return reverse("contact:opened", args=[hyphened(self.words)])

    @property
    def url(self) -> str:
        """The whole address, to copy."""
        return f"{settings.SITE_URL}{self.address}"

    @property
    def slip_address(self) -> str:
        """The page to print."""
        return reverse("contact:slip", args=[hyphened(self.words)])

    @property
    def typed_address(self) -> str:
        """What somebody types by hand, before the words."""
        return f"{settings.SITE_URL}{reverse('contact:yours')}".partition("://")[2]

    @property
    def each_word(self) -> list[str]:
        """The six, one by one."""
        return self.words.split()

    @property
    def qr(self) -> SafeString:
        """Its QR code, as inline SVG."""
        # Of the address only black and white squares are in it.
        return mark_safe(qr_svg(self.url, _("QR code that opens your page")))
