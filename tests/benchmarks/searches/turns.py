"""Costs: of one call, and of many that take turns with the bare engine's."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles

from django.core.cache import caches

Act = Callable[[], object]


@dataclass(frozen=True)
class Cost:
    """Seconds of our process's CPU, all its threads together, and of the clock."""

    cpu: float
    wall: float


def cost_of(act: Act) -> Cost:
    """What it costs to do it once."""
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


@dataclass(frozen=True)
class Figures:
    """What many calls took, in seconds: half of them stay under `p50`, 99 in 100 under `p99`."""

    p50: float
    p99: float
    mean: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Figures":
        several = [*seconds, *seconds]  # quantiles want two at least
        return cls(
            median(seconds), quantiles(several, n=100, method="inclusive")[98], fmean(seconds)
        )


@dataclass(frozen=True)
class Sample:
    """The costs of many calls of one sort."""

    costs: Sequence[Cost]

    @property
    def cpu(self) -> Figures:
        return Figures.of([cost.cpu for cost in self.costs])

    @property
    def wall(self) -> Figures:
        return Figures.of([cost.wall for cost in self.costs])


def in_turns(
    pairs: Sequence[tuple[Act, Act]], rounds: int, before: Act | None = None
) -> tuple[Sample, Sample]:
    """The costs of ours and of theirs, one after the other, so that whatever else the machine
    does happens to both. Ours begins with nothing remembered, unless something else is done
    `before` it.
    """
    ours, theirs = [], []
    for our, their in pairs * rounds:
        (before or forget)()
        ours.append(cost_of(our))
        theirs.append(cost_of(their))
    return Sample(ours), Sample(theirs)


def forget() -> None:
    """What was found a moment ago has to be found anew."""
    caches["searches"].clear()
