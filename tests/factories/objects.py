"""Objects, with who made them, where from, of what, and their pictures."""

import factory

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
