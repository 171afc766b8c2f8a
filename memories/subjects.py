"""What a memory can be of: the one table. One more kind is a row here and a key of `Memory`'s."""

from dataclasses import dataclass

from django.db.models import Model, Q

from objects.models import CollectionObject, Place
from whatson.models import ProductionPage


@dataclass(frozen=True)
class Subject:
    """One kind of thing that people remember: the key that holds it, and where and how we ask.

    `called` is what the staff call it; `not_said` are the kinds of memory that make no sense of it.
    """

    field: str
    model: type[Model]
    called: str
    give: str
    question: str
    not_said: tuple[str, ...] = ()

    def choices_among(self, kinds) -> list[tuple[str, str]]:
        """What a memory of it can be, of all the kinds that there are."""
        return [(kind, words) for kind, words in kinds if kind not in self.not_said]


SUBJECTS = (
    Subject(
        "collection_object",
        CollectionObject,
        "object",
        "memories:give",
        "Do you remember one of these?",
    ),
    Subject("place", Place, "place", "memories:give_place", "Do you remember this place?"),
    Subject(
        "production",
        ProductionPage,
        "production",
        "memories:give_production",
        "Were you there?",
        ("have_one", "picture"),
    ),
)
FIELDS = tuple(subject.field for subject in SUBJECTS)
MODELS = tuple(subject.model._meta.label for subject in SUBJECTS)


def subject_of(record: Model) -> Subject:
    """The row of an object, a place or a production; raises StopIteration for anything else."""
    return next(subject for subject in SUBJECTS if isinstance(record, subject.model))


def one_alone() -> Q:
    """That exactly one of the keys says what it is of."""
    found = Q()
    for field in FIELDS:
        found |= Q(**{f"{other}__isnull": other != field for other in FIELDS})
    return found
