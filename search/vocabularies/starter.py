"""The list to start with: what people call things, as sets that editors can change."""

from collections.abc import Iterator
from pathlib import Path

from search.models import SynonymSet

STARTER = Path(__file__).parent.parent / "starter_synonyms.txt"
CAREFUL = " ! "
SOURCE = "starter:"


def starter_sets(path: Path = STARTER) -> Iterator[SynonymSet]:
    """The sets of a list, one from each line, unsaved; how it is written stands at its head."""
    for line in path.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            words, _, careful = line.partition(CAREFUL)
            kept = SynonymSet(words=words.strip(), careful_words=careful.strip())
            kept.source = f"{SOURCE}{kept.words}"[:300]
            kept.as_imported = kept.written
            yield kept


def load_starter() -> int:
    """Add the sets that are not there yet; return how many. Safe to run again: what a person
    changed, or took out of use, stays.
    """
    known = set(
        SynonymSet.objects.filter(source__startswith=SOURCE).values_list("source", flat=True)
    )
    new = [kept for kept in starter_sets() if kept.source not in known]
    SynonymSet.objects.bulk_create(new)
    return len(new)
