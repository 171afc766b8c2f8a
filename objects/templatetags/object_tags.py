"""Template tags that put an object's parts on a page; what they say is made in plain modules."""

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

from objects import sentences
from objects.facts import fact_groups
from objects.mosaic import mosaic
from objects.neighbours import neighbours_of
from objects.prose import link_mentions

register = template.Library()
register.simple_tag(fact_groups)
register.simple_tag(neighbours_of)
register.filter("what_it_is", sentences.what_it_is)
register.filter("where_it_is", sentences.where_it_is)
register.filter("said_short", sentences.said_short)


@register.filter
def content_note_kind(thing):
    """What there is to know before looking, in a word or two; "" if nothing.

    Words without a code are a note, too.
    """
    notes = type(thing).ContentNote
    code = thing.content_note_code or (thing.content_note.strip() and notes.OTHER)
    return notes(code).label if code else ""


@register.simple_tag
def mosaic_of(thing):
    """The tile floor drawn from an object's record, as inline SVG."""
    words = [
        [link.term.shown.name for link in thing.terms_of(vocabulary)]
        for vocabulary in ("colour", "material")
    ]
    # Nothing of the record is written into it: its words only choose among our tiles.
    return mark_safe(mosaic(thing.number_key, thing.kind_of_object, *words))


@register.simple_tag
def prose(text, thing=None):
    """A catalogue text as safe paragraphs; numbers of published objects in it become links."""
    mentions = thing.mentions.all() if thing and thing.pk else []
    public = [link for link in mentions if link.mentioned and link.mentioned.is_public]
    return link_mentions(text, [(link.words, link.mentioned.get_absolute_url()) for link in public])


@register.simple_tag
def permalink(thing):
    """The whole address of an object that stays; "" for a draft that has none yet."""
    return f"{settings.SITE_URL}{thing.get_absolute_url()}" if thing.slug else ""


@register.simple_tag
def citation(thing):
    """How to refer to an object."""
    return sentences.citation(thing, settings.WAGTAIL_SITE_NAME, permalink(thing))
