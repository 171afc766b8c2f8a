"""What keeps every index true: an outbox row for each record that changed, and each consumer.

Signals do not see bulk writes, and what waits in memory for a commit dies with its
process. So a change writes its rows in the same transaction as the change itself: one for
each registered consumer, which hears of it after the commit, or from the worker. Its row
goes once it has taken it, so that one that is away waits alone and no other hears twice.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from django.db import OperationalError, transaction
from django.utils import timezone

from search import locks
from search.models import OutboxEntry

logger = logging.getLogger(__name__)

BATCH = 250
"""Rows in one turn: the index takes a third of a second for them, and who saves meanwhile waits."""
PATIENCE = 1.0
"""Seconds that a save waits for its turn: what is withdrawn should be gone within one."""
LONG_PATIENCE = 10.0
AT_ONCE = 50
"""A commit that changed more than this leaves the rest to the worker: a reader waits for nobody."""
BREATH = 2 * locks.PAUSE
"""Seconds between two turns: whoever saves meanwhile looks every PAUSE, and finds it free."""
UNKNOWN = timedelta(days=1)
"""How long rows stay for a consumer that no process knows: at an update some know it before others.
"""


class Later(Exception):
    """A consumer cannot take records now, and says why; they wait, and nobody's work fails."""


Consumer = Callable[[str, list[str]], None]
_consumers: dict[str, Consumer] = {}
_last: set[str] = set()
_late: set[str] = set()


def register_consumer(name: str, consumer: Consumer, is_last: bool = False) -> None:
    """Have `consumer(kind, pks)` called for each batch of changed records.

    It must decide from the database what is true now (the record may be gone), and be
    safe to call twice: a crash between it and the removal of the rows repeats it. One that
    may keep others waiting `is_last`.
    """
    _consumers[name] = consumer
    if is_last:
        _last.add(name)


def consumers() -> list[str]:
    """The names of all consumers, in the order in which they hear of a change."""
    return sorted(_consumers, key=_last.__contains__)


def changed(kind: str, pks: Iterable) -> None:
    """Note that records of `kind` (a model's label) changed, within the caller's transaction."""
    keys = [str(pk) for pk in pks]
    if not keys:
        return
    _note(kind, keys, consumers())
    if len(keys) <= AT_ONCE and not _is_promised():
        transaction.on_commit(drain_quietly)


def follow(consumer: str, kind: str, pks: Iterable) -> None:
    """Have a consumer hear of these records as well, later in the drain that is under way; once,
    however many batches ask for them: the maker of a thousand new things is written once.
    """
    keys = {str(pk) for pk in pks}
    waiting = OutboxEntry.objects.filter(consumer=consumer, kind=kind, key__in=keys)
    _note(kind, sorted(keys.difference(waiting.values_list("key", flat=True))), [consumer])


def _note(kind, keys, names):
    rows = (OutboxEntry(consumer=name, kind=kind, key=key) for name in names for key in keys)
    OutboxEntry.objects.bulk_create(rows, batch_size=BATCH)


def _is_promised() -> bool:
    """Whether this transaction drains the outbox already when it ends."""
    return any(act is drain_quietly for _, act, *_ in transaction.get_connection().run_on_commit)


def drain(progress: Callable[[int], None] | None = None) -> int:
    """Hand every waiting row to its consumer; return how many rows went.

    A record on which a consumer fails stays, with a line in the log, and holds up no other;
    a consumer that says Later is not asked again in this drain.
    """
    done = 0
    for name in consumers():
        for gone in _tell(name):
            done += gone
            if progress:
                progress(done)
    return done


def _tell(name: str) -> Iterator[int]:
    """Tell a consumer of all that waits for it; how many rows went each time.

    What comes meanwhile goes before what waited: something may have been withdrawn.
    """
    waiting, patience = OutboxEntry.objects.filter(consumer=name).order_by("pk"), locks.PATIENCE
    newest, oldest = waiting.values_list("pk", flat=True).last() or 0, 0
    before = waiting.filter(pk__lte=newest)
    while True:
        since = waiting.filter(pk__gt=newest)
        is_since = since.exists()
        rows = since if is_since else before.filter(pk__gt=oldest)
        turn = _turn(name, rows[:BATCH], patience)
        if turn is None or not (turn.entries or is_since):
            return
        yield turn.gone
        last = turn.entries[-1].pk if turn.entries else 0
        newest, oldest = (max(newest, last), oldest) if is_since else (newest, last)
        patience = LONG_PATIENCE  # for a save that comes between
        if len(turn.entries) == BATCH:
            time.sleep(BREATH)


def drain_quietly() -> None:
    """Tell everybody of the newest rows, after a commit; nobody's save fails for it.

    The older ones are the worker's, however many: nobody's save lasts for their length.
    """
    try:
        for name in consumers():
            _tell_newest(name)
    except OperationalError as error:
        logger.info("The outbox waits for the worker: %s", error)
    except Exception:
        logger.exception("The outbox waits for the worker")


def _tell_newest(name: str) -> None:
    waiting = OutboxEntry.objects.filter(consumer=name).order_by("-pk")
    turn = _turn(name, waiting[:AT_ONCE], PATIENCE)
    if turn and turn.entries:
        # Of some it says that others follow them.
        _turn(name, waiting.filter(pk__gt=turn.entries[-1].pk)[:AT_ONCE], PATIENCE)


def forget_unknown() -> int:
    """Drop what waits for consumers that no longer are; returns how many rows."""
    old = OutboxEntry.objects.filter(created_at__lt=timezone.now() - UNKNOWN)
    return old.exclude(consumer__in=_consumers).delete()[0]


# One turn


@dataclass(frozen=True)
class Turn:
    """The rows that a consumer was told of, and how many of them went."""

    entries: list[OutboxEntry]
    gone: int


_telling: ContextVar[frozenset[str]] = ContextVar("telling", default=frozenset())


def _turn(name: str, rows: Iterable[OutboxEntry], patience: float) -> Turn | None:
    """Tell a consumer of these rows; None if it takes none now.

    One at a time tells it, or a slow one would write what was true before a quick one's; who
    finds another at it, or is within its turn, leaves the rest to that one.
    """
    if name in _telling.get():
        return None
    token = _telling.set(_telling.get() | {name})
    try:
        with locks.hold(f"outbox-{name}", patience):
            entries = sorted(rows, key=attrgetter("pk"))
            turn = Turn(entries, _hand_on(name, entries))
    except locks.Busy:
        return None
    except Later as why:
        _say_once(name, why)
        return None
    finally:
        _telling.reset(token)
    if entries:
        _late.discard(name)
    return turn


def _say_once(name, why):
    """The worker asks each second; one that is away stands in the log when it begins to be."""
    if name not in _late:
        logger.warning("The outbox waits: %s", why)
        _late.add(name)


def _hand_on(name: str, entries: list[OutboxEntry]) -> int:
    """Tell a consumer of these rows; those go that it took."""
    refused = _refused(_consumers[name], entries)
    gone = [entry.pk for entry in entries if entry not in refused]
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
