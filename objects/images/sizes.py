"""Every size in which pictures are shown, in one place; `{% sized_picture %}` takes them here.

The worker makes them all, from one decode, as soon as a picture is public; a page only finds
them. Sizes share a few boxes, so that one file serves several of them and browsers find in
their cache on one page what another has shown. A box is never filled by enlarging.
"""

import re
from dataclasses import dataclass
from functools import cached_property

BOXES = (320, 640, 960, 1600, 2400)
"""The largest width and height of a file, in pixels."""

ENCODING = {
    # At quality 50 a fifth smaller than the WebP beside it. Speed 6, Pillow's own, saves a tenth
    # more and takes twelve times as long.
    "avif": {"quality": 50, "speed": 9},
    # Method 4, Pillow's own, saves 4 % and takes twice as long.
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
"""The formats, best first, and how Pillow writes each."""

SPEC = re.compile(r"max-(\d+)x\1\|format-(\w+)")


@dataclass(frozen=True)
class Size:
    """How a picture is shown in one kind of place.

    `boxes` are some of `BOXES`, smallest first; `sizes` is the HTML attribute of that name:
    the width that the layout gives the picture, in CSS.
    """

    boxes: tuple
    sizes: str = ""
    formats: tuple = tuple(ENCODING)

    @cached_property
    def filters(self):
        """Wagtail's filter specs, one for each file, as `prefetch_renditions` takes them."""
        return self._specs(self.boxes)

    def filters_for(self, image):
        """The specs there are of `image`: one box that it fits into whole is its largest."""
        longest = max(image.width, image.height)
        whole = next((box for box in BOXES if box >= longest), BOXES[-1])
        return self._specs(dict.fromkeys(min(box, whole) for box in self.boxes))

    def _specs(self, boxes):
        return [f"max-{box}x{box}|format-{format_}" for box in boxes for format_ in self.formats]


SIZES = {
    # A card in a list: two columns on a phone, six at a desk (static/css/layout.css, card-grid).
    "card": Size(
        (320, 640),
        "(min-width: 76rem) 13rem, (min-width: 56rem) 22vw, (min-width: 40rem) 30vw, 45vw",
    ),
    # The thing itself, large, at the top of its page.
    "detail": Size((640, 960, 1600), "(min-width: 48rem) 50vw, 95vw"),
    # The thing's other pictures, two in a row below that one.
    "beside": Size((320, 640), "(min-width: 48rem) 25vw, 45vw"),
    # In the column of a story's text (static/css/components/story_object.css).
    "column": Size((640, 960, 1600), "(min-width: 48rem) 44rem, 95vw"),
    # Beside that text or small in it.
    "small": Size((320, 640), "(min-width: 24rem) 22rem, 95vw"),
    # What "look closer" opens.
    "zoom": Size((2400,), "100vw"),
    # A featured thing across the page.
    "wide": Size((640, 960, 1600, 2400), "95vw"),
    # What a reader may take home: a format that every program opens.
    "download": Size((2400,), formats=("jpeg",)),
}


def parts_of(spec):
    """Return box and format of one of our specs; raise ValueError for another's."""
    found = SPEC.fullmatch(spec)
    if not found:
        raise ValueError(f"{spec} is no spec of objects/images/sizes.py")
    return int(found[1]), found[2]


def filters_of(*names):
    """Return the filter specs of the sizes named, or of all, without repetition."""
    sizes = [SIZES[name] for name in names] if names else SIZES.values()
    return list(dict.fromkeys(spec for size in sizes for spec in size.filters))


def all_filters_for(image):
    """The specs of every file that a public picture has; needs its `width` and `height`."""
    return list(dict.fromkeys(spec for size in SIZES.values() for spec in size.filters_for(image)))
