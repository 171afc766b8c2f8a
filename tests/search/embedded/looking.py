"""What tests look at in an embedded index."""

from search.query import Query


def total(engine) -> int:
    return engine.search(Query("egg")).total


def in_use(engine):
    return engine.folder.path_of(engine.folder.pointer())
