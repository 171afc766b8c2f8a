"""The kinds of record that can be found: each app registers its own in its `documents.py`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from django.utils.module_loading import autodiscover_modules

from search.query import Result, Span

Labels = Callable[[Iterable[str]], dict[str, str]]
More = Callable[[list[int]], Mapping[int, tuple[Mapping, Mapping]]]
Followers = Callable[[Iterable[int]], Mapping[str, Iterable[int]]]
AT_ONCE = 2000
"""Records of which an extension is asked together."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an index knows of one record.

    `texts` by field, as written; `numbers` are what it is called by (folded however they
    are spaced); `values` are slugs by facet; `spans` are (earliest, latest) by range, left
    out where unknown; `sorts` by name is a string whose ascending order is the sort's, ""
    where missing (those come last).
    """

    pk: int
    texts: Mapping[str, str]
    numbers: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """A text that is searched: a word found here counts `weight` times, for this `reason`.

    `asked` are the words that ask for it alone: `maker:ekco`. `label` is what readers know it
    as, fit to follow "found in" and "looks only in". `is_inverted`: names stand in it with the
    last part first, which nobody types: "Day, Robin". Not `is_stemmed`: words of any language
    stand in it, of which English endings are no endings. Not `is_remembered`: people's words
    stand in it, which no process keeps once they are indexed.
    """

    name: str
    weight: float
    reason: str
    asked: tuple[str, ...] = ()
    tells: str = "name"
    label: str = ""
    is_inverted: bool = False
    is_stemmed: bool = True
    is_remembered: bool = True

    def orders(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Some words in each order in which they may stand here side by side."""
        typed = tuple(words)
        return [typed, (typed[-1], *typed[:-1])] if self.is_inverted else [typed]


@dataclass(frozen=True)
class Range:
    """Numbers between two ends, typed where a facet's values are chosen.

    `name` is its name in each Document's `spans`; `ends` name the two fields in an address,
    `labels` say what to call them. `read` finds the first and the last number that some words
    mean, None if they mean none; `unread` says so, with the words put in. `say` puts two ends
    in words, of which one may be None. `missing` is the facet's value where there is no number.
    `find` gives where in a text such words stand, as (start, end, Span).
    """

    name: str
    ends: tuple[str, str]
    labels: tuple[str, str]
    read: Callable[[str], tuple[int, int] | None]
    say: Callable[[int | None, int | None], str]
    unread: str
    missing: str
    find: Callable[[str], Iterable[tuple[int, int, Span]]] | None = None


