"""Concepts as sets of synonyms: which are safe to use, and which are for a person to decide."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction

from search.models import SynonymSet
from search.registry import kinds
from search.vocabularies.ordinary import (
    TOO_MANY,
    Evidence,
    folded,
    is_abbreviation_or_trade_name,
    is_everyday,
)
from search.vocabularies.reading import Concept

FAMILY = (" and ", " / ")
"""A name of two things ("wood and plant material") is that of a family, not of one thing."""
MANY = 5
"""So many other names in small letters are more often the kinds of a thing than its names."""


@dataclass
class Proposal:
    """A set as an import would make it. `clashes` say why a person should look at it.

    Of the `names`, the `leading` lead on to the rest, and nothing leads to them.
    """

    concept: Concept
    names: list[str]
    leading: list[str] = field(default_factory=list)
    careful: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    is_doubtful: bool = False

    @property
    def words(self) -> str:
        rest = f" {SynonymSet.SAME} ".join(name for name in self.names if name not in self.leading)
        return f"{', '.join(self.leading)} {SynonymSet.LEADS_TO} {rest}" if self.leading else rest

    def fill(self, kept: SynonymSet) -> None:
        """Write it into a set, and into the set's memory of what was imported."""
        kept.source, kept.words = self.concept.source, self.words
        kept.careful_words = ", ".join(self.careful)
        kept.credited_to = self.concept.thanks[:200]
        kept.is_in_use = not self.is_doubtful
        kept.as_imported = kept.written


@dataclass
class Outcome:
    """What an import did: how many sets of each sort, and what a person should decide."""

    counts: Counter = field(default_factory=Counter)
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def clashing(self) -> list[Proposal]:
        return [proposal for proposal in self.proposals if proposal.clashes]


def import_concepts(
    concepts: list[Concept],
    about: str,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> Outcome:
    """Make or update a set for each concept; all of them, or none if it fails.

    A set that a person changed stays as it is, and so does one that somebody wrote herself.
    """
    evidence = Evidence(concepts, kinds(), about)
    outcome = Outcome(proposals=list(proposals(concepts, evidence)))
    known = {kept.source: kept for kept in SynonymSet.objects.exclude(source="")}
    own = {frozenset(kept.terms) for kept in SynonymSet.objects.filter(source="")}
    with transaction.atomic():
        for done, proposal in enumerate(outcome.proposals, 1):
            kept = known.get(proposal.concept.source)
            outcome.counts[_put(proposal, kept, own, dry_run)] += 1
            progress(done)
    return outcome


def _put(proposal: Proposal, kept: SynonymSet | None, own, dry_run: bool) -> str:
    """Save a proposal where it may be; says what came of it."""
    if kept is None and frozenset(map(folded, proposal.names)) in own:
        return "written by an editor already"
    if kept and kept.is_edited:
        return "kept as an editor changed them"
    said = "updated" if kept else "new"
    kept = kept or SynonymSet()
    before = kept.as_imported
    proposal.fill(kept)
    if kept.as_imported == before:
        return "the same as before"
    if not dry_run:
        kept.save()
    return said


# What is safe


def proposals(concepts: Iterable[Concept], evidence: Evidence) -> Iterator[Proposal]:
    """A proposal for each concept that has two names or more."""
    concepts = list(concepts)
    labels = defaultdict(set)
    for concept in concepts:
        labels[folded(concept.label)].add(concept.source)
    for concept in concepts:
        names = _names(concept)
        if len(names) > 1:
            yield _proposal(concept, names, evidence, labels)


def _proposal(concept: Concept, names: list[str], evidence: Evidence, labels) -> Proposal:
    proposal = Proposal(concept, names)
    if any(mark in concept.label for mark in FAMILY):
        _doubt(proposal, f"“{concept.label}” names a family of things, not one")
    if sum(not is_abbreviation_or_trade_name(name) for name in names[1:]) >= MANY:
        _doubt(proposal, "so many names are more often kinds of a thing")
    for name in names:
        _look_at(proposal, name, evidence, labels)
    if len(proposal.careful) == len(names):
        _doubt(proposal, "each of them is an ordinary word")
    return proposal


def _names(concept: Concept) -> list[str]:
    """The names that a set can hold, each once."""
    by_term = {}
    for name in concept.names:
        term = folded(name)
        if term and len(term) <= SynonymSet.MOST_WORDS:
            by_term.setdefault(term, name)
    names = list(by_term.values())
    longest = SynonymSet._meta.get_field("words").max_length
    while len(f" {SynonymSet.SAME} ".join(names)) > longest:
        names.pop()
    return names


def _look_at(proposal: Proposal, name: str, evidence: Evidence, labels) -> None:
    """Note what speaks against a name."""
    term, source = folded(name), proposal.concept.source
    if name != proposal.concept.label and labels.get(term, set()) - {source}:
        _doubt(proposal, f"“{name}” is also the name of something else in the vocabulary")
    if (share := evidence.share(term)) > TOO_MANY:
        _doubt(proposal, f"“{name}” is in {share:.0%} of the records")
        return
    is_said = evidence.is_ordinary(term, source)
    if is_abbreviation_or_trade_name(name):
        if is_said or is_everyday(name):
            proposal.careful.append(name)
            why = _said(evidence, term) if is_said else "an everyday word or abbreviation"
            proposal.clashes.append(f"“{name}” only in capitals: {why}")
        elif name != proposal.concept.label and evidence.is_wider(term, source):
            proposal.leading.append(name)
            why = f"in {evidence.written[term]:,} records, of which most are something else"
            proposal.clashes.append(f"“{name}” leads on, but nothing leads to it: {why}")
    elif is_said or (is_everyday(name) and name != proposal.concept.label):
        why = f": {_said(evidence, term)}" if is_said else ""
        _doubt(proposal, f"“{name}” is an ordinary word{why}")


def _said(evidence: Evidence, term) -> str:
    said = max(evidence.elsewhere[term], evidence.things[term])
    return f"in {said:,} records for something else, or beside it"


def _doubt(proposal: Proposal, why: str) -> None:
    proposal.is_doubtful = True
    proposal.clashes.append(why)
