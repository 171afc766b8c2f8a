"""Which objects, memories and recordings were chosen for a page, and which productions and projects
it leads to: rewritten whenever it is published.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page
from wagtail.rich_text import RichText

import search
from memories.models import Memory
from objects.blocks import chosen_in, walk
from objects.models import CollectionMedia, CollectionObject
from objects.page_fields import BlocksField
from stories.giving_way import settle_page
from stories.models import (
    Article,
    Authorship,
    Contributor,
    StoryMedia,
    StoryMention,
    StoryUse,
    TopicPage,
)
from stories.page_links import linked_pages


def blocks_of(page) -> Iterator:
    """Every block of a page, as its fields have them in order."""
    for field in page._meta.get_fields():
        if isinstance(field, BlocksField):
            yield from getattr(page, field.name)


@transaction.atomic
def rewrite(page) -> None:
    """Have the rows say what this page shows, as it was just published."""
    before = _objects_on(StoryUse.objects.filter(page=page.pk))
    _forget_rows(page)
    uses = list(_uses(page))
    StoryUse.objects.bulk_create(uses)
    StoryMedia.objects.bulk_create(_media(page))
    StoryMention.objects.bulk_create(_mentions(page))
    settle_page(page)
    _tell(before | {use.collection_object_id for use in uses})
    tell_of_pages([page.pk])


def fill_in_mentions() -> int:
    """Have the rows of every text on the site name the productions and projects that it leads to:
    those published before there were such rows have none. Returns for how many it was not so.
    """
    mended = 0
    for page in Article.objects.filter(live=True).specific().iterator(100):
        named = {mention.about_id: mention for mention in _mentions(page)}
        rows = StoryMention.objects.filter(page=page.pk)
        if set(rows.values_list("about", flat=True)) != named.keys():
            rows.delete()
            StoryMention.objects.bulk_create(named.values())
            mended += 1
    return mended


def forget(page) -> None:
    """It was taken down: nothing is used there any more."""
    tell_of_pages([page.pk])
    _forget_rows(page)
    page.gave_way.all().delete()


def _forget_rows(page) -> None:
    for model in (StoryUse, StoryMedia, StoryMention):
        model.objects.filter(page=page.pk).delete()


def tell_below(page) -> None:
    """The page and all below it may be read by others than before: say so to the search."""
    below = Page.objects.filter(path__startswith=page.path).order_by()
    _tell(_objects_on(StoryUse.objects.filter(page__in=below.values("pk"))))
    tell_of_pages(below.values_list("pk", flat=True))


def tell_of_pages(pks) -> None:
    """These pages are others than before, or for others: so are those who wrote them."""
    pks = list(pks)
    writers = Authorship.objects.filter(page__in=pks).values_list("contributor", flat=True)
    search.changed(Article._meta.label, pks)
    search.changed(TopicPage._meta.label, pks)
    search.changed(Contributor._meta.label, list(writers))


def _uses(page) -> Iterator[StoryUse]:
    used = [(block, record) for block in blocks_of(page) for record in _records(block)]
    there = _those_there([record for _, record in used])
    for block, record in used:
        if (type(record), record.pk) in there:
            one = "memory" if isinstance(record, Memory) else "collection_object"
            yield StoryUse(
                page_id=page.pk,
                block_id=block.id or "",
                block_type=block.block_type,
                **{f"{one}_id": record.pk},
            )


def _records(block) -> list:
    """What was chosen by hand in a block, each once."""
    chosen = chosen_in(block.block, block.value)
    return list(dict.fromkeys(record for chooser, record in chosen if chooser.is_of_record))


def _those_there(records) -> set:
    """Of records known by their keys, those that there still are; a query for each kind."""
    return {
        (model, pk)
        for model in (CollectionObject, Memory)
        for pk in model.objects.filter(
            pk__in={record.pk for record in records if isinstance(record, model)}
        ).values_list("pk", flat=True)
    }


def _media(page) -> list[StoryMedia]:
    chosen = (
        record for block in blocks_of(page) for _, record in chosen_in(block.block, block.value)
    )
    pks = {record.pk for record in chosen if isinstance(record, CollectionMedia)}
    pks.add(getattr(page, "recording_id", None))
    there = CollectionMedia.objects.filter(pk__in=pks - {None}).values_list("pk", flat=True)
    return [StoryMedia(page_id=page.pk, media_id=pk) for pk in there]


def _mentions(page) -> list[StoryMention]:
    """The productions and projects that are chosen in a block, or linked to in a text."""
    keys = {
        record.pk
        for block in blocks_of(page)
        for _, record in chosen_in(block.block, block.value)
        if isinstance(record, Page)
    }
    keys |= linked_pages(texts_of(page))
    is_on = Q(productionpage__isnull=False) | Q(projectpage__isnull=False)
    there = Page.objects.filter(is_on, pk__in=keys - {page.pk}).order_by("pk")
    return [StoryMention(page_id=page.pk, about=found) for found in there]


def texts_of(page) -> Iterator[str]:
    """All rich text in a page's blocks, as it is kept."""
    for block in blocks_of(page):
        for _, value in walk(block.block, block.value):
            if isinstance(value, RichText):
                yield value.source


def _objects_on(uses) -> set[int]:
    return set(uses.values_list("collection_object", flat=True))


def _tell(pks) -> None:
    search.changed(CollectionObject._meta.label, sorted(set(pks) - {None}))
