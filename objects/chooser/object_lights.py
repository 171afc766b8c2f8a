"""The lights of objects: are they shown, may their pictures be, is there a content note."""

from collections.abc import Sequence

from objects.chooser.lights import AMBER, CATALOGUE, GREEN, RED, Light, Lights
from objects.licences import licence_of
from objects.models import CollectionObject, ObjectImage

RETIRED = Light("On the site", RED, "This object is no longer in the collection.")
DRAFT = "Readers cannot see this object yet: it has to be published first."
MOSAIC = "There is no picture of it yet: its mosaic stands in."
NOT_SHOWN = "Its pictures may not be shown: its mosaic stands in."
MAY_REUSE = {
    True: (GREEN, "{name}: {words}"),
    False: (AMBER, "{name}. It may be shown here, but readers may not take it."),
    None: (AMBER, "It may be shown here, but the record does not say who may reuse it."),
}
"""By what a licence says of readers: the colour, and the words."""


def object_lights(things: Sequence[CollectionObject], use: str) -> dict[int, list[Light]]:
    """The lights of some objects, by key; one query for those that have their card relations."""
    lacking = [thing for thing in things if not hasattr(thing, "card_terms")]
    CollectionObject.objects.all().bring_card_relations(lacking)
    hidden = ObjectImage.objects.filter(collection_object__in=things, may_show=False)
    kept_back = set(hidden.values_list("collection_object", flat=True))
    return {
        thing.pk: [*_shown(thing, use), _rights(thing, thing.pk in kept_back), *_note(thing)]
        for thing in things
    }


def _shown(thing, use) -> list[Light]:
    if thing.retired_at:
        return [RETIRED]
    if not thing.live:
        return [Light("On the site", AMBER if use == CATALOGUE else RED, DRAFT)]
    return []


def _rights(thing, is_kept_back) -> Light:
    row = thing.first_image
    if row is None:
        return Light("Picture", *((AMBER, NOT_SHOWN) if is_kept_back else (GREEN, MOSAIC)))
    licence = licence_of(row.licence)
    colour, said = MAY_REUSE[licence.may_reuse]
    return Light("Picture", colour, said.format(name=licence.name, words=licence.words))


def _note(thing) -> list[Light]:
    if not (thing.content_note_code or thing.content_note.strip()):
        return []
    kind = thing.get_content_note_code_display() if thing.content_note_code else "something to know"
    return [Light("Content note", AMBER, f"{kind.capitalize()}: readers open the picture.")]


OBJECT_LIGHTS = Lights(CollectionObject, object_lights)
