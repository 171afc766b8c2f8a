"""What the blocks of a page show, fetched for all of them together when the page is read.

A stored block knows only keys. Whether the public may see what they stand for is asked each time:
a record that was withdrawn since is not there, and one line stands in its place.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from objects.blocks.saved_searches import SavedSearches
from objects.chooser.lights import STORY

BETWEEN = "<!--between texts-->"
WHOLES = (blocks.StreamBlock, blocks.ListBlock, blocks.StructBlock)
"""Blocks that are made of others."""


def walk(block: blocks.Block, value) -> Iterator[tuple[blocks.Block, object]]:
    """A block and all that it is made of, each with its value."""
    yield block, value
    for child, part in _children(block, value):
        yield from walk(child, part)


def _children(block, value):
    if value is None:
        return ()
    if isinstance(block, blocks.StreamBlock):
        return [(child.block, child.value) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [(child.block, child.value) for child in value.bound_blocks]
    if isinstance(block, blocks.StructBlock):
        return [(child, value.get(name)) for name, child in block.child_blocks.items()]
    return ()


def written_in(block: blocks.Block, value) -> Iterator[str]:
    """All that an author wrote in a block; nothing of what was chosen, nor of what was left out."""
    for part, own in walk(block, value):
        if own is not None and not isinstance(part, WHOLES):
            yield from filter(None, map(str, part.get_searchable_content(own)))


def chosen_in(block: blocks.Block, value) -> Iterator[tuple]:
    """(chooser block, record) of all that was chosen in a block, a stream or a page's body, by
    hand: what a search in it finds is promised by nobody.

    The records know their keys only, and some may not be shown any more.
    """
    return _chosen_among(walk(block, value))


def _chosen_among(parts, searches=None):
    for part, own in parts:
        if hasattr(part, "chosen_here"):
            yield from part.chosen_here(own)
        if searches and hasattr(part, "found_here"):
            yield from part.found_here(own, searches)


class Shown:
    """What may be shown of all that was chosen, in a page's blocks, on one `surface`.

    A page puts one into the context of its template as `shown`: `Shown.on(page.body)`. A block
    that is rendered without looks up its own. A review or a preview does the same as a page.
    """

    def __init__(self, surface: str = STORY):
        self.surface = surface
        self._records = {}
        self._instead = {}
        self._texts = {}
        self.searches = SavedSearches()

    @classmethod
    def on(cls, body, surface: str = STORY, besides=()) -> "Shown":
        """What may be shown of the blocks of one StreamField's value, and `besides` of it: what
        the page chose elsewhere, as `chosen_in` tells it.
        """
        shown = cls(surface)
        shown.bring(body.stream_block, body, besides)
        return shown

    def bring(self, block: blocks.Block, value, besides=()) -> None:
        """Fetch for a block and all in it: each kind of record once, whatever there is of it."""
        self.bring_all([(block, value)], besides)

    def bring_all(self, values, besides=()) -> None:
        """The same for several blocks with their values."""
        parts = [part for block, value in values for part in walk(block, value)]
        wanted = defaultdict(dict)
        for chooser, record in (*_chosen_among(parts, self.searches), *besides):
            wanted[type(record)][record.pk] = chooser
        for model, choosers in wanted.items():
            self._bring(model, choosers)
        self._bring_texts(own.source for _, own in parts if isinstance(own, RichText))

    def _bring(self, model, choosers):
        chooser = next(iter(choosers.values()))
        found = chooser.fetch(list(choosers), self.surface)
        missing = [pk for pk in choosers if pk not in found]
        instead = chooser.instead(missing) if missing else {}
        self._records.update({(model, pk): found[pk] for pk in choosers if pk in found})
        self._instead.update({(model, pk): words for pk, words in instead.items()})

    def _bring_texts(self, sources):
        # All their links are looked up at once.
        texts = [source for source in dict.fromkeys(sources) if source]
        whole = expand_db_html(BETWEEN.join(texts))
        self._texts.update(zip(texts, whole.split(BETWEEN), strict=False))

    def record(self, chosen):
        """The record with all that its block shows of it, or None."""
        return self._records.get((type(chosen), chosen.pk)) if chosen else None

    def all_of(self, model) -> list:
        """All records of a kind that may be shown, each once, in the order they were chosen."""
        return [record for (kind, _), record in self._records.items() if kind is model]

    def instead(self, chosen) -> str:
        """The line that stands where a record may not be shown; "" if it may be."""
        return self._instead.get((type(chosen), chosen.pk), "") if chosen else ""

    def text(self, text: RichText) -> SafeString:
        """Rich text as readers get it."""
        # Cleaned by Wagtail's list of what is allowed when it was saved.
        return mark_safe(self._texts.get(text.source, ""))


class ShowsRecords:
    """Mixed into a block: its template gets `shown`, and `parts` of what was chosen in it."""

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        shown = context.get("shown")
        if shown is None:
            shown = Shown()
            shown.bring(self, value)
        return context | {"shown": shown} | self.parts(value, shown)

    def parts(self, value, shown: Shown) -> dict:
        """What the template gets beside the value; no query."""
        return {}

    def example(self, **own):
        """A value for a preview: `own` parts, and what stands in a new block for the rest."""
        return self.normalize({**self.get_default(), **own})
