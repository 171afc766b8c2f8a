"""What was made of the words of the list: years that were read stand among what is chosen."""

from functools import cached_property

from objects.browsing.choices import Chip
from objects.browsing.form import SearchForm
from search import understood
from search.query import Result
from search.understanding.meaning import asked_ends
from search.understood import words_searched


class Understood(understood.Understood):
    """What a result says was read in the words of a form; its chips are shown as choices."""

    @cached_property
    def as_chosen(self) -> SearchForm:
        """The form as if what was read in the words had been chosen by hand.

        What has no value is said to be let in only where there is any.
        """
        return self.form.with_read(self.result.read)

    @property
    def chips(self) -> list[Chip]:
        """What was read in the words, each to be taken away."""
        made = []
        for between in self.as_chosen.spans:
            name, facet = between.range.name, between.facet
            if name not in self.result.read:
                continue
            made.append(Chip(facet.label, between.said, self.form.without_range(facet)))
            if self.result.read[name].with_missing and self.result.without.get(name):
                missing = between.range.missing
                words = facet.labels([missing])[missing]
                left_out = self.as_chosen.toggled(facet.name, missing)
                made.append(Chip(facet.label, words, left_out))
        return made


def as_said(form: SearchForm, result: Result) -> SearchForm:
    """A form as its heading says it: the words that were searched for, and years asked for by
    `from:` as years.
    """
    text, asked = asked_ends(form.text, [form.kind])
    text = words_searched(text, result.corrected, result.dropped)
    read = {name: span for name, span in result.read.items() if name in asked}
    return form.with_read(read).with_words(text)
