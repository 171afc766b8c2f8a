"""An object as schema.org describes things, for machines that read the page (JSON-LD)."""

import json
import re

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from objects import sentences
from objects.licences import licence_of
from objects.models.relations import Activity

EXACT_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
IN_A_SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
"""As JSON may write them too: no `</script>` or `<!--` of a catalogue ends the block."""


def linked_data(thing, address: str) -> dict:
    """A published object as a schema.org CreativeWork; no query on one with public relations."""
    licence = licence_of(thing.right_type)
    said = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": address,
        "url": address,
        "name": thing.name,
        "identifier": thing.object_number,
        "description": sentences.what_it_is(thing),
        "additionalType": _names(thing.terms_of("object_name"), "term"),
        "material": _names(thing.terms_of("material"), "term"),
        "keywords": _names(thing.terms_of("subject"), "term"),
        "creator": [_maker(link.person.shown) for link in _made(thing.people)],
        "locationCreated": _places(thing),
        "creditText": thing.credit_line,
        "isPartOf": {"@type": "Collection", "name": settings.WAGTAIL_SITE_NAME},
        "license": licence.url,
        "image": _pictures(thing, address),
        **_date(thing),
    }
    return {name: value for name, value in said.items() if value}


def script_block(data: dict) -> SafeString:
    """The data as a block that browsers never run, whatever stands in it."""
    text = json.dumps(data, ensure_ascii=False).translate(IN_A_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _date(thing):
    if EXACT_DATE.fullmatch(thing.date_edtf):
        return {"dateCreated": thing.date_edtf}
    if thing.date_earliest is None:
        return {}
    years = sorted({thing.date_earliest, thing.date_latest})
    return {"temporalCoverage": "/".join(f"{year:04d}" for year in years)}


def _made(links):
    return [link for link in links.all() if link.activity == Activity.PRODUCTION]


def _names(links, kind):
    return list(dict.fromkeys(getattr(link, kind).shown.name for link in links))


def _maker(person):
    kind = "Person" if person.kind == person.Kind.PERSON else "Organization"
    return _named(kind, person)


def _places(thing):
    return [_named("Place", link.place.shown) for link in _made(thing.places)]


def _named(kind, authority):
    known = {"@type": kind, "name": authority.name, "sameAs": authority.uri}
    return {name: value for name, value in known.items() if value}


def _pictures(thing, address):
    """Those that may be shown; none where a reader is to be warned first."""
    if thing.content_note_code:
        return []
    rows = [row for row in thing.object_images.all() if row.may_show]
    found = [(row, row.image.download_rendition()) for row in rows]
    return [_picture(row, file, address) for row, file in found if file]


def _picture(row, file, address):
    known = {
        "@type": "ImageObject",
        "contentUrl": f"{settings.SITE_URL}{file.url}",
        "width": file.width,
        "height": file.height,
        "caption": row.caption,
        "creditText": row.creator,
        "copyrightNotice": row.rights_holder,
        "license": licence_of(row.licence).url,
        "acquireLicensePage": f"{address}#reuse",
    }
    return {name: value for name, value in known.items() if value}
