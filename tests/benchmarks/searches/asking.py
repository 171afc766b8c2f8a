"""The table of one engine with one collection: what each kind of search costs, and what else
somebody waits for.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from statistics import fmean

from search.engines import Engine
from search.everything.form import EverythingForm
from search.everything.found import FEW
from search.everything.suggesting import Suggestions, known_values
from search.finding import find, find_of_each
from search.understanding import lexicon
from tests.benchmarks.searches.bare import bare
from tests.benchmarks.searches.building import Built
from tests.benchmarks.searches.questions import COMMONEST, Questions, asked
from tests.benchmarks.searches.turns import Act, Cost, Figures, Sample, cost_of, in_turns
from tests.benchmarks.table import show

ROUNDS = 10
LETTERS = 3
"""What is typed of a word before suggestions are measured."""


class Table:
    """Measures an engine and prints line by line; of a server, the time of the clock as well,
    as the work is done elsewhere.
    """

    def __init__(self, engine: Engine, shows_wall: bool, rounds: int = ROUNDS):
        self.engine, self.shows_wall, self.rounds = engine, shows_wall, rounds

    def whole(self, cost: Cost, count: int) -> None:
        """How fast an index is built of what the database would give."""
        speed = f"{count / cost.wall:,.0f} records/s"
        show("the index built", f"{cost.wall:.1f} s", f"{speed}, {cost.cpu:.1f} s of CPU")

    def built(self, built: Built, count: int) -> None:
        """How fast an index is built, and one record put in anew: all beside the bare engine."""
        self.whole(built.whole, count)
        of_ready, theirs = built.of_ready.wall, built.bare.wall
        speed = f"{theirs / of_ready:.0%} of the speed of the bare engine, {theirs:.1f} s"
        show("… of ready documents", f"{of_ready:.1f} s", speed)
        self._beside("one record changed", *built.changes, by_wall=True)

    def searches(self, questions: Questions) -> dict[str, float]:
        """Each kind of search beside the bare engine; milliseconds of CPU by kind of search."""
        costs, added = {}, []
        for name, queries in questions.items():
            pairs = [(partial(find, query), bare(self.engine, query)) for query in queries]
            ours, theirs = in_turns(pairs, self.rounds)
            self._beside(name, ours, theirs)
            costs[name] = ours.cpu.mean
            added.append(ours.cpu.p50 - theirs.cpu.p50)
        show("all of them, on average", ms(fmean(costs.values())), "")
        show("added to the bare engine", ms(fmean(added)), f"on average, {ms(max(added))} at most")
        return costs

    def rest(self, questions: Questions) -> None:
        """What is asked for around a search."""
        some = [query for queries in questions.values() for query in queries[:2]]
        texts = [query.text for query in some]
        beginnings = [text.strip('"')[:LETTERS] for text in texts]
        self._words_anew()
        self._line("suggestions", [partial(Suggestions, start) for start in beginnings])
        self._line("nothing typed", [partial(find, asked(""))])
        self._line("over all kinds", [partial(over_all_kinds, text) for text in texts])
        remembering = [partial(find, query) for query in some]
        self._line("asked again in a minute", remembering, before=lambda: None)
        marking = [partial(find, replace(query, highlight=True)) for query in some]
        self._line("the words marked as well", marking, before=lambda: None)
        self._line("things like it", [partial(self._like, find(query)) for query in some])

    def _words_anew(self) -> None:
        """What whoever comes first after a change pays, once in a while."""
        cost = cost_of(lambda: lexicon.Lexicon(self.engine.words()))
        words = f"{len(lexicon.lexicon().counts):,} words"
        show("the words read anew", ms(cost.cpu), f"of the clock {ms(cost.wall)}, {words}")
        cost = cost_of(known_values)
        show("suggestions read anew", ms(cost.cpu), f"of the clock {ms(cost.wall)}")

    def _like(self, result) -> None:
        if result.ids:
            self.engine.similar(*result.ids[0])

    def _line(self, name: str, acts: Sequence[Act], before=None) -> None:
        """What some calls cost; the first of each is not counted."""
        for act in acts:
            act()
        ours, _ = in_turns([(act, int) for act in acts], self.rounds, before)
        more = [f"99% under {ms(ours.cpu.p99)}"]
        if self.shows_wall:
            more.append(f"of the clock {ms(ours.wall.p50)}, {ms(ours.wall.p99)}")
        show(name, ms(ours.cpu.p50), "; ".join(more))

    def _beside(self, name: str, ours: Sample, theirs: Sample, by_wall: bool = False) -> None:
        more = [beside(ours.cpu, theirs.cpu)]
        if self.shows_wall or by_wall:
            more.append(f"of the clock {ms(ours.wall.p50)}, {beside(ours.wall, theirs.wall)}")
        show(name, ms(ours.cpu.p50), "; ".join(more))


def beside(ours: Figures, theirs: Figures) -> str:
    """The ratios to the bare engine, of the half and of 99 in 100, and its own figures."""
    half, most = ours.p50 / theirs.p50, ours.p99 / theirs.p99
    return (
        f"{half:.2f} times the bare {ms(theirs.p50)}; "
        f"99% under {ms(ours.p99)}, {most:.2f} times {ms(theirs.p99)}"
    )


def compare(small: dict[str, float], large: dict[str, float], sizes: tuple[int, int]) -> None:
    """What more records cost, in CPU: over all kinds of search, and for the commonest word."""
    first, last = sizes
    name = f"{last:,} beside {first:,}"
    both = [each for each in small if each in large]
    mixed = fmean(large[each] for each in both) / fmean(small[each] for each in both)
    show(f"{name}, mixed", f"{mixed:.1f} times", "")
    if COMMONEST in both:
        show(f"{name}, commonest", f"{large[COMMONEST] / small[COMMONEST]:.1f} times", "")


def over_all_kinds(text: str) -> None:
    find_of_each(EverythingForm(text).counting(), FEW)


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