@dataclass(frozen=True)
class Facet:
    """A way to narrow. `labels` tells what to call each of the slugs it is given; a slug that it
    leaves out is nothing that the public may know of.

    `weight` says how much sharing a value makes two records alike (0: nothing), the rarer the
    value the more, unless that `is_steady`. `moved` tells
    which of the slugs it is given stand in old addresses only, and what stands for each now.
    `range` may be typed beside its values. `is_suggested`: its values are proposed to whoever
    types how one begins.

    How a list says it: `phrase` puts the values into its heading, those with the lowest
    `phrase_place` first; `is_noun` where they are what the list is of ("Tins"), `is_lower` where
    they stand in a sentence without capitals. How a list offers it: `is_open` before anything is
    chosen, in the `order` of a slug (raises KeyError for what has none; else the commonest
    first), and `all_called` is what the page with all values calls them ("makers"; without it
    nothing leads there). `own` names, without a query, those of some slugs that a record which
    came with its public relations has, or that need no looking up: `own(record, slugs)`. Whoever
    chooses a record for something is `offered` these slugs to narrow by.
    """

    name: str
    label: str
    labels: Labels
    weight: float = 0
    is_steady: bool = False
    moved: Labels | None = None
    range: Range | None = None
    is_suggested: bool = False
    phrase: str = ", {}"
    phrase_place: int = 100
    is_noun: bool = False
    is_lower: bool = False
    is_open: bool = False
    order: Callable[[str], int] | None = None
    all_called: str = ""
    own: Callable[[object, Iterable[str]], Mapping[str, str]] | None = None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sort:
    """An order that may be chosen; the values are in each Document's `sorts`."""

    name: str
    label: str


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `public` gives the queryset of what the public may see, `documents` the documents of
    those of the given primary keys which are in it (None: all), few queries for all.
    `texts` gives, for primary keys, the texts to highlight, as written, by field's name.
    `ranges` names the ranges that a Document's `spans` may have. `default_sort` is the order
    where no words were typed.

    `cards` gives, for primary keys, the public records in that order with all that their cards
    show, in four queries at most; templates `card` and `hit` (a line among suggestions; without
    one it is not proposed) get one as `record`. `list_address` is where the kind's own list is,
    for words (`q`) and slugs by facet; without it the page over all kinds lists them.
    `explain` gives those records, found with highlights, what their cards say of why.
    `followers` are the records of other kinds, by kind, of whom something is said that these
    records tell: where these change, they are brought up to date as well.
    """

    name: str
    label: str
    model: str
    public: Callable[[], object]
    documents: Callable[[Iterable[int] | None], Iterator[Document]]
    texts: Callable[[Iterable[int]], dict[int, dict[str, str]]]
    fields: tuple[Field, ...]
    card: str
    facets: tuple[Facet, ...] = ()
    sorts: tuple[Sort, ...] = ()
    ranges: tuple[str, ...] = ()
    default_sort: str = ""
    hit: str = ""
    cards: Callable[[Iterable[int]], list] | None = None
    explain: Callable[[list, "Kind", Result, str], None] | None = None
    list_address: Callable[..., str] | None = None
    followers: Followers | None = None

    def facet(self, name: str) -> Facet | None:
        return next((facet for facet in self.facets if facet.name == name), None)


@dataclass(frozen=True)
class Extension:
    """What one app adds to a kind of another; see `extend`."""

    facets: tuple[Facet, ...]
    fields: tuple[Field, ...]
    add: More | None
    followers: Followers | None = None

    def of(self, kind: Kind) -> Kind:
        """The kind with this added. Raises ValueError where a name is taken already."""
        for old, new in ((kind.facets, self.facets), (kind.fields, self.fields)):
            if taken := {part.name for part in old} & {part.name for part in new}:
                raise ValueError(f"The kind {kind.name} has {', '.join(sorted(taken))} already.")
        if self.followers:
            kind = replace(kind, followers=_both(kind.followers, self.followers))
        if not self.add:
            return kind
        return replace(
            kind,
            facets=(*kind.facets, *self.facets),
            fields=(*kind.fields, *self.fields),
            documents=lambda pks=None: self._documents(kind.documents(pks)),
            texts=lambda pks: self._texts(kind.texts(pks)),
        )

    def _documents(self, documents: Iterator[Document]) -> Iterator[Document]:
        documents = iter(documents)
        while batch := list(islice(documents, AT_ONCE)):
            more = self.add([document.pk for document in batch])
            for document in batch:
                texts, values = more.get(document.pk, ({}, {}))
                yield replace(
                    document,
                    texts={**document.texts, **texts},
                    values={**document.values, **values},
                )

    def _texts(self, found: dict[int, dict[str, str]]) -> dict[int, dict[str, str]]:
        more = self.add(list(found)) if found and self.fields else {}
        return {pk: {**texts, **more.get(pk, ({},))[0]} for pk, texts in found.items()}


def _both(first: Followers | None, second: Followers) -> Followers:
    """The followers that either names; no two apps name the same kind's."""
    return lambda pks: {**(first(pks) if first else {}), **second(pks)}


_kinds: dict[str, Kind] = {}
_extensions: dict[str, list[Extension]] = defaultdict(list)


def register(kind: Kind) -> None:
    """Make a kind findable; the app calls this in its `documents.py`."""
    for extension in _extensions[kind.name]:
        kind = extension.of(kind)
    _kinds[kind.name] = kind


def extend(
    name: str,
    *,
    facets: Iterable[Facet] = (),
    fields: Iterable[Field] = (),
    add: More | None = None,
    followers: Followers | None = None,
) -> None:
    """Add to a kind of an app to the left, from one's own `documents.py`, whichever is read first.

    `add` gives, for the keys of some public records, each one's texts by field and slugs by
    facet, few queries for all; what it leaves out has none. The app that adds tells of changes:
    `search.changed(<the kind's model>, keys)`; `followers` are its own records that have to be
    brought up to date where these change. Raises ValueError where a name is taken already.
    """
    extension = Extension(tuple(facets), tuple(fields), add, followers)
    if name in _kinds:
        _kinds[name] = extension.of(_kinds[name])
    _extensions[name].append(extension)


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order in which they were registered."""
    return tuple(_kinds.values())


def kind_named(name: str) -> Kind:
    """The kind of that name; raises KeyError if there is none."""
    return _kinds[name]


def kind_of(model_label: str) -> Kind | None:
    """The kind whose records are of this model (as in `objects.CollectionObject`), if any."""
    return next((kind for kind in _kinds.values() if kind.model == model_label), None)


def autodiscover() -> None:
    """Import every installed app's `documents.py`."""
    autodiscover_modules("documents")
