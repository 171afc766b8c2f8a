"""docs/dates.md says what the code does: every row of its tables is read and compared."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from objects.dates import PERIODS, read_date, say_date
from objects.dates.reading import first_rule
from objects.dates.rules import RULES
from objects.dates.tidy import tidy, without_doubt

DOCS = Path(__file__).resolve().parents[2] / "docs" / "dates.md"
TODAY = date(2026, 11, 24)


def table(first_heading: str) -> list[list[str]]:
    """The rows of the table whose heading begins with these words."""
    lines = DOCS.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {first_heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split(" | ")])
    return rows


RULE_ROWS = table("Rule | Words")
DOUBT_ROWS = table("Words | EDTF")


def rule_name(words: str) -> str:
    """The rule that explains the words, once words of doubt are taken off."""
    plain = tidy(words)
    while not (found := first_rule(plain, TODAY)):
        plain, _ = without_doubt(plain)
    return found[0].name


def test_every_rule_stands_in_the_docs_in_its_order():
    documented = list(dict.fromkeys(row[0] for row in RULE_ROWS))
    assert documented == [rule.name for rule in RULES]
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_has_a_source():
    first_rows = {row[0]: row[7] for row in reversed(RULE_ROWS)}
    assert [name for name, source in first_rows.items() if not source] == []


@pytest.mark.parametrize("row", RULE_ROWS, ids=lambda row: row[1])
def test_examples_read_as_the_docs_say(row):
    name, words, edtf, earliest, latest, certainty, said, *_ = row
    read = read_date(words, TODAY)
    assert (read.edtf, str(read.earliest), str(read.latest)) == (edtf, earliest, latest)
    assert read.certainty == certainty
    assert say_date(read.edtf, read.earliest, read.latest, read.certainty, words) == said
    assert rule_name(words) == name


@pytest.mark.parametrize("row", DOUBT_ROWS, ids=lambda row: row[0])
def test_words_of_doubt_read_as_the_docs_say(row):
    words, edtf, certainty, said = row
    read = read_date(words, TODAY)
    assert (read.edtf, read.certainty) == (edtf, certainty)
    assert say_date(read.edtf, read.earliest, read.latest, read.certainty, words) == said


@pytest.mark.parametrize("row", table("Words | Why"), ids=lambda row: row[0])
def test_what_is_not_understood_keeps_its_words_and_gets_no_year(row):
    read = read_date(row[0], TODAY)
    assert not read.understood
    assert (read.text, read.edtf, read.earliest, read.latest) == (row[0], "", None, None)
    assert say_date(read.edtf, read.earliest, read.latest, read.certainty, row[0]) == row[0]


def test_the_periods_in_the_docs_are_those_of_the_table():
    documented = [tuple(row) for row in table("Period | Earliest")]
    assert documented == [
        (
            period.name,
            str(period.earliest),
            str(period.latest),
            ", ".join(period.also),
            "yes" if period.facet else "",
            period.source,
        )
        for period in PERIODS
    ]


@pytest.mark.shared
def test_historic_englands_periods_are_theirs(shared):
    """Their years BC are negative without a year 0, ours astronomical."""
    path = shared / "vocabulary" / "HE_Periods.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        theirs = {spelling(row["NAME"]): row for row in csv.DictReader(file) if row["MIN_DATE"]}
    checked = 0
    for period in PERIODS:
        if period.source != "Historic England periods list":
            continue
        row = theirs[THEIR_NAMES.get(period.name, spelling(period.name))]
        years = [int(row["MIN_DATE"]), int(row["MAX_DATE"])]
        assert [period.earliest, period.latest] == [y + 1 if y < 0 else y for y in years], period
        checked += 1
    assert checked > 40


THEIR_NAMES = {
    "Between the wars": "interwar",
    "Modern": "20th century",
}


def spelling(name: str) -> str:
    """A name in small letters, without hyphens, with "mid" for "middle"."""
    return re.sub(r"\bmiddle (?=roman|anglo)", "mid ", name.lower().replace("-", " "))
