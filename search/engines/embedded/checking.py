"""Whether an index that was just built finds what was put into it, before anybody is sent there."""

from collections.abc import Iterator, Mapping

from tantivy import Index, Occur
from tantivy import Query as IndexQuery

from search.engines.base import RebuildFailed
from search.engines.embedded.counting import counted
from search.engines.embedded.queries import Builder
from search.engines.embedded.schema import key_of
from search.parser import parse
from search.query import Query
from search.registry import Document, Kind
from search.words import number_key, words_for_index

MOST_WORDS = 5

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
        for text in ("", *_texts(document)):
            if _times_found(searcher, index.schema, kind, document.pk, text) != 1:
                by = f" by “{text}”" if text else ""
                raise RebuildFailed(f"The new index does not find {kind.name} {document.pk}{by}.")


def _times_found(searcher, schema, kind, pk, text) -> int:
    sought = Builder(schema, [kind]).build(Query(text), parse(text))
    itself = IndexQuery.term_query(schema, "key", key_of(kind.name, pk))
    both = IndexQuery.boolean_query([(Occur.Must, sought), (Occur.Must, itself)])
    return searcher.search(both, 1).count


def _texts(document: Document) -> Iterator[str]:
    """What to type for a record: nothing that a parser could read in two ways."""
    number = number_key(document.numbers[0]) if document.numbers else ""
    if number[:1].isalnum() and any(letter.isdigit() for letter in number):
        yield number
    title = next(iter(document.texts.values()), "")
    plain = [word for word in words_for_index(title) if word.isascii() and word.isalnum()]
    if plain:
        yield " ".join(plain[:MOST_WORDS])
