"""Letters that are to be sent: ids and kinds, never anybody's words."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.models.contacts import Contact


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        """Keep those that have yet to go."""
        return self.filter(state=Letter.WAITING)

    def due(self, now=None):
        """Keep those whose time has come."""
        return self.waiting().filter(due_at__lte=now or timezone.now())


class Letter(models.Model):
    """One e-mail to one contact, or to the staff: what kind, about which reference, and when.

    Its text is made when it is sent, from templates; `about` is a random reference and
    `facts` holds counts, dates and codes, never words that a person wrote.
    """

    WAITING, SENT, FAILED, DROPPED = "waiting", "sent", "failed", "dropped"
    STATES = {
        WAITING: "To be sent",
        SENT: "Sent",
        FAILED: "Could not be sent",
        DROPPED: "Not sent: the address was refused, or is gone",
    }

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="letters"
    )
    to_group = models.CharField(
        max_length=50, blank=True, help_text="A group of staff, instead of a contact."
    )
    kind = models.CharField(max_length=40, help_text="One of the kinds that apps register.")
    about = models.CharField(max_length=40, blank=True, help_text="A random reference.")
    facts = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=WAITING)
    made_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True, help_text="The last error's kind.")

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["state", "due_at"], name="letter_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact__isnull=False, to_group="")
                | Q(contact__isnull=True) & ~Q(to_group=""),
                name="letter_goes_to_one",
                violation_error_message="A letter goes to a contact or to a group of staff.",
            )
        ]

    def __str__(self):
        return f"Letter {self.pk}"
