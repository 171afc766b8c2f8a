"""Whether an index that was just built finds what was put into it, before anybody is sent there."""

from collections.abc import Mapping

from tantivy import Index, Occur
from tantivy import Query as IndexQuery

from search.engines.base import RebuildFailed
from search.engines.embedded.counting import counted
from search.engines.embedded.queries import Builder
from search.engines.holding import key_of, typed_for
from search.parser import parse
from search.query import Query
from search.registry import Document, Kind

Sample = tuple[Kind, Document]


def check(index: Index, held: Mapping[str, int], samples: list[Sample]) -> None:
    """Raise RebuildFailed unless the index holds as many of each kind, and finds the samples.

    They are sought as somebody would: by their numbers and by words of their titles.
    """
    index.reload()
    searcher = index.searcher()
    found = counted(searcher)
    for kind, count in held.items():
        if found.get(kind, 0) != count:
            raise RebuildFailed(f"The new index holds {found.get(kind, 0)} of {count} {kind}s.")
    for kind, document in samples:
        for text in ("", *typed_for(document)):
            if _times_found(searcher, index.schema, kind, document.pk, text) != 1:
                by = f" by “{text}”" if text else ""
                raise RebuildFailed(f"The new index does not find {kind.name} {document.pk}{by}.")


def _times_found(searcher, schema, kind, pk, text) -> int:
    sought = Builder(schema, [kind]).build(Query(text), parse(text))
    itself = IndexQuery.term_query(schema, "key", key_of(kind.name, pk))
    both = IndexQuery.boolean_query([(Occur.Must, sought), (Occur.Must, itself)])
    return searcher.search(both, 1).count
