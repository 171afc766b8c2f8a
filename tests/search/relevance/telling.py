"""What the command does once there is a database: measure, count, or show one search."""

from functools import cached_property
from pathlib import Path

from objects.documents import KIND
from search.registry import kind_named
from tests.search.relevance import report
from tests.search.relevance.asking import ENGINES, ask
from tests.search.relevance.baseline import Baseline
from tests.search.relevance.judgements import read_judgements
from tests.search.relevance.metrics import TOP
from tests.search.relevance.records import read_records
from tests.search.relevance.runs import Case, cases, run, save, saved, unanswered, worse


class Telling:
    """Measures the engines of these names (None: all); keeps each run in `folder`."""

    def __init__(self, folder: Path, names: list[str] | None):
        self.folder = folder
        self.names = [name for name in names or ENGINES if self._knows(name)]

    def _knows(self, name) -> bool:
        if name not in ENGINES:
            print(f"There is no engine “{name}”; there is {', '.join(ENGINES)}.")
        return name in ENGINES

    @cached_property
    def records(self):
        return read_records()

    @cached_property
    def cases(self) -> list[Case]:
        found = cases(read_judgements(), self.records)
        for wrong in unanswered(found):
            print(f"Wrong: {wrong}")
        return [case for case in found if case.relevant or not case.judgement.is_relevant]

    def measure(self, each: bool = False) -> None:
        """Print each engine's tables (and `each` search) and what got worse; keep the run."""
        plain = run(Baseline(kind_named(KIND).documents(None)).ask, self.cases)
        for name in self.names:
            engine = self._ready(name)
            scores = run(lambda text, engine=engine: ask(engine, text), self.cases)
            path = self.folder / f"{name}.json"
            print(f"\n== {name}: {len(self.cases)} searches of {len(self.records):,} records\n")
            print(report.tables(self.cases, scores, plain), "\n")
            if each:
                print(report.each(self.cases, scores), "\n")
            print(report.fallen(self.cases, worse(saved(path), scores)))
            save(path, scores)

    def _ready(self, name):
        """The engine with an index of now: what is measured is the code as it stands."""
        engine = ENGINES[name]()
        engine.rebuild()
        return engine

    def counts(self) -> None:
        """Print how many records answer each search."""
        for case in self.cases:
            judged = case.judgement
            held = " (held out)" if judged.is_held_out else ""
            print(f"{len(case.relevant):>5}  {judged.group}: {judged.query}{held}")

    def show(self, words: str) -> None:
        """Print the first results for some words, those that answer it marked."""
        titles = {record.pk: record for record in self.records}
        judged = {case.judgement.query: case.relevant for case in self.cases}
        for name in self.names:
            answer = ask(self._ready(name), words)
            print(f"\n== {name}: {words} ({len(judged.get(words, ()))} answer it)")
            for pk in answer.found[:TOP]:
                mark = "+" if pk in judged.get(words, ()) else " "
                record = titles[pk]
                print(f" {mark} {record.number:<20} {record.texts['title'].strip()}")
