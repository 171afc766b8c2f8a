"""What is searched for: ten kinds of search, a dozen of each, made from the documents themselves,
so that any collection can be measured. The same documents give the same searches.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from django.http import QueryDict

from objects.browsing import SearchForm
from search.models import SynonymSet
from search.query import Query
from search.registry import Document
from search.understanding.lexicon import Lexicon
from search.words import SMALL, split

OF_EACH = 12
SHORTEST = 4
CHOSEN = ("material", "colour", "kind")
"""Facets of which two are chosen beside a word."""
COMMONEST = "the commonest word"

Questions = Mapping[str, Sequence[Query]]


def questions(documents: Sequence[Document], lexicon: Lexicon) -> Questions:
    """The searches by what kind they are, as the list of objects asks them; a kind of which the
    collection gives none is left out.
    """
    made = Maker(documents, lexicon)
    found = {
        "one word": made.words(1),
        COMMONEST: made.commonest(),
        "three words": made.words(3),
        "a phrase": made.phrases(),
        "an object's number": made.numbers(),
        "a misspelt word": made.misspelt(),
        "a word with synonyms": made.synonyms(),
        "a word and a decade": made.decades(),
        "a word and two choices": made.choices(),
        "words of different things": made.strangers(),
    }
    return {name: queries for name, asked in found.items() if (queries := list(asked))}


def asked(text: str, **chosen: str) -> Query:
    """The first page of the list of objects for these words and choices."""
    typed = QueryDict(mutable=True)
    typed.update({"q": text, **chosen})
    return SearchForm.read(typed).query(page=1)


class Maker:
    """Makes searches out of documents that were drawn once."""

    def __init__(self, documents: Sequence[Document], lexicon: Lexicon):
        self.random = random.Random(5)
        self.drawn = self.random.sample(documents, len(documents))
        self.lexicon = lexicon

    def words(self, count: int) -> Iterator[Query]:
        """What a thing is called, in so many words of its title and kind."""
        several = [words for words in map(named, self.drawn) if len(words) >= count]
        return (asked(" ".join(words[:count])) for words in several[:OF_EACH])

    def commonest(self) -> Iterator[Query]:
        plain = [word for word in self.lexicon.counts if word.isalpha() and word not in SMALL]
        yield asked(max(plain, key=self.lexicon.count))

    def phrases(self) -> Iterator[Query]:
        titles = [split_words(document.texts.get("title", "")) for document in self.drawn]
        several = [words for words in titles if len(words) > 1]
        return (asked('"{} {}"'.format(*words)) for words in several[:OF_EACH])

    def numbers(self) -> Iterator[Query]:
        numbered = [document for document in self.drawn if document.numbers]
        return (asked(document.numbers[0]) for document in numbered[:OF_EACH])

    def misspelt(self) -> Iterator[Query]:
        """Words in which two letters changed places, so that nobody has them."""
        long = [word for words in map(named, self.drawn) for word in words if len(word) > 6]
        wrong = [word[:3] + word[4] + word[3] + word[5:] for word in dict.fromkeys(long)]
        unknown = [word for word in wrong if not self.lexicon.knows(word)]
        return map(asked, unknown[:OF_EACH])

    def synonyms(self) -> Iterator[Query]:
        """Words for which others are found as well."""
        leading = [
            " ".join(words)
            for synonyms in SynonymSet.objects.in_use().order_by("pk")
            for words, others, is_careful in synonyms.leads()
            if not is_careful and any(all(map(self.lexicon.has, other)) for other in others)
        ]
        self.random.shuffle(leading)
        return map(asked, leading[:OF_EACH])

    def decades(self) -> Iterator[Query]:
        dated = [document for document in self.drawn if document.spans and named(document)]
        for document in dated[:OF_EACH]:
            year, _ = next(iter(document.spans.values()))
            yield asked(f"{year // 10 * 10}s {named(document)[0]}")

    def choices(self) -> Iterator[Query]:
        fit = [document for document in self.drawn if chosen(document) and named(document)]
        return (asked(named(document)[0], **chosen(document)) for document in fit[:OF_EACH])

    def strangers(self) -> Iterator[Query]:
        """A word of each of three things: hardly any record has all."""
        words = [words[0] for words in map(named, self.drawn) if words]
        return (asked(" ".join(words[at : at + 3])) for at in range(0, 3 * OF_EACH, 3))


def split_words(text: str) -> list[str]:
    """The words of a text's first line, folded."""
    first, *_ = text.splitlines() or [""]
    return [word for _, _, word in split(first)]


def named(document: Document) -> list[str]:
    """The longer words of a thing's kind and title, each once."""
    both = (document.texts.get(name, "") for name in ("names", "title"))
    words = (word for text in both for word in split_words(text))
    return [word for word in dict.fromkeys(words) if len(word) >= SHORTEST and word.isalpha()]


def chosen(document: Document) -> dict[str, str]:
    """A value of each of two facets, where it has two."""
    slugs = {name: document.values[name][0] for name in CHOSEN if document.values.get(name)}
    return dict(list(slugs.items())[:2]) if len(slugs) > 1 else {}
