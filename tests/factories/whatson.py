"""What is on: from the box office, typed, and what BAC writes of it, projects and questions."""

from datetime import timedelta

import factory
from django.utils import timezone

from tests.factories.stories import PageFactory, StoryIndexFactory
from whatson.models import (
    BoxOfficeEvent,
    Consultation,
    Option,
    Performance,
    ProductionPage,
    ProjectPage,
    Session,
    TypedEvent,
    WhatsOnPage,
)


class BoxOfficeEventFactory(factory.django.DjangoModelFactory):
    """An event as the sync leaves it, read just now."""

    class Meta:
        model = BoxOfficeEvent

    provider = "spektrix"
    source_id = factory.Sequence(lambda n: f"{n}EVENT")
    name = factory.Sequence(lambda n: f"The Boiler Room {n}")
    content_hash = "0" * 64
    first_seen_at = factory.LazyFunction(timezone.now)
    changed_at = factory.SelfAttribute("first_seen_at")
    seen_at = factory.SelfAttribute("first_seen_at")


class PerformanceFactory(factory.django.DjangoModelFactory):
    """A performance in a week's time, an hour long, on sale, of which nothing else is known."""

    class Meta:
        model = Performance

    event = factory.SubFactory(BoxOfficeEventFactory)
    provider = factory.SelfAttribute("event.provider")
    source_id = factory.Sequence(lambda n: f"{n}PERFORMANCE")
    start = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda made: made.start + timedelta(hours=1))
    on_sale = True
    booking_url = factory.LazyAttribute(lambda made: f"https://example.org/{made.source_id}")
    content_hash = "0" * 64
    first_seen_at = factory.LazyFunction(timezone.now)
    changed_at = factory.SelfAttribute("first_seen_at")
    seen_at = factory.SelfAttribute("first_seen_at")


class TypedEventFactory(factory.django.DjangoModelFactory):
    """A production that an editor typed in, without a performance yet."""

    class Meta:
        model = TypedEvent

    name = factory.Sequence(lambda n: f"Open House {n}")


class WhatsOnFactory(StoryIndexFactory):
    """The list of what is on, at /whats-on/."""

    class Meta:
        model = WhatsOnPage

    title = "What's on"


class OnPageFactory(PageFactory):
    """A page below the list of what is on. `objects` are those behind it, in order."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, objects=(), publish=True, **fields):
        made = super()._create(model, *args, publish=False, **fields)
        for place, thing in enumerate(objects):
            made.chosen_objects.create(collection_object=thing, sort_order=place)
        revision = made.save_revision()
        if publish:
            revision.publish()
        return model.objects.get(pk=made.pk)

    @classmethod
    def place(cls):
        return WhatsOnPage.objects.first() or WhatsOnFactory()


class ProductionPageFactory(OnPageFactory):
    """A production of an event without performances yet."""

    class Meta:
        model = ProductionPage

    title = factory.Sequence(lambda n: f"The Boiler Room {n}")
    event = factory.SubFactory(BoxOfficeEventFactory)


class ProjectPageFactory(OnPageFactory):
    """A workshop without sessions yet."""

    class Meta:
        model = ProjectPage

    title = factory.Sequence(lambda n: f"Mending together {n}")
    kind = ProjectPage.Kind.WORKSHOP


class SessionFactory(factory.django.DjangoModelFactory):
    """A session in a week's time, two hours long."""

    class Meta:
        model = Session

    project = factory.SubFactory(ProjectPageFactory)
    start = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda made: made.start + timedelta(hours=2))


class ConsultationFactory(factory.django.DjangoModelFactory):
    """A question that is asked for a week to come. `answers` are its options, as words;
    `things` are objects instead.
    """

    class Meta:
        model = Consultation
        skip_postgeneration_save = True

    question = factory.Sequence(lambda n: f"Which colour shall door no. {n} be?")
    who_decides = "the foyer team"
    state = Consultation.State.OPEN
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    closes_on = factory.LazyAttribute(lambda made: made.opens_on + timedelta(days=8))
    decided_by = factory.LazyAttribute(lambda made: made.closes_on + timedelta(days=7))

    @factory.post_generation
    def answers(self, create, words, **kwargs):
        for place, one in enumerate(("Red", "Green") if words is None else words):
            Option.objects.create(consultation=self, words=one, sort_order=place)

    @factory.post_generation
    def things(self, create, things, **kwargs):
        for place, thing in enumerate(things or ()):
            row = {"collection_object": thing, "words": "It hums.", "sort_order": place}
            Option.objects.create(consultation=self, **row)
