"""Drafts that somebody without an account was asked to read, and what they said of them."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import COMMENTS_RELATION_NAME

from contact.letters import write, write_to_group
from contact.models import Contact, Letter
from contact.references import new_reference
from stories.groups import EDITORS
from stories.models.articles import Article
from stories.private import links_to

GOOD_FOR = timedelta(days=14)
"""How long somebody may read and answer."""
KEPT_FOR = timedelta(days=90)
"""After that, whoever was asked is forgotten, with their words; their yes or no stays."""
LETTER = "story_review"
ANSWERED = "story_review_answered"
COMMENTED = "story_review_commented"


class ReviewInvitationQuerySet(models.QuerySet):
    def standing(self):
        """Keep those that nobody has ended, or asked again in the place of."""
        return self.filter(ended_at=None)

    def without_yes_to(self, content_hash: str):
        """Keep those standing whose people have not said yes to this text, who was asked first
        before the others.
        """
        yes = Q(answer=ReviewInvitation.Answer.YES, content_hash=content_hash)
        return self.standing().exclude(yes).order_by("sent_at", "pk")

    def to_forget(self, day=None):
        """Keep those whose people and words are to be erased by now."""
        return self.filter(forget_on__lte=day or timezone.localdate())

    @transaction.atomic
    def ask(self, article, role: str, name: str, address: str = "", by=None):
        """Ask somebody to read the latest text of an article; with an address, by letter."""
        contact = Contact.objects.create(name=name, address=address, erase_on=_forget_on())
        return self.freeze(article, role, contact, by)

    def freeze(self, article, role, contact, by):
        """An invitation of the latest text, on its way."""
        text = article.get_latest_revision_as_object()
        invitation = self.create(
            article_id=article.pk,
            role=role,
            contact=contact,
            sent_by=by,
            copy=_copy_of(text),
            content_hash=text.content_hash,
        )
        if contact.address:
            invitation.write_letter()
        return invitation

    def refused_by(self, contact) -> None:
        """Somebody at the address said that it is not theirs: nothing is to be read from there."""
        self.standing().filter(contact=contact).update(ended_at=timezone.now())


def _ends_at():
    return timezone.now() + GOOD_FOR


def _forget_on():
    return timezone.localdate() + KEPT_FOR


def _copy_of(text) -> dict:
    """All that is in a text, but what the staff say about it among themselves. Of objects and
    memories it has the keys alone: whether they may be shown is asked whenever it is read.
    """
    copy = text.serializable_data()
    copy.pop(COMMENTS_RELATION_NAME, None)
    return copy


class ReviewInvitation(models.Model):
    """One person, asked to read one text, without an account.

    It is of the text as it was then: `content_hash` says which. Where the latest text is another
    one, what was said holds no longer, and the link opens only the reason why.
    """

    class Role(models.TextChoices):
        QUOTED = "quoted", "the person quoted"
        SCHOOL = "school", "the school"
        CO_AUTHOR = "co_author", "a co-author"

    class Answer(models.TextChoices):
        YES = "yes", "Yes, you can publish this"
        NO = "no", "No, please don’t"

    OPEN, CHANGED, RUN_OUT, ENDED = "open", "changed", "run out", "ended"

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reviews")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    role = models.CharField("who they are", max_length=10, choices=Role.choices)
    copy = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)
    content_hash = models.CharField(max_length=64, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=_ends_at)
    ended_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody ended it, or asked them again."
    )
    answer = models.CharField(max_length=3, blank=True, choices=Answer.choices)
    answered_at = models.DateTimeField(null=True, blank=True)
    forget_on = models.DateField(
        null=True, default=_forget_on, db_index=True, help_text="Empty: it is done."
    )

    objects = ReviewInvitationQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
                name="review_answered_once",
            )
        ]

    def __str__(self):
        return f"Review {self.reference}"

    @property
    def forgotten_at(self) -> datetime:
        """The moment from which on no link leads here."""
        return timezone.make_aware(datetime.combine(self.forget_on, time.min))

    @property
    def who(self) -> str:
        """Whom the staff know it by: their name while we have it, and who they are."""
        name = self.contact.name if self.contact else ""
        role = self.get_role_display()
        return f"{name} ({role})" if name else f"{role[0].upper()}{role[1:]}"

    @property
    def is_open(self) -> bool:
        """Whether it can be read and answered now."""
        return self.state_beside(self.latest_hash) == self.OPEN

    @cached_property
    def latest(self) -> Article:
        """The text as it is now: a few queries."""
        return self.article.get_latest_revision_as_object()

    @cached_property
    def latest_hash(self) -> str:
        return self.latest.content_hash

    def state_beside(self, latest_hash: str) -> str:
        """How it stands where this is the hash of the latest text."""
        if self.ended_at or not self.copy:
            return self.ENDED
        if self.content_hash != latest_hash:
            return self.CHANGED
        return self.RUN_OUT if self.ends_at <= timezone.now() else self.OPEN

    @property
    def is_published(self) -> bool:
        """Whether what they were asked to read is what stands on the site now; a few queries."""
        page = self.article
        return page.live and page.specific.content_hash == self.content_hash

    def text(self) -> Article:
        """The article as it was when they were asked, where it stands now."""
        text = type(self.latest).from_serializable_data({**self.copy})
        for name in ("pk", "path", "depth", "url_path", "live", "first_published_at"):
            setattr(text, name, getattr(self.latest, name))
        return text

    def write_letter(self) -> None:
        """Send them a letter with a link."""
        until = timezone.localdate(self.ends_at).isoformat()
        write(LETTER, self.contact, about=self.reference, role=self.role, until=until)

    @transaction.atomic
    def say(self, answer: str) -> None:
        """Their yes or no, of which editors and authors hear; the last one holds. After a no the
        clock publishes nothing of it by itself.
        """
        is_new = answer != self.answer
        self.answer, self.answered_at = self.Answer(answer), timezone.now()
        self.save(update_fields=["answer", "answered_at"])
        called_off = self.answer == self.Answer.NO and self._call_off()
        if is_new or called_off:
            self._tell(ANSWERED, called_off=called_off)

    def _call_off(self) -> bool:
        """Take away the time at which it was to be published; whether there was one."""
        scheduled = list(self.article.revisions.filter(approved_go_live_at__isnull=False))
        for revision in scheduled:
            revision.approved_go_live_at = None
            # As Wagtail's own button: told in the page's history, here as done by nobody.
            revision.save(update_fields=["approved_go_live_at"])
        return bool(scheduled)

    @transaction.atomic
    def hear(self, token: str, **said) -> None:
        """Keep what they wrote, once however often it comes; editors and authors hear of it in one
        letter, whatever else is written before that goes.
        """
        own = {"invitation": self, **said}
        is_new = ReviewComment.objects.get_or_create(token=token, defaults=own)[1]
        waiting = Letter.objects.waiting().filter(kind=COMMENTED, about=self.reference)
        if is_new and not waiting.exists():
            self._tell(COMMENTED)

    def _tell(self, kind: str, **facts) -> None:
        write_to_group(kind, EDITORS, about=self.reference, story=self.article_id, **facts)

    def end(self) -> None:
        """Let it be read no more."""
        ReviewInvitation.objects.standing().filter(pk=self.pk).update(ended_at=timezone.now())
        self.refresh_from_db(fields=["ended_at"])

    @transaction.atomic
    def ask_again(self, by=None) -> "ReviewInvitation":
        """Ask the same person to read the text as it is now, instead."""
        self.end()
        self.contact.erase_on = _forget_on()
        self.contact.save(update_fields=["erase_on"])
        return ReviewInvitation.objects.freeze(self.article, self.role, self.contact, by)

    @transaction.atomic
    def forget(self) -> None:
        """Erase who it was, what they wrote and what they read. That somebody was asked, as what,
        and what they answered to which text stays.
        """
        # Their name is not read: where its key is lost, this goes on.
        contact = Contact.objects.unread().filter(pk=self.contact_id).first()
        self.forget_words()
        if contact and not contact.reviews.exists():
            contact.erase()

    def forget_words(self) -> None:
        """The same where the contact is being erased by somebody else."""
        self.comments.all().delete()
        links_to(self).delete()
        self.copy, self.contact, self.forget_on = {}, None, None
        self.ended_at = self.ended_at or timezone.now()
        self.save()


class ReviewComment(models.Model):
    """What somebody who was asked wrote about a text: read by the staff, and by themselves."""

    invitation = models.ForeignKey(
        ReviewInvitation, on_delete=models.CASCADE, related_name="comments"
    )
    block_id = models.CharField(max_length=36, blank=True, help_text="Empty: the whole text.")
    about = models.CharField(max_length=120, blank=True, help_text="The block, as it began.")
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    token = models.CharField(max_length=64, unique=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"Comment {self.pk}"
