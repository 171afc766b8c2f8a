"""Template tags that put an object's parts on a page; what they say is made in plain modules."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe

from contact.qr import qr_svg
from objects import mosaic, sentences
from objects.browsing import addresses
from objects.cards import Card
from objects.facts import fact_groups
from objects.licences import reuse_answers
from objects.neighbours import neighbours_of
from objects.panels import panels_of
from objects.prose import link_mentions
from objects.sharing import linked_data as linked
from objects.sharing.downloads import downloads
from objects.sharing.share_files import share_key
from objects.sharing.short_links import short_link
from search.ways_on import letter_to_us

register = template.Library()
register.simple_tag(addresses.of_term, name="list_of")
register.simple_tag(fact_groups)
register.simple_tag(neighbours_of)
register.simple_tag(reuse_answers)
register.simple_tag(downloads)
register.simple_tag(short_link)
register.filter("what_it_is", sentences.what_it_is)
register.filter("where_it_is", sentences.where_it_is)
register.filter("said_short", sentences.said_short)
register.filter("coordinates", sentences.coordinates)
register.filter("outside_list", sentences.outside_list)


@register.filter
def content_note_kind(thing):
    """What there is to know before looking, in a word or two; "" if nothing.

    Words without a code are a note, too.
    """
    notes = type(thing).ContentNote
    code = thing.content_note_code or (thing.content_note.strip() and notes.OTHER)
    return notes(code).label if code else ""


@register.simple_tag
def card_of(thing):
    """What a list shows of an object: what was brought, else made anew."""
    return getattr(thing, "card", None) or Card.of(thing)


@register.simple_tag
def mosaic_of(thing):
    """The tile floor drawn from an object's record, as inline SVG."""
    # Nothing of the record is written into it: its words only choose among our tiles.
    return mark_safe(mosaic.mosaic_of(thing))


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


@register.simple_tag
def reference(thing):
    """The same for a reference manager, in one line."""
    return sentences.reference(thing, settings.WAGTAIL_SITE_NAME, permalink(thing))


@register.simple_tag
def letter_about(thing, subject):
    """The address that begins a letter to us about an object; "" where we have no box."""
    return letter_to_us(f"{thing.object_number}: {subject}")


@register.simple_tag
def linked_data(thing):
    """What machines are told of a saved object, as a block that no browser runs."""
    return linked.script_block(linked.linked_data(thing, permalink(thing)))


@register.simple_tag
def share_address(thing):
    """The whole address of an object's share image; another one when it shows something else."""
    address = reverse("objects:share", args=[thing.slug])
    return f"{settings.SITE_URL}{address}?{share_key(thing)}"


@register.filter
def without_scheme(address):
    """An address as people type it."""
    return address.partition("://")[2]


@register.simple_tag
def qr_code(thing):
    """The QR code of an object's short link, as inline SVG."""
    # Of the record only its key is in it, as black and white squares.
    return mark_safe(qr_svg(short_link(thing), "QR code that leads to this page"))


@register.inclusion_tag("objects/public_panels.html")
def public_panels(record):
    """What apps to the right show on the page of this record, in their order."""
    return {"record": record, "panels": panels_of([record]).get(record.pk, [])}
