"""Files of vocabularies, read as concepts: what one thing is called, and where that is written."""

import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS

LANGUAGE = "en"
SKOS_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".nt": "nt", ".jsonld": "json-ld"}
TABLES = {".tsv": "\t", ".csv": ","}
_QUALIFIED = re.compile(r"\s*\([^)]*\)|\s+[-–]\s.*")
_MARKS = re.compile("[=>,]")


class CannotRead(Exception):
    """The file is no vocabulary that this site can read."""


@dataclass(frozen=True)
class Concept:
    """One thing that a vocabulary names: the name it prefers, and the others.

    `source` is its address, `thanks` the vocabulary's title. `left_out` are names that only
    mean this with what stands behind them ("plastic (natural)"), or cannot be written in a set.
    """

    source: str
    label: str
    others: tuple[str, ...]
    thanks: str = ""
    left_out: tuple[str, ...] = field(default=(), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.label, *self.others)


def read(path: Path) -> list[Concept]:
    """The concepts of a file that have other names; raises CannotRead."""
    suffix = path.suffix.lower()
    try:
        if suffix in SKOS_FORMATS:
            return list(_skos(path, SKOS_FORMATS[suffix]))
        if suffix == ".zip":
            return list(_thesaurus(path))
        if suffix in TABLES:
            return list(_table(path, TABLES[suffix]))
    except Exception as error:  # each format's parser has errors of its own
        raise CannotRead(f"{path} cannot be read: {error}") from error
    raise CannotRead(f"{path}: only {', '.join((*SKOS_FORMATS, '.zip', *TABLES))} can be read.")


def _concept(source: str, label: str, others, thanks: str) -> Concept | None:
    """A concept of the names as written; None if it has but one."""
    others = [other.strip() for other in others if other.strip()]
    name = _QUALIFIED.sub("", label).strip()
    left_out = [other for other in others if _QUALIFIED.search(other) or _MARKS.search(other)]
    kept = dict.fromkeys(other for other in others if other not in left_out)
    kept.pop(name, None)
    if not name or _MARKS.search(name) or not kept:
        return None
    return Concept(source, name, tuple(kept), thanks, tuple(left_out))


def _skos(path, kind) -> Iterator[Concept]:
    """Labels in English, or without a language. Broader and narrower concepts are other things,
    not other words: they are left alone.
    """
    graph = Graph().parse(path, format=kind)
    for subject in graph.subjects(RDF.type, SKOS.Concept):
        label = next(_labels(graph, subject, SKOS.prefLabel), "")
        others = [*_labels(graph, subject, SKOS.altLabel)]
        others += _labels(graph, subject, SKOS.hiddenLabel)
        scheme = graph.value(subject, SKOS.inScheme)
        thanks = str(graph.value(scheme, DCTERMS.title, default="")) if scheme else ""
        if concept := _concept(str(subject), label, others, thanks):
            yield concept


def _labels(graph, subject, name) -> Iterator[str]:
    for label in graph.objects(subject, name):
        language = label.language if isinstance(label, Literal) else None
        if not language or language.partition("-")[0] == LANGUAGE:
            yield str(label)


def _thesaurus(path) -> Iterator[Concept]:
    """A thesaurus as Historic England gives it out: a zip of tables (its terms; which of them
    are used instead of which).
    """
    with zipfile.ZipFile(path) as file:
        terms = {row["THE_TE_UID"]: row["TERM"].lower() for row in _rows(file, "thesaurus_terms")}
        preferences = _rows(file, "thesaurus_term_preferences")
        thanks = "; ".join(row["NAME"] for row in _rows(file, "classification_groups"))
    others = defaultdict(list)
    for row in preferences:
        others[row["THE_TE_UID_2"]].append(terms.get(row["THE_TE_UID_1"], ""))
    for term, names in others.items():
        source = f"{thanks} {term}"
        if concept := _concept(source, terms.get(term, ""), names, thanks):
            yield concept


def _rows(file, name) -> list[dict[str, str]]:
    content = file.read(f"{name}.csv")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # as a spreadsheet on Windows saves it
        text = content.decode("cp1252")
    return list(csv.DictReader(io.StringIO(text)))


def _table(path, delimiter) -> Iterator[Concept]:
    """One set a line: a name, and in the further columns its others."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for label, *others in filter(None, csv.reader(file, delimiter=delimiter)):
            if label.isdigit() or any(other.isdigit() for other in others):
                raise ValueError(f"“{label}” is a line of numbers, not of names.")
            source = f"{path.name}: {label}"
            if concept := _concept(source, label, others, path.stem):
                yield concept
