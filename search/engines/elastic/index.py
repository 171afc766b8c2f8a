"""What our indexes are called, which one is in use, and the number of its last change.

Indexes are numbered: `bac-collection-1764030000`. An alias says which is in use, and for which
mapping: `bac-collection-for-3f2a…`. So a process whose code knows another mapping finds no
index, without having to ask, rather than one that lacks its fields.
"""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from search.engines.elastic.connection import NO_INDEX
from search.engines.elastic.documents import fingerprint, shape
from search.query import NoIndex

GENERATION = "generation"
"""The record that counts changes: written anew after each, its version is the count. It has no
kind, so no search finds it.
"""
GRACE = 5 * 60
"""Seconds that an index stays after it was replaced, for those who still read in it."""
UNIT = 10**9  # more than there will be changes of one index


@dataclass(frozen=True)
class Held:
    """One index of ours, as the server describes it."""

    name: str
    aliases: tuple[str, ...] = ()
    shape: tuple[str, ...] = ()
    built: datetime | None = None

    @property
    def is_used(self) -> bool:
        return bool(self.aliases)


@dataclass(frozen=True)
class Names:
    """The names of our indexes and aliases on one server."""

    prefix: str
    made_for: str = field(default_factory=fingerprint)

    @property
    def alias(self) -> str:
        """The index in use, if it was made for the kinds that are registered now."""
        return f"{self.prefix}-for-{self.made_for}"

    @property
    def every_alias(self) -> str:
        return f"{self.prefix}-for-*"

    @property
    def changed(self) -> str:
        """Holds what changed while a new index is being built."""
        return f"{self.prefix}-changed-meanwhile"

    def new(self, others: list[Held]) -> str:
        """A name with a higher number than any before."""
        numbers = [number_of(other.name) + 1 for other in others]
        return f"{self.prefix}-{max([int(time.time()), *numbers])}"

    def is_ours(self, name: str) -> bool:
        return bool(re.fullmatch(rf"{re.escape(self.prefix)}-\d+", name))


def number_of(name: str) -> int:
    return int(name.rpartition("-")[2])


def indexes(client: Elasticsearch, names: Names) -> list[Held]:
    """Every index of ours, the oldest first."""
    found = client.indices.get(
        index=f"{names.prefix}-*", filter_path="*.aliases,*.mappings._meta", allow_no_indices=True
    )
    ours = [_held(name, about) for name, about in found.items() if names.is_ours(name)]
    return sorted(ours, key=lambda held: number_of(held.name))


def _held(name, about) -> Held:
    meta = about.get("mappings", {}).get("_meta", {})
    built = meta.get("built")
    return Held(
        name,
        tuple(about.get("aliases", ())),
        tuple(meta.get("shape", ())),
        datetime.fromisoformat(built) if built else None,
    )


def meta() -> dict:
    """What an index tells of itself: what it was made for, and when it was ready."""
    return {"shape": shape(), "built": datetime.now(UTC).isoformat()}


def in_use(client: Elasticsearch, names: Names) -> Held:
    """The index in use; raises NoIndex, naming what differs, if it is of another version."""
    used = [held for held in indexes(client, names) if held.is_used]
    if not used:
        raise NoIndex(NO_INDEX)
    held = used[-1]
    if names.alias not in held.aliases:
        raise NoIndex(
            f"The search index is of another version ({difference(held.shape)}): "
            "manage.py rebuild_search_index"
        )
    return held


def difference(held: tuple[str, ...]) -> str:
    """What a mapping has that the one of today has not, and the other way round."""
    now, then = set(shape()), set(held)
    parts = [("new: ", sorted(now - then)), ("gone: ", sorted(then - now))]
    said = [what + ", ".join(names) for what, names in parts if names]
    return "; ".join(said) or "its words are held in another way"


def generation_search(index: str, using: Elasticsearch) -> Search:
    """Asks for the number of the last change, beside a search and in the same request."""
    search = Search(index=index, using=using).query("ids", values=[GENERATION])
    return search.extra(version=True, track_total_hits=False).source(False)


def generation_in(hits: list[dict]) -> int:
    """The number of the last change: higher in an index that is newer."""
    hit = hits[0] if hits else None
    return number_of(hit["_index"]) * UNIT + hit["_version"] if hit else 0


def count_change(client: Elasticsearch, index: str) -> None:
    """Make the generation another. Whoever sees the new one sees what was changed before it,
    on every copy: a result that is kept under it is never of before.
    """
    client.index(index=index, id=GENERATION, document={}, refresh=True)
