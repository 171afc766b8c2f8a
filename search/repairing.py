"""What an index holds against what it should hold, and mending just what differs."""

from search.engines import Engine
from search.engines.holding import digest
from search.indexing import waiting_for
from search.registry import Kind

AT_ONCE = 500


def out_of_step(engine: Engine, kind: Kind) -> list[int]:
    """The primary keys of the records that the index lacks, holds in another state, or holds
    though the public may not see them. What waits in the outbox is only late, and left out.

    Reads every record of the kind. Raises SearchAway.
    """
    held = engine.held(kind)
    true = {document.pk: digest(document) for document in kind.documents(None)}
    waiting = waiting_for(engine).filter(kind=kind.model).values_list("key", flat=True)
    wrong = {pk for pk in held.keys() | true.keys() if held.get(pk) != true.get(pk)}
    return sorted(wrong - set(map(int, waiting)))


def repair(engine: Engine, kind: Kind) -> int:
    """Bring the records that are out of step to what the database says; returns how many."""
    wrong = out_of_step(engine, kind)
    for start in range(0, len(wrong), AT_ONCE):
        engine.update(kind, wrong[start : start + AT_ONCE])
    return len(wrong)
