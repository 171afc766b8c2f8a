"""Private links: a page that is one person's, without an account."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.plain_words import draw, read
from contact.secrets import keyed_hash, keyed_hashes

LINK = "link"


class PrivateLinkQuerySet(models.QuerySet):
    def working(self):
        """Keep those that still open something."""
        now = timezone.now()
        return self.filter(revoked_at__isnull=True).filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=now)
        )

    def to(self, purpose: str, subject: str):
        """Keep those that lead to this."""
        return self.filter(purpose=purpose, subject=subject)

    def opened_by(self, words: str):
        """The working link that these words open, with its `words`; or None.

        They may come from paper, so they are read with patience. Nothing is written.
        """
        secret = read(words)
        hashes = keyed_hashes(LINK, secret) if secret else []
        link = self.working().filter(secret_hash__in=hashes).first()
        if link:
            link.words = secret
        return link

    def make_for(self, purpose: str, subject: str, given="screen", expires_at=None) -> str:
        """A new link, as its six words: they are told once, and stored nowhere."""
        words = draw()
        self.create(
            purpose=purpose,
            subject=subject,
            given=given,
            secret_hash=keyed_hash(LINK, words),
            expires_at=expires_at,
        )
        return words

    def revoke(self) -> int:
        """Let none of these open anything any more; returns how many there were."""
        return self.working().update(revoked_at=timezone.now())


class PrivateLink(models.Model):
    """One key to one person's page: six plain words, of which only a keyed hash is kept.

    Several may lead to one subject: the slip on paper must still work when a letter brings a
    fresh one. Each app says in its `private_pages.py` what page its `purpose` opens.
    """

    GIVEN = {"screen": "On the screen", "letter": "In a letter", "staff": "By a member of staff"}

    purpose = models.CharField(max_length=30, help_text="What it opens, for example memory.")
    subject = models.CharField(max_length=40, help_text="Whose: a random reference.")
    secret_hash = models.CharField(max_length=64, unique=True)
    given = models.CharField(max_length=10, choices=list(GIVEN.items()), default="screen")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    words = ""
    """The six, while somebody is there who has them."""

    objects = PrivateLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["purpose", "subject"], name="link_by_subject")]

    def __str__(self):
        return f"Private link {self.pk}"
