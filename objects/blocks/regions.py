"""A part of a picture, in fractions of it, with what tells whether it is still the same picture."""

import json
from dataclasses import asdict, dataclass

from django import forms
from django.core.exceptions import ValidationError
from wagtail.blocks import FieldBlock

LEAST = 0.02
"""Of a side: a smaller part shows nothing."""


@dataclass(frozen=True)
class Region:
    """A rectangle within a picture: `x`, `y`, `width`, `height` between 0 and 1."""

    picture: int
    file_hash: str
    x: float = 0
    y: float = 0
    width: float = 1
    height: float = 1

    @classmethod
    def read(cls, kept) -> "Region | None":
        """The region that was kept; None where it makes no sense."""
        try:
            numbers = {side: float(kept[side]) for side in ("x", "y", "width", "height")}
            region = cls(int(kept["picture"]), str(kept["file_hash"]), **numbers)
        except (KeyError, TypeError, ValueError):
            return None
        return region if region.is_within else None

    @property
    def is_within(self) -> bool:
        sides = ((self.x, self.width), (self.y, self.height))
        return all(0 <= at <= 1 and LEAST <= side <= 1.0001 - at for at, side in sides)

    def is_of(self, image) -> bool:
        """Whether it was set on this picture as it is now."""
        return image.pk == self.picture and image.file_hash == self.file_hash

    def box(self, width: int, height: int) -> str:
        """Itself as the view box of a drawing of these measures."""
        numbers = self.x * width, self.y * height, self.width * width, self.height * height
        return " ".join(f"{number:.2f}" for number in numbers)


class RegionInput(forms.HiddenInput):
    """Four numbers and the picture to drag on: `<picture-region>` makes both, in the admin."""

    template_name = "objects/admin/widgets/region.html"
    is_hidden = False

    class Media:
        js = ["js/picture-region.js"]

    def format_value(self, value):
        return json.dumps(asdict(value)) if isinstance(value, Region) else (value or "")


class RegionField(forms.CharField):
    """A region, as JSON in an address or a form."""

    widget = RegionInput

    def to_python(self, value):
        if isinstance(value, Region) or not value:
            return value or None
        try:
            region = Region.read(json.loads(value))
        except ValueError:
            region = None
        if region is None:
            raise ValidationError("Choose a part of the picture: the numbers don’t fit into it.")
        return region


class RegionBlock(FieldBlock):
    """A part of a picture of the object that is chosen beside it."""

    def __init__(self, required=True, help_text=None, **kwargs):
        self.field = RegionField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value):
        return Region.read(value)

    def value_from_form(self, value):
        try:
            return self.field.to_python(value)
        except ValidationError:
            return value  # is refused when it is cleaned

    def get_prep_value(self, value):
        return asdict(value) if isinstance(value, Region) else None

    class Meta:
        icon = "crosshairs"
