"""What people answered: counts of nobody's choices, words without anybody's name, paper slips."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact import ledger
from contact.secrets import keyed_hashes
from whatson.models.consultations import Consultation
from whatson.models.options import Option

MARK = 24
"""So much of a hash is enough to know words by."""


class Answer(models.Model):
    """Somebody answered on this day, on screen. Who it was is kept nowhere."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="answers")
    options = models.ManyToManyField(Option, related_name="answers")
    day = models.DateField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Answer {self.pk}"


class FreeWordsQuerySet(models.QuerySet):
    """What people wrote, by when it goes."""

    def due(self, day=None):
        """Keep what is to be erased by this day, or by today."""
        return self.filter(erase_on__lte=day or timezone.localdate())


class FreeWords(models.Model):
    """What somebody wrote, apart from what they chose. Only staff read it, until it is erased."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="words")
    text = models.TextField()
    day = models.DateField()
    erase_on = models.DateField(db_index=True)
    is_read = models.BooleanField(default=False)

    objects = FreeWordsQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["is_read", "day", "pk"]

    def __str__(self):
        return f"Words {self.pk}"

    @property
    def marks(self) -> list[str]:
        """What the ledger may call them, the newest key's first: it tells nobody what they say."""
        said = f"{self.consultation_id} {self.pk} {self.day} {self.text}"
        return [found[:MARK] for found in keyed_hashes("whatson.words", said)]

    def erase(self) -> None:
        """Erase them before their day; no backup brings them back, as the ledger hears of it."""
        ledger.try_to_write(ledger.ERASED, self.marks[0])
        self.delete()


class PaperBox(models.Model):
    """The paper slips of one box, as a member of staff counted them."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="boxes")
    where = models.CharField(max_length=100)
    slips = models.PositiveIntegerField()
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    typed_on = models.DateField(default=timezone.localdate)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return self.where

    def numbers(self) -> dict[str, int]:
        """How many chose what, by each answer's name for staff."""
        rows = self.counts.select_related("option__collection_object", "option__consultation")
        return {row.option.staff_name: row.number for row in rows}


class PaperCount(models.Model):
    """How many slips of a box chose this."""

    box = models.ForeignKey(PaperBox, models.CASCADE, related_name="counts")
    option = models.ForeignKey(Option, models.CASCADE, related_name="counts")
    number = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["box", "option"], name="counted_once")]

    def __str__(self):
        return f"Count {self.pk}"
