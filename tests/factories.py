"""Records for tests, with names of our own; each factory makes the least that is valid."""

import factory

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
