"""The records as judgements see them: plain values, read in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from objects.models import CollectionObject, Inscription, ObjectPerson, ObjectPlace, ObjectTerm
from objects.models.relations import Activity
from tests.search.relevance.wording import bare_name, folded

TEXTS = ("title", "brief_description", "physical_description", "label_text")


@dataclass
class Record:
    """One published object. `names` are folded, by list (kind, type, material, colour…);
    `texts` are folded, by place (title, description, maker…). `years` is None if undated.
    """

    pk: int
    number: str
    years: tuple[int, int] | None
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: dict[str, str] = field(default_factory=lambda: defaultdict(str))

    def add_text(self, where: str, text: str) -> None:
        """Put more words in a place; a line's end keeps phrases from reaching across."""
        if text:
            self.texts[where] += f"{folded(text)}\n"


def read_records() -> list[Record]:
    """Every published object, in six queries."""
    records = {record.pk: record for record in _objects()}
    _add_terms(records)
    for pk, name, activity in _links(ObjectPerson, "person__name", "activity"):
        records[pk].add_text("maker" if activity == Activity.PRODUCTION else "about", name)
    for pk, name in _links(ObjectPlace, "place__name"):
        records[pk].add_text("place", name)
    for pk, content in _links(Inscription, "content"):
        records[pk].add_text("inscription", content)
    return list(records.values())


def _objects() -> Iterable[Record]:
    columns = ("pk", "object_number", "date_earliest", "date_latest", "other_number", *TEXTS)
    for pk, number, first, last, other, title, *rest in (
        CollectionObject.objects.published().order_by("number_sort").values_list(*columns)
    ):
        record = Record(pk, number, None if first is None else (first, last))
        record.add_text("title", title)
        record.add_text("number", other)
        for text in rest:
            record.add_text("description", text)
        yield record


def _links(model, *columns) -> Iterable[tuple]:
    published = CollectionObject.objects.published()
    rows = model.objects.filter(collection_object__in=published).order_by("sort_order", "pk")
    return rows.values_list("collection_object", *columns)


def _add_terms(records):
    columns = ("term__vocabulary", "is_type", "term__name", "term__preferred__name")
    for pk, vocabulary, is_type, *names in _links(ObjectTerm, *columns):
        kept = ("type" if is_type else "kind") if vocabulary == "object_name" else vocabulary
        for name in filter(None, names):
            records[pk].names[kept].add(bare_name(name))
