"""What a run is told as: a table for what may be tuned to, and one for what may not."""

from collections.abc import Iterable

from tests.search.relevance.judgements import NOTHING
from tests.search.relevance.metrics import Score
from tests.search.relevance.runs import Case

COLUMNS = (
    ("ndcg", "nDCG@10"),
    ("first", "first"),
    ("reciprocal", "MRR"),
    ("recall", "recall@24"),
)
GOALS = "Goals: nDCG@10 0.85 and no class under 0.70; known items first 0.95; honest 0.90."

Scores = dict[str, Score]


def tables(decided: list[Case], scores: Scores, plain: Scores) -> str:
    """Both tables, each figure with plain BM25's after the stroke."""
    tuned = [case for case in decided if not case.judgement.is_held_out]
    held_out = [case for case in decided if case.judgement.is_held_out]
    lines = [
        *_table("Tuned", tuned, scores, plain),
        "",
        *_table("Held out", held_out, scores, plain),
    ]
    return "\n".join((*lines, "", f"{GOALS} After the stroke: plain BM25."))


def _table(title: str, decided: list[Case], scores: Scores, plain: Scores) -> list[str]:
    answered = [case for case in decided if case.judgement.group != NOTHING]
    groups = dict.fromkeys(case.judgement.group for case in answered)
    rows = [_row(group, _of(answered, group), scores, plain) for group in groups]
    heads = "".join(f"{label:>14}" for _, label in COLUMNS)
    return [
        f"{title:<12}{'':>4}{heads}",
        *rows,
        _row("all", answered, scores, plain),
        _honesty(_of(decided, NOTHING), scores, plain),
    ]


def _of(decided, group):
    return [case for case in decided if case.judgement.group == group]


def _row(name: str, decided: list[Case], scores: Scores, plain: Scores) -> str:
    figures = (
        f"{_mean(decided, scores, column)} / {_mean(decided, plain, column)}"
        for column, _ in COLUMNS
    )
    return f"{name:<12}{len(decided):>4}" + "".join(f"{figure:>14}" for figure in figures)


def _mean(decided: Iterable[Case], scores: Scores, column: str) -> str:
    values = [getattr(scores[case.judgement.query], column) for case in decided]
    values = [value for value in values if value is not None]
    return f"{sum(values) / len(values):.2f}" if values else "   -"


def _honesty(decided: list[Case], scores: Scores, plain: Scores) -> str:
    ours, theirs = (
        sum(of[case.judgement.query].honest == 1 for case in decided) for of in (scores, plain)
    )
    return f"honest about nothing: {ours} of {len(decided)} / {theirs}"


def fallen(decided: list[Case], worse: dict[str, list[str]]) -> str:
    """Which searches got worse; of those held out, only how many: nobody tunes to them."""
    named = [
        f"  {case.judgement.group}: {case.judgement.query} ({', '.join(parts)})"
        for case in decided
        if not case.judgement.is_held_out and (parts := worse.get(case.judgement.query))
    ]
    if not worse:
        return "None got worse since the run before."
    return "\n".join((f"Worse since the run before ({len(worse) - len(named)} held out):", *named))


def each(decided: list[Case], scores: Scores) -> str:
    """Every search that may be tuned to, the worst first in each class."""
    tuned = [case for case in decided if not case.judgement.is_held_out]
    groups = dict.fromkeys(case.judgement.group for case in tuned)
    lines = []
    for group in groups:
        found = [(scores[case.judgement.query], case) for case in _of(tuned, group)]
        found.sort(key=lambda pair: (pair[0].ndcg or 0, pair[0].honest or 0))
        lines += [group, *(_line(score, case) for score, case in found)]
    return "\n".join(lines)


def _line(score: Score, case: Case) -> str:
    parts = [(label, getattr(score, column)) for column, label in (*COLUMNS, ("honest", "honest"))]
    said = ", ".join(f"{label} {value:.2f}" for label, value in parts if value is not None)
    return f"  {case.judgement.query}: {said} ({len(case.relevant)} answer it)"
