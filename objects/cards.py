"""What a list shows of each object, as HTML: the same in every list, and kept (search/keeping.py).

Where a card leads and what is folded into it depend on the list: that is in its template.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from objects.models import CollectionObject
from search import keeping


@dataclass(frozen=True)
class Card:
    """What it is called, what is said of it, and its picture or mosaic by how that is loaded.

    With a note on its content, its words are not shown where it is only one of many.
    """

    name: str
    said: SafeString
    pictures: dict[str, SafeString]
    has_note: bool

    @classmethod
    def of(cls, thing, size: str = "card") -> "Card":
        """Made anew; no query on a thing with its card relations. `size` is its picture's."""
        said = render_to_string("objects/card_said.html", {"collection_object": thing})
        pictures = {"lazy": _picture(thing, size, "lazy")}
        # A mosaic is not loaded at all.
        is_loaded = thing.first_image is not None
        pictures["eager"] = _picture(thing, size, "eager") if is_loaded else pictures["lazy"]
        return cls(
            thing.name, said, pictures, bool(thing.content_note_code or thing.content_note.strip())
        )


def _picture(thing, size, loading):
    context = {"collection_object": thing, "size": size, "loading": loading}
    return render_to_string("objects/card_picture.html", context)


def bring_cards(things, state: str, large=None) -> None:
    """Give each its `card`. They were read with `told_if_settled()`, after `state`; one of them
    may stand `large`.

    What is kept is brought as it is; the others cost the queries of their relations, together.
    """
    now = state if all(thing.is_settled for thing in things) else ""
    names = {f"card-{thing.pk}" + "-large" * (thing is large): thing for thing in things}
    known = keeping.find(now, names)
    missing = {name: thing for name, thing in names.items() if name not in known}
    CollectionObject.objects.all().bring_card_relations(missing.values())
    made = {
        name: Card.of(thing, "detail" if thing is large else "card")
        for name, thing in missing.items()
    }
    keeping.keep(now, made)
    cards = known | made
    for name, thing in names.items():
        thing.card = cards[name]
