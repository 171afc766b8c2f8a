"""How often one address of the internet asks: counted for a day, by a hash nobody can undo."""

import re
import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone


class DailyKeyQuerySet(models.QuerySet):
    def of_today(self) -> str:
        """Today's key; of several processes that ask first, one makes it and all get that."""
        return self.get_or_create(day=timezone.localdate())[0].key

    def before(self, day):
        """Keep those of days before this one: nobody needs them any more."""
        return self.filter(day__lt=day)


class DailyKey(models.Model):
    """The key of one day's hashes. When it is deleted, they belong to nobody."""

    day = models.DateField(unique=True)
    key = models.CharField(max_length=64, default=secrets.token_hex)

    objects = DailyKeyQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Key of {self.day}"


class TallyQuerySet(models.QuerySet):
    def add_one(self, what: str, sender: str, since, most: int) -> bool:
        """Count one more; False if that is more than `most`.

        Each is one statement, so that of several processes at once exactly `most` are let through.
        """
        tally, _ = self.get_or_create(what=what, sender=sender, since=since)
        this = self.filter(pk=tally.pk)
        if this.filter(count__lt=most).update(count=F("count") + 1):
            return True
        this.update(count=F("count") + 1)
        return False

    def is_full(self, what: str, sender: str, since, most: int) -> bool:
        """Whether one more would be more than `most`; counts nothing."""
        full = self.filter(what=what, sender=sender, since=since, count__gte=most)
        return full.exists()

    def before(self, time):
        """Keep those whose span began before this: nobody asks for them any more."""
        return self.filter(since__lt=time)


class Tally(models.Model):
    """How often one sender did one thing within one span of time."""

    what = models.CharField(max_length=40, help_text="What is counted, for example memory.")
    sender = models.CharField(max_length=64, help_text="The day's hash of where it came from.")
    since = models.DateTimeField(help_text="When this span began.")
    count = models.PositiveIntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["what", "sender", "since"], name="tally_once")
        ]

    def __str__(self):
        return f"Tally {self.pk}"


class WorkshopCodeQuerySet(models.QuerySet):
    def working(self, now=None):
        """Keep those that may be used now."""
        now = now or timezone.now()
        return self.filter(valid_from__lte=now, valid_until__gte=now)

    def written_as(self, words: str):
        """Keep the one that these words mean, in capitals or small letters."""
        return self.filter(code=plain_code(words))

    def use(self) -> bool:
        """Count one use of each; False if none may be used once more."""
        return bool(self.filter(used__lt=F("most")).update(used=F("used") + 1))


class WorkshopCode(models.Model):
    """A word on a flip chart: who gives it is in a room with us, and no limit holds them."""

    code = models.CharField(
        max_length=30,
        unique=True,
        help_text="A word or two, easily typed. Capitals and spaces make no difference.",
    )
    what_for = models.CharField(max_length=100, help_text="The workshop, school or open day.")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    most = models.PositiveIntegerField(default=200, help_text="How many may be given with it.")
    used = models.PositiveIntegerField(default=0, editable=False)

    objects = WorkshopCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_until", "code"]

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        self.code = plain_code(self.code)
        super().save(*args, **kwargs)

    def clean(self):
        self.code = plain_code(self.code)
        if self.code == "":
            raise ValidationError({"code": "Give it a letter or a number at least."})
        if self.valid_from and self.valid_until and self.valid_from >= self.valid_until:
            raise ValidationError({"valid_until": "It must end after it begins."})

    @property
    def is_working(self) -> bool:
        """Whether it may be used now."""
        return self.used < self.most and self.valid_from <= timezone.now() <= self.valid_until


def plain_code(words: str) -> str:
    """A code as it is kept and compared: small letters, one space between words."""
    return " ".join(re.findall(r"\w+", words.casefold()))
