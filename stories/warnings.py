"""What an author should know before a page is published: each function here looks for one thing.

A warning forbids nothing. Whatever must never be is refused by the block it is in, and asked
again whenever the page is read. Another part of this app adds its own with `register`.
"""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.timezone import localdate
from wagtail import blocks

from objects.blocks import (
    ObjectDetailBlock,
    PictureChooserBlock,
    Shown,
    chosen_in,
    credit_of,
    walk,
)
from stories.links import words_that_say_nothing
from stories.models import Article
from stories.page_links import shut_pages
from stories.uses import blocks_of, texts_of

Look = Callable[[Article], list[str]]
LookAtShown = Callable[[Article, Shown], list[str]]
_looks: list[LookAtShown] = []
PICTURE = PictureChooserBlock()


def register(look: Look) -> Look:
    """Have this function asked too, whenever a page is about to be published."""
    _looks.append(lambda page, shown: look(page))
    return look


def look_at_shown(look: LookAtShown) -> LookAtShown:
    """The same for one that is told what readers will be shown: it is fetched once for all."""
    _looks.append(look)
    return look


def warnings_of(page) -> list[str]:
    """All that is to be said before this page is published; nothing for other kinds of page."""
    if not isinstance(page, Article):
        return []
    shown = Shown.on(page.body, page.surface, _top_picture(page))
    return [warning for look in _looks for warning in look(page, shown)]


@register
def somebody_has_not_said_yes(page):
    """Who was asked to read it, and has not said yes to what would now be published."""
    found = page.reviews.without_yes_to(page.content_hash).select_related("contact")
    return [_lacks(invitation) for invitation in found]


def _lacks(invitation) -> str:
    if invitation.answer == invitation.Answer.NO:
        return f"{invitation.who} said: “{invitation.get_answer_display()}.”"
    if invitation.answer:
        return f"{invitation.who} said yes to an earlier text. It has changed since."
    asked = date_format(localdate(invitation.sent_at), "j F Y")
    return f"{invitation.who} was asked on {asked} and has not answered."


@register
def nobody_wrote_it(page):
    if list(page.authorships.all()):
        return []
    return ["Nobody is named who wrote it."]


@look_at_shown
def not_shown(page, shown):
    """Objects withdrawn since, memories whose consent does not cover this, closed pictures."""
    lines = [
        shown.instead(record)
        for block in blocks_of(page)
        for _, record in chosen_in(block.block, block.value)
    ]
    return [f"In a block: “{line}” Readers see that line." for line in dict.fromkeys(lines) if line]


@look_at_shown
def without_alt_text(page, shown):
    """Pictures that nobody who can't see them would know."""
    said = []
    for block in page.body:
        for one, value in walk(block.block, block.value):
            image = _picture_without_words(one, value, shown)
            if image:
                said.append(f"The picture “{image.title}” has no alternative text.")
    if page.picture and not page.picture.description:
        said.append(f"The picture “{page.picture.title}” has no alternative text.")
    return list(dict.fromkeys(said))


@look_at_shown
def without_credit(page, shown):
    """Pictures of which nobody is told who made them, neither by a record nor by the author."""
    chosen = [(PICTURE.to_python(page.picture_id), page.picture_credit)]
    for block in page.body:
        chosen += [
            (value["picture"], value.get("credit"))
            for one, value in walk(block.block, block.value)
            if _has_picture(one)
        ]
    shown_ones = [(shown.record(picture), written) for picture, written in chosen]
    titles = [one.title for one, written in shown_ones if one and _says_nothing(one, written)]
    return [f"Nobody is told who made the picture “{title}”." for title in dict.fromkeys(titles)]


def _top_picture(page):
    return [(PICTURE, PICTURE.to_python(page.picture_id))] if page.picture_id else []


def _says_nothing(image, written) -> bool:
    return not any(credit_of(image, written).values())


def _has_picture(block) -> bool:
    return isinstance(block, blocks.StructBlock) and isinstance(
        block.child_blocks.get("picture"), PictureChooserBlock
    )


def _picture_without_words(block, value, shown):
    if not _has_picture(block):
        return None
    image = shown.record(value.get("picture"))
    return image if image and not (value.get("alt") or image.description) else None


@look_at_shown
def changed_details(page, shown):
    stale = [
        block
        for block in page.body
        if isinstance(block.block, ObjectDetailBlock) and block.block.is_stale(block.value, shown)
    ]
    return ["The picture of a detail has changed: set the detail again."] if stale else []


@register
def links_that_say_nothing(page):
    bad = dict.fromkeys(word for text in texts_of(page) for word in words_that_say_nothing(text))
    return [f"A link is called “{word}”: say where it leads." for word in bad]


@register
def links_to_shut_pages(page):
    """To drafts and closed pages: in a public story their addresses would tell of them."""
    shut = shut_pages([*texts_of(page), page.easy_read, page.large_print])
    return [
        f"A link leads to “{one.title}”, which not everybody may read: readers see no link there."
        for one in shut
    ]
