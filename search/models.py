"""What finding needs to remember: what changed, which words mean the same, what was not found."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Sum
from django.utils import timezone

from search.words import split


class OutboxEntry(models.Model):
    """One changed record, waiting to be handed to one of those that keep something of it."""

    consumer = models.CharField(max_length=50, help_text="Whom it waits for.")
    kind = models.CharField(
        max_length=100, help_text="The model's label, for example objects.CollectionObject."
    )
    key = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "outbox entries"
        indexes = [models.Index(fields=["consumer", "id"], name="outbox_by_consumer")]

    def __str__(self):
        return f"{self.kind} {self.key}"


class SynonymSetQuerySet(models.QuerySet):
    def in_use(self):
        """Keep the sets that searches follow."""
        return self.filter(is_in_use=True)

    def proposed(self):
        """Keep those that wait for somebody to put them in use."""
        return self.filter(is_in_use=False)

    def matching(self, text: str):
        """Keep the sets with this in their words or in their thanks."""
        text = text.replace("\x00", "").strip()
        return self.filter(models.Q(words__icontains=text) | models.Q(credited_to__icontains=text))

    def followed_from(self) -> set[str]:
        """The words, folded, for which searches find other words too."""
        leads = (lead for synonyms in self.in_use() for lead in synonyms.leads())
        return {" ".join(words) for words, others, _ in leads if others}


class SynonymSet(models.Model):
    """Words that mean the same to whoever searches, or of which one leads on to another."""

    SAME, LEADS_TO = "=", ">"
    MOST_WORDS = 4

    words = models.CharField(
        max_length=500,
        help_text="“wireless = radio”: each finds the other. “mangle > wringer”: who looks for "
        "a mangle also finds wringers, not the other way round. Several: “tin = can = canister”. "
        "Both: “Bakelite > phenol formaldehyde = phenolic resin”.",
    )
    careful_words = models.CharField(
        "also ordinary words",
        max_length=300,
        blank=True,
        help_text="Those of the words that usually mean something else, with commas between: "
        "they count only in capitals (PET) or after “material:”.",
    )
    is_in_use = models.BooleanField(
        "in use", default=True, help_text="Searches follow it, from half a minute after saving."
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    credited_to = models.CharField(
        "thanks to", max_length=200, blank=True, help_text="Who told us, if not somebody here."
    )
    source = models.CharField(
        max_length=300, blank=True, editable=False, help_text="The vocabulary's address for it."
    )
    as_imported = models.TextField(
        blank=True,
        editable=False,
        help_text="What the import wrote: where it is something else now, a person wrote that.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SynonymSetQuerySet.as_manager()

    class Meta:
        ordering = ["words"]
        verbose_name = "set of synonyms"
        verbose_name_plural = "synonyms"
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=~models.Q(source=""),
                name="one_set_for_each_source",
            )
        ]

    def __str__(self):
        return self.words

    def clean(self):
        """Refuse what could not be followed, saying which part of it."""
        super().clean()
        self.words = " ".join(self.words.replace("->", self.LEADS_TO).split())
        leading, _, rest = self.words.partition(self.LEADS_TO)
        if self.LEADS_TO in rest or (self.LEADS_TO in self.words and self.SAME in leading):
            raise ValidationError({"words": "Use > once, and = only after it."})
        here, others = self._sides()
        if not others or len({*here, *others}) < 2 or (self.LEADS_TO in self.words and not here):
            said = "Give at least two, as in “wireless = radio” or “mangle > wringer”."
            raise ValidationError({"words": said})
        for words in (*here, *others):
            if len(words) > self.MOST_WORDS:
                said = f"“{' '.join(words)}” is too long: {self.MOST_WORDS} words at most."
                raise ValidationError({"words": said})
        unknown = [" ".join(words) for words in self._careful() if words not in {*here, *others}]
        if unknown:
            said = f"“{unknown[0]}” is not one of the words above."
            raise ValidationError({"careful_words": said})

    @property
    def state(self) -> str:
        return "in use" if self.is_in_use else "proposed"

    @property
    def written(self) -> str:
        """What a person may change, in one text."""
        return "\n".join((self.words, self.careful_words, str(self.is_in_use), self.credited_to))

    @property
    def is_edited(self) -> bool:
        """Whether a person changed it since it was imported."""
        return bool(self.source) and self.written != self.as_imported

    @property
    def terms(self) -> list[tuple[str, ...]]:
        """Every term of the set, as its folded words."""
        here, others = self._sides()
        return list(dict.fromkeys((*here, *others)))

    def leads(self) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]], bool]]:
        """Folded words, the other words that they lead on to, and whether only with care.

        What usually means something else is nobody's other word.
        """
        here, others = self._sides()
        careful = self._careful()
        for words in (*here, *(others if self._are_same else ())):
            lead_to = [other for other in others if other != words and other not in careful]
            yield words, lead_to, words in careful

    @property
    def _are_same(self) -> bool:
        return self.LEADS_TO not in self.words or self.SAME in self.words

    def _sides(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """The words that only lead on, and those that they lead to."""
        leading, _, rest = self.words.rpartition(self.LEADS_TO)
        return _terms(leading, ","), _terms(rest, self.SAME if self._are_same else ",")

    def _careful(self) -> set[tuple[str, ...]]:
        return set(_terms(self.careful_words, ","))


def _terms(text: str, between: str) -> list[tuple[str, ...]]:
    """The terms of a text, each as its folded words, once."""
    terms = (tuple(word for _, _, word in split(part)) for part in text.split(between))
    return [term for term in dict.fromkeys(terms) if term]


class MissedWordsQuerySet(models.QuerySet):
    KEPT = timedelta(days=90)
    DAYS = 3
    MOST_A_DAY = 1000

    def count_once(self, words: str) -> None:
        """One more search for these words found nothing today.

        A machine that asks for nonsense fills no disk: a day has at most MOST_A_DAY.
        """
        today = timezone.localdate()
        if self.filter(words=words, day=today).update(count=F("count") + 1):
            return
        if self.filter(day=today).count() < self.MOST_A_DAY:
            self.bulk_create([self.model(words=words, day=today)], ignore_conflicts=True)

    def old(self, today: date | None = None):
        """Keep those that have been kept long enough."""
        return self.filter(day__lt=(today or timezone.localdate()) - self.KEPT)

    def for_editors(self, passed_over: bool = False):
        """The words looked for on three days or more that nothing was done about, as rows of
        `words`, `times`, `days` and `last`; the commonest first. `passed_over`: those of which
        an editor said that they are not for us, instead.
        """
        is_passed_over = Exists(PassedOver.objects.filter(words=OuterRef("words")))
        rows = self.filter(is_passed_over if passed_over else ~is_passed_over)
        rows = rows.exclude(words__in=SynonymSet.objects.followed_from())
        rows = rows.order_by().values("words")
        counted = rows.annotate(times=Sum("count"), days=Count("day"), last=Max("day"))
        return counted.filter(days__gte=self.DAYS).order_by("-times", "words")


class MissedWords(models.Model):
    """Words that found nothing on one day, and how often; nothing of who asked, or when."""

    LONGEST = 60

    words = models.CharField(max_length=LONGEST)
    day = models.DateField(default=timezone.localdate, db_index=True)
    count = models.PositiveIntegerField(default=1)

    objects = MissedWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "missed words"
        constraints = [models.UniqueConstraint(fields=["words", "day"], name="once_a_day")]

    def __str__(self):
        return f"{self.words} ({self.day})"


class PassedOver(models.Model):
    """Words of which an editor said that they are not for us: not shown to editors again."""

    words = models.CharField(max_length=MissedWords.LONGEST, unique=True)

    class Meta:
        verbose_name_plural = "passed over"

    def __str__(self):
        return self.words
