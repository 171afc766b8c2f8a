"""Objects in a story: one, a part of one, several."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from objects.blocks.choosers import ObjectChooserBlock
from objects.blocks.gathering import Shown, ShowsRecords
from objects.blocks.regions import RegionBlock
from objects.blocks.saved_searches import MOST, form_of
from objects.models import CollectionObject

SIZES = {"small": "small", "large": "column", "full": "wide"}
"""How large an object stands in the text, and the size of its picture."""
CROPPED_TO = 960
"""Pixels that a part of a picture is shown at: a larger file is looked for if it is small."""


def some_objects(count: int = 1) -> list[CollectionObject]:
    """Objects of the site's own, for a preview: those with pictures first."""
    shown = CollectionObject.objects.published().filter(content_note_code="", content_note="")
    return list(shown.with_image_flag().order_by("-has_image", "-pk")[:count])


class ObjectBlock(ShowsRecords, blocks.StructBlock):
    """One object, with its picture or its mosaic."""

    object = ObjectChooserBlock()
    size = blocks.ChoiceBlock(
        [("small", "Small"), ("large", "Large"), ("full", "Across the page")],
        default="large",
        search_index=False,
    )
    caption = blocks.CharBlock(
        required=False, max_length=300, help_text="Empty: what the record says."
    )

    def parts(self, value, shown):
        thing = shown.record(value["object"])
        size = value["size"] if value["size"] in SIZES else "large"
        return {
            "thing": thing,
            "instead": shown.instead(value["object"]),
            "size": size,
            "picture_size": SIZES[size],
        }

    class Meta:
        template = "objects/blocks/object.html"
        icon = "clipboard-list"
        label = "Object"

    def get_preview_value(self):
        return self.example(object=next(iter(some_objects()), None))


class ObjectDetailBlock(ShowsRecords, blocks.StructBlock):
    """A part of an object's picture; the whole one where the picture is no longer the same."""

    object = ObjectChooserBlock()
    region = RegionBlock(
        label="Part of its picture", help_text="Drag on the picture, or type the numbers."
    )
    alt = blocks.CharBlock(
        max_length=255,
        label="Alt text",
        help_text="What this part shows, for people who cannot see it.",
    )
    caption = blocks.CharBlock(required=False, max_length=300)

    def parts(self, value, shown):
        thing = shown.record(value["object"])
        row = self._row(thing, value["region"])
        return {
            "thing": thing,
            "instead": shown.instead(value["object"]),
            "row": row or (thing.first_image if thing else None),
            "crop": _crop(row.image, value["region"]) if row else None,
        }

    @staticmethod
    def _row(thing, region):
        """The object's picture that the region was set on, unless that changed."""
        if thing is None or region is None:
            return None
        return next((row for row in thing.object_images.all() if region.is_of(row.image)), None)

    def is_stale(self, value, shown) -> bool:
        """Whether its picture was changed or taken away since: its author has to look again."""
        thing = shown.record(value["object"])
        return thing is not None and self._row(thing, value["region"]) is None

    def clean(self, value):
        cleaned = super().clean(value)
        shown = Shown()
        shown.bring(self, cleaned)
        if cleaned["object"] and cleaned["region"] and self.is_stale(cleaned, shown):
            said = "This is no part of a picture of this object: set it again."
            raise StructBlockValidationError({"region": ValidationError(said)})
        return cleaned

    class Meta:
        template = "objects/blocks/object_detail.html"
        icon = "crosshairs"
        label = "Detail of an object"

    def get_preview_value(self):
        thing = next(iter(some_objects()), None)
        return self.example(object=thing, alt="A part of it")


def _crop(image, region):
    """The file to cut the part from, and the part's place in it; None where none is made."""
    files = [made for made in image.made_renditions().values() if "webp" in made.filter_spec]
    files.sort(key=lambda made: made.width)
    large = [made for made in files if made.width * region.width >= CROPPED_TO]
    file = next(iter(large or files[::-1]), None)
    return file and {"file": file, "box": region.box(file.width, file.height)}


class ObjectGroupBlock(ShowsRecords, blocks.StructBlock):
    """Several objects: chosen one by one, or those of a search as it is when the page is read."""

    title = blocks.CharBlock(required=False, max_length=120)
    chosen = blocks.ListBlock(
        ObjectChooserBlock(), max_num=MOST, default=[], label="Objects", required=False
    )
    search = blocks.CharBlock(
        required=False,
        max_length=1000,
        search_index=False,
        label="Or a search",
        help_text="The address of a list of objects: copy it when it shows what you want. "
        f"The first {MOST} are shown.",
    )

    def found_here(self, value, searches):
        """What its search finds now, as `chosen_in` tells what was chosen."""
        chooser = self.child_blocks["chosen"].child_block
        return [(chooser, chooser.to_python(pk)) for pk in searches.found(value["search"])]

    def parts(self, value, shown):
        found = [record for _, record in self.found_here(value, shown.searches)]
        form = form_of(value["search"])
        return {
            "things": list(filter(None, map(shown.record, [*value["chosen"], *found])))[:MOST],
            "instead": next(filter(None, map(shown.instead, value["chosen"])), ""),
            "address": form.address if form else "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        form = form_of(cleaned["search"])
        if cleaned["search"] and not (form and form.is_narrowed):
            said = "We can’t read this as the address of a list of objects."
            raise StructBlockValidationError({"search": ValidationError(said)})
        if bool(cleaned["chosen"]) == bool(cleaned["search"]):
            said = "Choose objects one by one, or give a search: one of the two."
            raise StructBlockValidationError(non_block_errors=[said])
        cleaned["search"] = form.query_string if form else ""
        return cleaned

    class Meta:
        template = "objects/blocks/object_group.html"
        icon = "grid"
        label = "Group of objects"

    def get_preview_value(self):
        return self.example(title="Three together", chosen=some_objects(3))
