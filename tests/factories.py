"""Records for tests, with names of our own; each factory makes the least that is valid."""

from datetime import timedelta

import factory
from django.utils import timezone
from wagtail.models import Site

from memories import consent
from memories.models import Memory, Telling
from objects.models import (
    CollectionImage,
    CollectionObject,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    Person,
    Place,
    Term,
)
from stories.models import (
    BlogIndexPage,
    BlogPostPage,
    ChapterPage,
    Contributor,
    ExhibitionPage,
    Series,
    StoryIndexPage,
    StoryPage,
    TopicPage,
)
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


class CollectionObjectFactory(factory.django.DjangoModelFactory):
    """A published object with a number and a title, and nothing else known."""

    class Meta:
        model = CollectionObject

    # No test writes such a number by hand, so the two never meet.
    object_number = factory.Sequence(lambda n: f"FACTORY/{n}")
    title = factory.Sequence(lambda n: f"Enamel sign no. {n}")
    live = True


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Ada Draper {n}")


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda n: f"Lavender Street {n}")


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Term

    name = factory.Sequence(lambda n: f"brass {n}")
    vocabulary = Term.Vocabulary.MATERIAL


class ObjectPersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ObjectPerson

    collection_object = factory.SubFactory(CollectionObjectFactory)
    person = factory.SubFactory(PersonFactory)


class ObjectPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ObjectPlace

    collection_object = factory.SubFactory(CollectionObjectFactory)
    place = factory.SubFactory(PlaceFactory)


class ObjectTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ObjectTerm

    collection_object = factory.SubFactory(CollectionObjectFactory)
    term = factory.SubFactory(TermFactory)


class CollectionImageFactory(factory.django.DjangoModelFactory):
    """A picture with a real file, plain of one colour."""

    class Meta:
        model = CollectionImage

    title = factory.Sequence(lambda n: f"Photograph {n}")
    description = "A sign on a brick wall"
    file = factory.django.ImageField(width=800, height=600, color="maroon", format="JPEG")


class ObjectImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ObjectImage

    collection_object = factory.SubFactory(CollectionObjectFactory)
    image = factory.SubFactory(CollectionImageFactory)


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


class MemoryFactory(factory.django.DjangoModelFactory):
    """A draft of an adult's memory of one published object, agreed to, with one telling.

    `state=` takes it on its way: `MemoryFactory(state="published")` submits, reads and approves
    it through the model's own methods; `uses={...}` are further choices of its consent.
    """

    class Meta:
        model = Memory
        skip_postgeneration_save = True

    collection_object = factory.SubFactory(CollectionObjectFactory)
    age = consent.ADULT
    text = factory.Sequence(lambda n: f"We had one of these by the copper, number {n}.")
    uses = None

    @classmethod
    def _create(cls, model, *args, state="draft", reader=None, text="", uses=None, **fields):
        telling = {name: fields.pop(name) for name in list(fields) if name in TELLING}
        memory = super()._create(model, *args, **fields)
        Telling.objects.create(memory=memory, text=text, **telling)
        memory.agree(uses)
        return _take_to(memory, state, reader)


TELLING = {field.name for field in Telling._meta.fields} - {"id", "memory"}
WAYS = {
    "draft": (),
    "submitted": ("submit",),
    "in_review": ("submit", "start_review"),
    "changes_asked": ("submit", "start_review", "ask"),
    "held": ("submit", "hold"),
    "declined": ("submit", "start_review", "decline"),
    "approved": ("submit", "start_review", "approve"),
    "published": ("submit", "start_review", "approve"),
    "hidden": ("submit", "start_review", "approve", "pause"),
    "removed": ("submit", "start_review", "approve", "remove"),
    "withdrawn": ("submit", "start_review", "approve", "withdraw"),
}
"""How each state is come to. An approved one is published at once but for its `not_before`."""


def _take_to(memory, state, reader):
    said = {
        "start_review": (reader,),
        "approve": (reader,),
        "ask": ("Which year was it?", reader),
        "hold": ("risk", reader),
        "decline": ("unrelated", "It tells of another thing.", reader),
        "remove": ("mistake", reader),
    }
    for move in WAYS[state]:
        getattr(memory, move)(*said.get(move, ()))
    return memory


class ContributorFactory(factory.django.DjangoModelFactory):
    """Somebody who writes, without a login."""

    class Meta:
        model = Contributor

    name = factory.Sequence(lambda n: f"Ada Draper {n}")
    slug = factory.Sequence(lambda n: f"ada-draper-{n}")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        """Whoever joined the producers has an entry already."""
        if user := fields.get("user"):
            return model_class.objects.update_or_create(user=user, defaults=fields)[0]
        return super()._create(model_class, *args, **fields)


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    title = factory.Sequence(lambda n: f"Washing days {n}")
    slug = factory.Sequence(lambda n: f"washing-days-{n}")


class PageFactory(factory.django.DjangoModelFactory):
    """A page published as an editor would, or with `publish=False` a draft.

    `parent` is where it is put: without one, the first of the kind that holds it, made if there
    is none. `authors` are contributors in order, `tag_words` its tags, and `body` and `chosen`
    lists of (block's name, value).
    """

    class Meta:
        model = StoryPage
        abstract = True

    title = factory.Sequence(lambda n: f"What the tram left behind {n}")

    @classmethod
    def _create(cls, model, *args, parent=None, publish=True, authors=(), tag_words=(), **fields):
        page = model(live=False, **fields)
        parent = parent or cls.place()
        parent.refresh_from_db()
        parent.add_child(instance=page)
        for place, contributor in enumerate(authors):
            page.authorships.create(contributor=contributor, sort_order=place)
        if tag_words:
            page.tags.add(*tag_words)
        page.save()
        revision = page.save_revision()
        if publish:
            revision.publish()
        return model.objects.get(pk=page.pk)

    @classmethod
    def place(cls):
        """Where such a page stands."""
        return StoryIndexPage.objects.first() or StoryIndexFactory()


class StoryIndexFactory(PageFactory):
    class Meta:
        model = StoryIndexPage

    title = "Stories"

    @classmethod
    def place(cls):
        return Site.objects.get(is_default_site=True).root_page


class StoryPageFactory(PageFactory):
    class Meta:
        model = StoryPage


class BlogIndexFactory(PageFactory):
    class Meta:
        model = BlogIndexPage


class BlogPostFactory(PageFactory):
    class Meta:
        model = BlogPostPage

    @classmethod
    def place(cls):
        return BlogIndexPage.objects.first() or BlogIndexFactory()


class ExhibitionFactory(PageFactory):
    class Meta:
        model = ExhibitionPage


class ChapterFactory(PageFactory):
    class Meta:
        model = ChapterPage

    @classmethod
    def place(cls):
        return ExhibitionPage.objects.first() or ExhibitionFactory()


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage


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
