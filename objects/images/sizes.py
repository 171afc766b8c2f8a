"""Every size in which pictures are shown, in one place; `{% sized_picture %}` takes them here.

One file is made for each box and format, so a size names the few that a phone, a desk and a
sharp screen need. A box is never filled by enlarging: `max-` stops at the original's size.
WebP for what nearly every browser reads, JPEG for the rest; AVIF saves a fifth more and takes
ten times as long to make, too long for a page that waits for its first visitor.
"""

from dataclasses import dataclass
from functools import cached_property

from wagtail.images.models import Filter


@dataclass(frozen=True)
class Size:
    """How a picture is shown in one kind of place.

    `boxes` are the largest width and height in pixels, smallest box first; `sizes` is the
    HTML attribute of that name: the width that the layout gives the picture, in CSS.
    """

    boxes: tuple
    sizes: str
    formats: tuple = ("webp", "jpeg")

    @cached_property
    def filters(self):
        """Wagtail's filter specs, one for each file, as `prefetch_renditions` takes them."""
        return self._specs(self.boxes)

    def filters_for(self, image):
        """The specs worth making for `image`: no second file of a picture in its own size."""
        longest = max(image.width, image.height)
        return self._specs(self.boxes[: 1 + sum(box < longest for box in self.boxes)])

    def _specs(self, boxes):
        boxes = ",".join(f"{box}x{box}" for box in boxes)
        return Filter.expand_spec(f"max-{{{boxes}}}|format-{{{','.join(self.formats)}}}")


SIZES = {
    # A card in a list: two columns on a phone, four at a desk.
    "card": Size((320, 640), "(min-width: 60rem) 20rem, 45vw"),
    # The thing itself, large, at the top of its page.
    "detail": Size((640, 960, 1600), "(min-width: 60rem) 50rem, 95vw"),
    # What "look closer" opens.
    "zoom": Size((2400,), "100vw"),
    # A featured thing across the page.
    "wide": Size((640, 1280, 1920), "95vw"),
}


# What lists and object pages show of every picture: made beforehand, after an import.
USUAL = ("card", "detail")


def filters_of(*names):
    """Return the filter specs of the sizes named, or of all, without repetition."""
    sizes = [SIZES[name] for name in names] if names else SIZES.values()
    return list(dict.fromkeys(spec for size in sizes for spec in size.filters))
