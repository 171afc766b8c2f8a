"""What an index costs to build, and one change of it, beside the bare engine with the same ready
documents.
"""

import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

from elasticsearch.helpers import bulk
from tantivy import Index

from search.engines import Engine
from search.engines.elastic import ElasticEngine
from search.engines.elastic.documents import definition, put_action
from search.engines.embedded.schema import build_schema, index_document
from search.engines.embedded.writer import BIG_HEAP, HEAP
from search.engines.holding import key_of
from search.registry import Document, Kind
from tests.benchmarks.searches.documents import Ready
from tests.benchmarks.searches.turns import Act, Cost, Sample, cost_of, in_turns

PATIENCE = 120  # seconds for one request of a build, as ours has
CHANGES = 15


class BareTantivy:
    """An index of tantivy's own in a folder, filled with its own documents."""

    makes = "search.engines.embedded.writer.index_document"
    """What makes its document of one of ours."""

    def __init__(self, engine: Engine, documents: Ready, folder: Path):
        self.folder = folder / "bare"
        self.documents = {id(each): index_document(kind, each) for kind, each in documents}

    def build(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.index = Index(build_schema(), path=str(self.folder))
        writer = self.index.writer(BIG_HEAP, 1)
        for document in self.documents.values():
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def put(self, kind: Kind, document: Document) -> None:
        writer = self.index.writer(HEAP, 1)
        writer.delete_documents_by_term("key", key_of(kind.name, document.pk))
        writer.add_document(self.documents[id(document)])
        writer.commit()
        writer.wait_merging_threads()

    def drop(self) -> None:
        shutil.rmtree(self.folder)


class BareElasticsearch:
    """An index on the server, filled by the client's own `bulk`."""

    makes = "search.engines.elastic.rebuilding.put_action"

    def __init__(self, engine: ElasticEngine, documents: Ready, folder: Path):
        self.client = engine.connection.client.options(request_timeout=PATIENCE)
        self.server, self.name = engine.server, f"{engine.server.prefix}-bare"
        self.documents = {id(each): put_action(kind, each) for kind, each in documents}

    def build(self) -> None:
        self.client.options(ignore_status=404).indices.delete(index=self.name)
        definition(self.name, self.server).create(using=self.client)
        bulk(self.client, self.documents.values(), index=self.name)
        self.client.indices.refresh(index=self.name)

    def put(self, kind: Kind, document: Document) -> None:
        bulk(self.client, [self.documents[id(document)]], index=self.name, refresh=True)

    def drop(self) -> None:
        self.client.indices.delete(index=self.name)


@dataclass(frozen=True)
class Built:
    """What a whole build took us, what the same took with the engine's own documents ready, and
    what it took the bare engine: the quickest of some. And a few changes, ours and its.
    """

    whole: Cost
    of_ready: Cost
    bare: Cost
    changes: tuple[Sample, Sample]


def compared(engine: Engine, documents: Ready, folder: Path, times: int) -> Built:
    """Both built, and changed; afterwards the engine holds everything."""
    made = BareElasticsearch if isinstance(engine, ElasticEngine) else BareTantivy
    bare = made(engine, documents, folder)

    def of_ready():
        with mock.patch(bare.makes, lambda kind, document: bare.documents[id(document)]):
            engine.rebuild()

    acts = (engine.rebuild, of_ready, bare.build)
    costs = [[cost_of(act) for act in acts] for _ in range(times)]
    quickest = (min(each, key=lambda cost: cost.wall) for each in zip(*costs, strict=True))
    built = Built(*quickest, in_turns(changes(engine, bare, documents), 1))
    bare.drop()
    return built


def changes(engine: Engine, bare, documents: Ready) -> list[tuple[Act, Act]]:
    """One record at a time put in anew, from all over the collection."""
    some = documents[:: max(1, len(documents) // CHANGES)][:CHANGES]
    return [
        (partial(engine.put, kind, [document]), partial(bare.put, kind, document))
        for kind, document in some
    ]
