"""Wood type of our own: each letter is built from stems, bars, bowls and diagonals.

One set of recipes gives all the faces, because width, weight, corner and serif are parameters
of a `Face`. A newly installed machine has no fonts, and Pillow brings only a plain grotesque.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

TL, TR, BR, BL = range(4)
ROUND = (TL, TR, BR, BL)


@dataclass(frozen=True)
class Face:
    """Proportions of a typeface, as parts of the height of a capital."""

    width: float = 0.46
    stem: float = 0.15
    bar: float = 0.12
    radius: float = 0.2
    serif: float = 0.0
    octagon: bool = False
    stencil: bool = False


GOTHIC = Face()
POSTER = Face(width=0.56, stem=0.2, bar=0.15, radius=0.26)
NARROW = Face(width=0.32, stem=0.1, bar=0.09, radius=0.14)
WIDE = Face(width=0.86, stem=0.2, bar=0.17, radius=0.34)
SLAB = Face(width=0.6, stem=0.18, bar=0.1, radius=0.26, serif=0.07)
FINE_SLAB = Face(width=0.56, stem=0.12, bar=0.07, radius=0.24, serif=0.055)
OCTAGON = Face(width=0.5, stem=0.16, bar=0.14, radius=0.16, octagon=True)
DECO = Face(width=0.62, stem=0.075, bar=0.07, radius=0.31)
STENCIL = Face(width=0.52, stem=0.16, bar=0.14, radius=0.24, stencil=True)
SIGN = Face(width=0.6, stem=0.135, bar=0.12, radius=0.28)

WIDTHS = {
    "I": 0,
    "1": 0.6,
    "J": 0.9,
    "M": 1.36,
    "W": 1.5,
    "L": 0.86,
    "E": 0.9,
    "F": 0.86,
    "&": 1.2,
    "T": 0.96,
    "A": 1.1,
    "V": 1.06,
}
NARROW_SIGNS = {".": 1, ",": 1, "'": 0.9, "’": 0.9, "!": 1, ":": 1, "·": 1.2}


class Block:
    """The block a letter is cut on, `width` x `height` px; its tools cut in units of the height."""

    def __init__(self, face, width, height):
        self.face, self.h, self.w = face, height, width / height
        self.pad = round(face.serif * height)
        self.size = (round(width) + 2 * self.pad, round(height))
        self.mask = Image.new("L", self.size, 0)
        self.draw = ImageDraw.Draw(self.mask)

    def px(self, points):
        return [(x * self.h + self.pad, y * self.h) for x, y in points]

    def poly(self, *points, ink=255):
        self.draw.polygon(self.px(points), fill=ink)

    def bar(self, x0, y0, x1, y1, ink=255):
        self.poly((x0, y0), (x1, y0), (x1, y1), (x0, y1), ink=ink)

    def stem(self, x, y0=0.0, y1=1.0, top=True, foot=True):
        """An upright, with slab serifs where the face has them."""
        face = self.face
        self.bar(x, y0, x + face.stem, y1)
        if face.serif:
            ends = [y0] * top + [y1 - face.bar] * foot
            for y in ends:
                self.bar(x - face.serif, y, x + face.stem + face.serif, y + face.bar)

    def diagonal(self, x0, y0, x1, y1, thick=None):
        t = thick or self.face.stem
        self.poly((x0, y0), (x0 + t, y0), (x1 + t, y1), (x1, y1))

    def slab(self, x, y):
        """A serif under or over the end of a diagonal."""
        face = self.face
        if face.serif:
            self.bar(x - face.serif, y, x + face.stem + face.serif, y + face.bar)

    def outline(self, draw, box, radius, corners, ink):
        x0, y0, x1, y1 = (*self.px([box[:2]])[0], *self.px([box[2:]])[0])
        r = max(0, min(radius * self.h, (x1 - x0) / 2 - 1, (y1 - y0) / 2 - 1))
        if x1 - x0 < 4 or y1 - y0 < 4:
            return
        if self.face.octagon:
            draw.polygon(chamfered(x0, y0, x1, y1, r, corners), fill=ink)
        else:
            draw.rounded_rectangle(
                (x0, y0, x1, y1), r, fill=ink, corners=tuple(n in corners for n in ROUND)
            )

    def bowl(self, x0, y0, x1, y1, corners=ROUND, gaps=()):
        """A closed shape with a counter; each gap (x0, y0, x1, y1) is cut out of it again."""
        face = self.face
        bowl = Image.new("L", self.size, 0)
        draw = ImageDraw.Draw(bowl)
        self.outline(draw, (x0, y0, x1, y1), face.radius, corners, 255)
        inner = (x0 + face.stem, y0 + face.bar, x1 - face.stem, y1 - face.bar)
        self.outline(draw, inner, max(face.radius - face.stem * 0.8, 0.03), corners, 0)
        for gap in gaps:
            draw.polygon(
                self.px([(gap[0], gap[1]), (gap[2], gap[1]), (gap[2], gap[3]), (gap[0], gap[3])]),
                fill=0,
            )
        self.mask = ImageChops.lighter(self.mask, bowl)
        self.draw = ImageDraw.Draw(self.mask)


def chamfered(x0, y0, x1, y1, r, corners):
    """The eight or fewer points of a box whose `corners` are cut off at 45 degrees."""
    cut = [r if n in corners else 0 for n in ROUND]
    return [
        (x0, y0 + cut[TL]), (x0 + cut[TL], y0), (x1 - cut[TR], y0), (x1, y0 + cut[TR]),
        (x1, y1 - cut[BR]), (x1 - cut[BR], y1), (x0 + cut[BL], y1), (x0, y1 - cut[BL]),
    ]  # fmt: skip


def letter_width(char, face):
    """Width of one letter in heights of a capital."""
    if char == " ":
        return face.width * 0.55
    if char in NARROW_SIGNS:
        return face.stem * NARROW_SIGNS[char]
    if WIDTHS.get(char) == 0:
        return face.stem
    return face.width * WIDTHS.get(char, 1)
