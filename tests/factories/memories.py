"""Memories, each as far on its way as is asked for."""

import factory

from memories import consent
from memories.models import Memory, Telling
from tests.factories.objects import CollectionObjectFactory


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
