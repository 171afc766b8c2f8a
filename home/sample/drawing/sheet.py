"""A sheet to print on: shapes and type in flat inks, at twice the size, then brought down."""

import math
import random
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from home.sample.drawing import lettering
from home.sample.drawing.colours import INK, PAPER

SCALE = 2  # Pillow's shapes have no smooth edges of their own


class Sheet:
    """A picture of `width` x `height` px; its methods take positions and lengths in those px."""

    def __init__(self, width, height, paper=PAPER):
        self.width, self.height = width, height
        self.printed = (0, 0, width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), paper)
        self.draw = ImageDraw.Draw(self.image)

    # --- shapes ---
    def rect(self, x0, y0, x1, y1, ink, radius=0, outline=None, line=0):
        self.draw.rounded_rectangle(
            (x0 * SCALE, y0 * SCALE, x1 * SCALE - 1, y1 * SCALE - 1),
            radius * SCALE,
            ink,
            outline,
            round(line * SCALE),
        )

    def frame(self, inset, line, ink, radius=0):
        """A rule all round, `inset` px from the edge."""
        self.rect(inset, inset, self.width - inset, self.height - inset, None, radius, ink, line)

    def poly(self, points, ink):
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=ink)

    def circle(self, x, y, r, ink, outline=None, line=0):
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.draw.ellipse(box, ink, outline, round(line * SCALE))

    def oval(self, x0, y0, x1, y1, ink):
        self.draw.ellipse((x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE), ink)

    def wedge(self, x, y, r, start, end, ink):
        """A slice of a circle; angles in degrees, clockwise from three o'clock."""
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.draw.pieslice(box, start, end, ink)

    def line(self, points, ink, width):
        self.draw.line(
            [(x * SCALE, y * SCALE) for x, y in points], ink, round(width * SCALE), joint="curve"
        )

    def arc(self, x, y, r, start, end, ink, width):
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.draw.arc(box, start, end, ink, round(width * SCALE))

    # --- type ---
    def stamp(self, mask, x, y, ink, anchor="m"):
        """Print a mask, its top at y and its left (l), middle (m) or right (r) at x."""
        left = round(x * SCALE - {"l": 0, "m": mask.width / 2, "r": mask.width}[anchor])
        self.image.paste(ink, (left, round(y * SCALE)), mask)

    def wood(
        self,
        text,
        x,
        y,
        height,
        face,
        ink=INK,
        anchor="m",
        fit=0,
        tracking=0.1,
        shade=None,
        depth=0.06,
    ):
        """A line of wood type; `fit` is a measure to fill, `shade` the ink of a drop shadow."""
        if fit:
            mask = lettering.fitted(text, face, fit * SCALE, height * SCALE, tracking)
        else:
            mask = lettering.line(text, face, height * SCALE, tracking)
        if shade:
            for step in range(round(depth * height), 0, -1):
                self.stamp(mask, x + step, y + step, shade, anchor)
        self.stamp(mask, x, y, ink, anchor)

    def small(self, text, x, y, size, ink=INK, anchor="m", fit=0, **look):
        """A line of small type, its top at y; `fit` is the most px that it may measure."""
        mask = lettering.small(text, size * SCALE, **look)
        if fit and mask.width > fit * SCALE:
            mask = mask.resize((round(fit * SCALE), mask.height), Image.Resampling.LANCZOS)
        self.stamp(mask, x, y, ink, anchor)

    def around(self, text, x, y, radius, height, face, ink=INK, middle=-90.0, **look):
        """Wood type round a centre at x, y; `radius` goes to the middle of the letters."""
        size = round((radius + height) * 2 * SCALE)
        mask = lettering.around(size, text, face, height * SCALE, radius * SCALE, middle, **look)
        self.stamp(mask, x, y - size / SCALE / 2, ink)

    # --- printing ---
    @contextmanager
    def overprint(self):
        """What is drawn inside is multiplied on what is there, as a translucent ink."""
        below = self.image
        self.image = Image.new("RGB", below.size, "white")
        self.draw = ImageDraw.Draw(self.image)
        yield self
        self.image = ImageChops.multiply(below, self.image)
        self.draw = ImageDraw.Draw(self.image)

    def shadow(self, x0, y0, x1, y1, radius=0, drop=14, blur=18, strength=110):
        """The soft shadow of a thing that lies on the sheet."""
        small = 8
        mask = Image.new("L", (self.width // small, self.height // small), 0)
        box = [v / small for v in (x0 + drop * 0.4, y0 + drop, x1 + drop * 0.4, y1 + drop)]
        ImageDraw.Draw(mask).rounded_rectangle(box, radius / small, strength)
        mask = mask.filter(ImageFilter.GaussianBlur(blur / small)).resize(
            self.image.size, Image.Resampling.BILINEAR
        )
        self.image.paste((20, 16, 18), (0, 0), mask)

    def finished(self, seed, wear=0.5):
        """The picture at its own size with grain and a few specks where the ink did not take."""
        image = self.image.reduce(SCALE)
        return grained(worn(image, self.printed, seed, wear), seed)


def noise(size, seed, shrink=1):
    """A grey field of even noise, the same for the same seed; `shrink` makes its specks larger."""
    small = (math.ceil(size[0] / shrink), math.ceil(size[1] / shrink))
    field = Image.frombytes("L", small, random.Random(seed).randbytes(small[0] * small[1]))
    return field if shrink == 1 else field.resize(size, Image.Resampling.BICUBIC)


def worn(image, printed, seed, wear):
    """Let a little paper show through the ink within the box `printed`, not on the table."""
    if not wear:
        return image
    specks = noise(image.size, f"{seed} wear", 3).filter(ImageFilter.GaussianBlur(1.2))
    mask = specks.point(lambda v: min(150, max(0, (v - (204 - 14 * wear)) * 5)))
    image.paste(PAPER, printed[:2], mask.crop(printed))
    return image


def grained(image, seed):
    """Lay the grain of the paper over the whole, within about three levels of grey either way."""
    grain = noise(image.size, f"{seed} grain").filter(ImageFilter.GaussianBlur(0.7))
    grain = grain.point(lambda v: 128 + (v - 128) * 0.16)
    return ImageChops.overlay(image, Image.merge("RGB", (grain, grain, grain)))
