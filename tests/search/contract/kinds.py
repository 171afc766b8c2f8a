"""A kind of our own, held in memory: what an engine must do has nothing to do with museums."""

from search.registry import Document, Facet, Field, Kind, Sort

NAME = "thing"


class Shelf:
    """The records of the kind: a dictionary that documents are made from."""

    def __init__(self):
        self.documents = {}

    def add(self, pk, title="", notes="", maker="", **more):
        """Put a record on the shelf."""
        texts = {"title": title, "notes": notes} | ({"maker": maker} if maker else {})
        self.documents[pk] = Document(pk, texts, **more)

    def kind(self) -> Kind:
        return Kind(
            name=NAME,
            label="Things",
            model="tests.Thing",
            public=lambda: None,
            documents=self.those,
            texts=lambda pks: {pk: dict(self.documents[pk].texts) for pk in pks},
            fields=(
                Field("title", 8, "its name"),
                Field("notes", 2, "the rest"),
                Field("maker", 6, "who made it", is_inverted=True),
            ),
            card="",
            facets=tuple(Facet(name, name, dict, weight=1) for name in ("colour", "maker")),
            sorts=(Sort("number", "Number"), Sort("date", "Oldest first")),
            ranges=("years",),
            default_sort="number",
        )

    def those(self, pks=None):
        wanted = self.documents if pks is None else pks
        return (self.documents[pk] for pk in sorted(wanted) if pk in self.documents)
