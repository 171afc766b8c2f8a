"""Lines of type as masks: wood type from our own letters, small type in the face of Pillow."""

import math
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from home.sample.drawing.alphabet import RECIPES
from home.sample.drawing.glyphs import Block, letter_width


@lru_cache(maxsize=2048)
def letter(char, face, height):
    """The mask of one letter, `height` px high; serifs reach beyond its width on each side.

    Raises KeyError for a character that no recipe cuts.
    """
    if char not in RECIPES:
        raise KeyError(f"no wood type for {char!r}")
    block = Block(face, letter_width(char, face) * height, height)
    RECIPES[char](block, block.w, face.stem, face.bar)
    if face.stencil and block.w > face.stem * 1.5:
        block.bar(block.w / 2 - 0.022, 0, block.w / 2 + 0.022, 1, ink=0)
    return block.mask


def line(text, face, height, tracking=0.1):
    """One line of wood type as a mask; `tracking` is the space between letters in heights."""
    height = round(height)
    pad = round(face.serif * height)
    gap = (tracking + face.serif * 1.6) * height
    places, x = [], 0.0
    for char in text:
        places.append((char, x))
        x += letter_width(char, face) * height + gap
    mask = Image.new("L", (max(1, round(x - gap) + 2 * pad), height), 0)
    for char, left in places:
        if char != " ":
            mask.paste(255, (round(left), 0), letter(char, face, height))
    return mask


def fitted(text, face, width, height, tracking=0.1):
    """One line squeezed or spread to exactly `width` px, as wider wood fills a measure."""
    return line(text, face, height, tracking).resize(
        (round(width), round(height)), Image.Resampling.LANCZOS
    )


@lru_cache(maxsize=64)
def font(size):
    return ImageFont.load_default(size)


def small(text, size, bold=0.0, condense=1.0, slant=0.0, tracking=0.0):
    """A line of small type as a mask.

    `bold` and `tracking` are parts of the size, `slant` is the lean of italics.
    """
    face, stroke = font(round(size)), round(bold * size)
    widths = (
        [face.getlength(char) + tracking * size for char in text]
        if tracking
        else [face.getlength(text)]
    )
    mask = Image.new("L", (round(sum(widths)) + 2 * stroke + 4, round(size * 1.3)), 0)
    draw, x = ImageDraw.Draw(mask), stroke + 1
    for part, width in zip(text if tracking else [text], widths, strict=True):
        draw.text((x, 0), part, font=face, fill=255, stroke_width=stroke)
        x += width
    if slant:
        lean = round(slant * mask.height)
        wide = (mask.width + lean, mask.height)
        mask = mask.transform(
            wide, Image.Transform.AFFINE, (1, slant, -lean, 0, 1, 0), Image.Resampling.BICUBIC
        )
    if condense != 1:
        mask = mask.resize(
            (max(1, round(mask.width * condense)), mask.height), Image.Resampling.LANCZOS
        )
    box = mask.getbbox() or (0, 0, 1, 1)
    return mask.crop((box[0], 0, box[2], mask.height))


def around(size, text, face, height, radius, middle=-90.0, tracking=0.1, inside=False):
    """A square mask with a line of wood type round a circle; `middle`: its centre, in degrees.

    With `inside` the feet of the letters point outwards, so that a line at the bottom can be read.
    """
    mask = Image.new("L", (size, size), 0)
    gap = (tracking + face.serif * 1.6) * height
    widths = [letter_width(char, face) * height + gap for char in text]
    way = -1 if inside else 1
    x = -(sum(widths) - gap) / 2
    for char, width in zip(text, widths, strict=True):
        angle = middle + way * math.degrees((x + (width - gap) / 2) / radius)
        x += width
        if char != " ":
            turned = letter(char, face, round(height)).rotate(
                -(angle + 90 * way), Image.Resampling.BICUBIC, expand=True
            )
            cx = size / 2 + radius * math.cos(math.radians(angle)) - turned.width / 2
            cy = size / 2 + radius * math.sin(math.radians(angle)) - turned.height / 2
            whole = Image.new("L", mask.size, 0)
            whole.paste(turned, (round(cx), round(cy)))
            mask = ImageChops.lighter(mask, whole)
    return mask
