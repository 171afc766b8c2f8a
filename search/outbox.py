"""What keeps every index true: an outbox row for each record that changed.

Signals do not see bulk writes, and what waits in memory for a commit dies with its
process. So a change writes a row in the same transaction as the change itself; the rows
are handed in bulk to the registered consumers after the commit, again at start, and by
the worker, and go only when every consumer has taken them.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db import OperationalError, transaction

from search import locks
from search.models import OutboxEntry

logger = logging.getLogger(__name__)

BATCH = 500
AT_ONCE = 50
"""A commit that changed more than this leaves the rest to the worker: a reader waits for nobody."""


class Later(Exception):
    """A consumer cannot take records now, and says why; they wait, and nobody's work fails."""


Consumer = Callable[[str, list[str]], None]
_consumers: dict[str, Consumer] = {}


def register_consumer(name: str, consumer: Consumer) -> None:
    """Have `consumer(kind, pks)` called for each batch of changed records.

    It must decide from the database what is true now (the record may be gone), and be
    safe to call twice: a crash between it and the removal of the rows repeats it.
    """
    _consumers[name] = consumer


def changed(kind: str, pks: Iterable) -> None:
    """Note that records of `kind` (a model's label) changed, within the caller's transaction."""
    entries = [OutboxEntry(kind=kind, key=str(pk)) for pk in pks]
    if not entries:
        return
    OutboxEntry.objects.bulk_create(entries, batch_size=BATCH)
    if len(entries) <= AT_ONCE and not _is_promised():
        transaction.on_commit(drain_quietly)


def _is_promised() -> bool:
    """Whether this transaction drains the outbox already when it ends."""
    return any(act is drain_quietly for _, act, *_ in transaction.get_connection().run_on_commit)


def drain(progress: Callable[[int], None] | None = None) -> int:
    """Hand every waiting row to the consumers; return how many rows went.

    One at a time drains, or a slow one would write what was true before a quick one's; who
    finds another at it leaves the rest to that one. A record on which a consumer fails stays,
    with a line in the log, and holds up no other; Later leaves everything for later.
    """
    try:
        with locks.hold("outbox"):
            return _drain(progress)
    except locks.Busy:
        return 0


def _drain(progress) -> int:
    done, last = 0, 0
    while entries := list(OutboxEntry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = entries[-1].pk
        try:
            done += _hand_on(entries)
        except Later as why:
            logger.warning("The outbox waits: %s", why)
            break
        if progress:
            progress(done)
    return done


def _hand_on(entries: list[OutboxEntry]) -> int:
    try:
        _consume(entries)
        return len(entries)
    except (Later, OperationalError):
        raise
    except Exception:
        if len(entries) == 1:
            logger.exception("%s stays in the outbox", entries[0])
            return 0
    half = len(entries) // 2
    return _hand_on(entries[:half]) + _hand_on(entries[half:])


def _consume(entries: list[OutboxEntry]) -> None:
    keys_by_kind = defaultdict(dict)
    for entry in entries:
        keys_by_kind[entry.kind][entry.key] = None
    for kind, keys in keys_by_kind.items():
        for consumer in list(_consumers.values()):
            consumer(kind, list(keys))
    OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def drain_quietly() -> None:
    """Drain after a commit; what cannot go now stays for the worker, and nobody's save fails."""
    try:
        drain()
    except OperationalError as error:
        logger.info("The outbox waits for the worker: %s", error)
    except Exception:
        logger.exception("The outbox waits for the worker")
