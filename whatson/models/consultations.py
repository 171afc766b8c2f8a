"""What BAC asks the public: a question, or which objects come out of the store next."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from whatson.asked_block import BELONGS_ELSEWHERE
from whatson.consultation_form import ConsultationForm
from whatson.models.options import Option

MOST_OPTIONS = 12
"""As many things as fit into one case, and as anybody compares."""
MONTH = timedelta(days=30)


def _total(model, what):
    """For each row of a model, a number of what belongs to it; 0 where there is nothing."""
    own = model.objects.filter(pk=OuterRef("pk")).order_by().values("pk").annotate(number=what)
    return Coalesce(Subquery(own.values("number"), output_field=IntegerField()), 0)


class ConsultationQuerySet(models.QuerySet):
    """Questions, by who may read them and whether they can be answered."""

    def public(self):
        """Keep what anybody may read: what is asked, and what was."""
        return self.exclude(state=Consultation.State.DRAFT)

    def taking_answers(self, today: date | None = None):
        """Keep what can be answered today."""
        today = today or timezone.localdate()
        asked = self.filter(state=Consultation.State.OPEN)
        return asked.filter(opens_on__lte=today, closes_on__gte=today)

    def counted(self):
        """Each with `on_screen` and `on_paper`, and its options with theirs; two queries."""
        options = Option.objects.select_related("collection_object").annotate(
            on_screen=_total(Option, Count("answers")),
            on_paper=_total(Option, Sum("counts__number")),
        )
        return self.annotate(
            on_screen=_total(self.model, Count("answers")),
            on_paper=_total(self.model, Sum("boxes__slips")),
        ).prefetch_related(Prefetch("options", options))


class Consultation(ClusterableModel):
    """One question, with who decides and by when; its counts; and what came of it."""

    class Kind(models.TextChoices):
        QUESTION = "question", "A question"
        OBJECTS = "objects", "Bring it out: which objects come next"

    class State(models.TextChoices):
        DRAFT = "draft", "Not asked yet"
        OPEN = "open", "Asked"
        CLOSED = "closed", "Closed, with what came of it"

    class CountsShown(models.TextChoices):
        ALWAYS = "always", "Always"
        AFTER = "after", "After the last day"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.QUESTION)
    question = models.CharField(max_length=200, help_text=BELONGS_ELSEWHERE)
    introduction = models.TextField(
        blank=True, help_text="What people should know before they answer."
    )
    most = models.PositiveSmallIntegerField(
        "how many one may choose",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_OPTIONS)],
    )
    takes_words = models.BooleanField(
        "people may write something",
        default=False,
        help_text="Only staff read it. Readers see your summary of it, under “What we heard”.",
    )
    who_decides = models.CharField(max_length=200, help_text="For example: the foyer team.")
    decided_by = models.DateField(help_text="The day by which it is decided.")
    opens_on = models.DateField("first day to answer")
    closes_on = models.DateField("last day to answer")
    counts_shown = models.CharField(
        "counts are shown",
        max_length=10,
        choices=CountsShown.choices,
        default=CountsShown.AFTER,
        help_text="It is said before anybody answers.",
    )
    keep_months = models.PositiveSmallIntegerField(
        "months that words are kept",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="After the last day to answer. The day is said to who writes, so a change"
        " holds for what is written from then on.",
    )
    heard = models.TextField(
        "what we heard",
        blank=True,
        help_text="What people said, in your words, and naming nobody. Needed to close it.",
    )
    did = models.TextField(
        "what we did",
        blank=True,
        help_text="What came of it: for example “It stands in the foyer since 3 March.” Needed"
        " to close it; can be added to later.",
    )
    project = models.ForeignKey(
        "whatson.ProjectPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
        help_text="The project that asks. Needed to bring objects out.",
    )
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    closed_on = models.DateField(null=True, blank=True, editable=False)

    objects = ConsultationQuerySet.as_manager()

    base_form_class = ConsultationForm
    panels = [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("question"), FieldPanel("introduction")],
            heading="The question",
        ),
        InlinePanel(
            "options",
            heading="What can be chosen",
            label="answer",
            max_num=MOST_OPTIONS,
            help_text="To bring objects out: an object in each row, and a line on it.",
        ),
        FieldRowPanel([FieldPanel("most"), FieldPanel("takes_words"), FieldPanel("keep_months")]),
        MultiFieldPanel(
            [FieldPanel("who_decides"), FieldPanel("decided_by"), FieldPanel("project")],
            heading="Who decides",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                FieldPanel("counts_shown"),
            ],
            heading="When",
        ),
        MultiFieldPanel([FieldPanel("heard"), FieldPanel("did")], heading="What came of it"),
    ]

    class Meta:
        verbose_name = "question to the public"
        verbose_name_plural = "questions to the public"
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="asked_until_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(heard="") & ~Q(did="")),
                name="closed_with_what_came_of_it",
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("whatson:asked", args=[self.pk])

    @property
    def anchor(self) -> str:
        """Where on a page it stands."""
        return f"asked-{self.pk}"

    @property
    def is_of_objects(self) -> bool:
        """Whether objects are chosen, and not words."""
        return self.kind == self.Kind.OBJECTS

    @property
    def is_public(self) -> bool:
        return self.state != self.State.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def takes_answers(self) -> bool:
        """Whether it can be answered today."""
        today = timezone.localdate()
        return self.state == self.State.OPEN and self.opens_on <= today <= self.closes_on

    @property
    def is_over(self) -> bool:
        """Whether nobody can answer any more."""
        return self.is_closed or (self.is_public and self.closes_on < timezone.localdate())

    @property
    def shows_counts(self) -> bool:
        """Whether readers see how many chose what."""
        return self.is_over or self.counts_shown == self.CountsShown.ALWAYS

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered, on screen or on paper."""
        return self.answers.exists() or self.boxes.exists()

    @property
    def erases_on(self) -> date:
        """The day on which words that are written now are erased."""
        return self.closes_on + self.keep_months * MONTH

    def clean(self):
        wrong = {}
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            wrong["closes_on"] = "This is before it begins. Give a later day."
        if self.decided_by and self.closes_on and self.decided_by < self.closes_on:
            wrong["decided_by"] = "Nothing is decided while people still answer: give a later day."
        if self.is_of_objects and not self.project:
            wrong["project"] = "Choose the project that brings them out."
        if self.is_closed:
            wrong |= self._lacks_what_came_of_it()
        if wrong:
            raise ValidationError(wrong)

    def open(self) -> None:
        """Ask it; raises ValidationError while something is missing."""
        if len(self.options.all()) < 2 and not (self.takes_words and not self.options.all()):
            raise ValidationError({"options": "Give people at least two answers to choose from."})
        if self.closes_on < timezone.localdate() and not self.has_answers:
            raise ValidationError({"closes_on": "This day is over: give a later one."})
        if self.is_of_objects and any(option.is_gone for option in self.options.all()):
            raise ValidationError({"options": "One of the objects is not published."})
        self._move(self.State.OPEN)

    def take_down(self) -> None:
        """Off the site, with its counts kept."""
        self._move(self.State.DRAFT)

    def close(self) -> None:
        """End it; raises ValidationError without what was heard and what was done."""
        if lacks := self._lacks_what_came_of_it():
            raise ValidationError(lacks)
        self._move(self.State.CLOSED, closed_on=timezone.localdate())

    def _lacks_what_came_of_it(self):
        said = {"heard": "Write what you heard", "did": "Write what you did"}
        return {
            name: f"{words}: those who answered want to know."
            for name, words in said.items()
            if not getattr(self, name).strip()
        }

    def _move(self, state, closed_on=None):
        self.state, self.closed_on = state, closed_on
        self.save(update_fields=["state", "closed_on"])

    @transaction.atomic
    def hear(self, options=(), words: str = "") -> None:
        """Keep one answer: what was chosen, on which day; words apart from it, and nobody's."""
        today = timezone.localdate()
        self.answers.create(day=today).options.set(options)
        if words:
            self.words.create(text=words, day=today, erase_on=self.erases_on)
