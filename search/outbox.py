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


def follow(kind: str, pks: Iterable) -> None:
    """Have these records handed on as well, later in the drain that is under way; once, however
    many batches ask for them: the maker of a thousand new things is written once.
    """
    keys = {str(pk) for pk in pks}
    waiting = OutboxEntry.objects.filter(kind=kind, key__in=keys).values_list("key", flat=True)
    new = [OutboxEntry(kind=kind, key=key) for key in sorted(keys.difference(waiting))]
    OutboxEntry.objects.bulk_create(new, batch_size=BATCH)


def _is_promised() -> bool:
    """Whether this transaction drains the outbox already when it ends."""
    return any(act is drain_quietly for _, act, *_ in transaction.get_connection().run_on_commit)


def drain(progress: Callable[[int], None] | None = None) -> int:
    """Hand every waiting row to the consumers; return how many rows went.

    One at a time drains, or a slow one would write what was true before a quick one's; who
    finds another at it leaves the rest to that one. A record on which a consumer fails stays,
    with a line in the log, and holds up no other; a consumer that says Later is not asked
    again in this drain, and the others hear everything all the same.
    """
    try:
        with locks.hold("outbox"):
            return _drain(progress)
    except locks.Busy:
        return 0


def _drain(progress) -> int:
    done, last = 0, 0
    willing = dict(_consumers)
    while willing and (entries := _after(last)):
        last = entries[-1].pk
        done += _hand_on(entries, willing)
        if progress:
            progress(done)
    return done


def _after(last: int) -> list[OutboxEntry]:
    return list(OutboxEntry.objects.filter(pk__gt=last).order_by("pk")[:BATCH])


def _hand_on(entries: list[OutboxEntry], willing: dict[str, Consumer]) -> int:
    """Tell the willing of these rows; those go that everybody took. Takes out who says Later."""
    stay = set() if len(willing) == len(_consumers) else set(entries)
    for name, consumer in list(willing.items()):
        try:
            stay |= _refused(consumer, entries)
        except Later as why:
            logger.warning("The outbox waits: %s", why)
            del willing[name]
            stay = set(entries)
    gone = [entry.pk for entry in entries if entry not in stay]
    OutboxEntry.objects.filter(pk__in=gone).delete()
    return len(gone)


def _refused(consumer: Consumer, entries: list[OutboxEntry]) -> set[OutboxEntry]:
    """Tell a consumer of these rows; return those on which it fails, found by halving."""
    try:
        for kind, keys in _by_kind(entries).items():
            consumer(kind, keys)
        return set()
    except (Later, OperationalError):
        raise
    except Exception:
        if len(entries) == 1:
            logger.exception("%s stays in the outbox", entries[0])
            return {*entries}
    half = len(entries) // 2
    return _refused(consumer, entries[:half]) | _refused(consumer, entries[half:])


def _by_kind(entries: list[OutboxEntry]) -> dict[str, list[str]]:
    """Each kind's keys, each once, in the order in which they came."""
    keys = defaultdict(dict)
    for entry in entries:
        keys[entry.kind][entry.key] = None
    return {kind: list(those) for kind, those in keys.items()}


def drain_quietly() -> None:
    """Drain after a commit; what cannot go now stays for the worker, and nobody's save fails.

    Where much waits already, all of it is the worker's: nobody's save lasts for its length.
    """
    try:
        if len(OutboxEntry.objects.values_list("pk")[: AT_ONCE + 1]) <= AT_ONCE:
            drain()
    except OperationalError as error:
        logger.info("The outbox waits for the worker: %s", error)
    except Exception:
        logger.exception("The outbox waits for the worker")
