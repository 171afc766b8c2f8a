"""The picture that stands for an object where somebody shares its address: drawn by us.

The thing, or its mosaic, on the left; what it is called and its number on a tie-on label on the
right; the tile band below. About 80 ms on one core for the first reader that asks, then a file.
"""

import io
from functools import cache

import resvg_py
from font_source_serif_pro import SourceSerifProBold, SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

from objects.mosaic import CLAY

WIDTH, HEIGHT = 1200, 630
"""What Facebook, Mastodon, WhatsApp and others show without cutting anything off."""

PAPER, INK, SOFT, OXBLOOD = "#faf7ef", "#231f1c", "#5c534a", "#7a1e26"
LABEL, LABEL_INK, LABEL_EDGE = "#ecdcb4", "#3a2e1b", "#b59d66"
SIDE = 566  # the square on the left
BAND = HEIGHT - SIDE
MARGIN = 48
TEXT_WIDTH = WIDTH - SIDE - 2 * MARGIN
TITLE_SIZES = (68, 58, 50, 43, 37)
"""Tried from the largest, until the title fits; a longer one is cut at a word."""
MOST_LINES = {68: 3, 58: 4, 50: 4, 43: 5, 37: 6}
LONGEST = 200  # letters of a title that can ever be seen
LABEL_HEIGHT = 58
QUALITY = 86
DRAWN = 424  # pixels: a mosaic's side before it is enlarged, as its patterns cost time by area


def draw(title: str, number: str, detail: str, site: str, picture: Image.Image | str) -> bytes:
    """The share image as JPEG, 1200 by 630. `picture` is one of the thing, or a mosaic's SVG."""
    canvas = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas.paste(_square(picture), (0, 0))
    pen = ImageDraw.Draw(canvas)
    _words(pen, title, detail, site)
    _label(pen, number)
    _band(pen)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


@cache
def _font(size, bold=True):
    return ImageFont.truetype(SourceSerifProBold if bold else SourceSerifProSemibold, size)


def _square(picture):
    """The whole picture on the darker paper, or a mosaic that fills its square."""
    if isinstance(picture, str):
        png = resvg_py.svg_to_bytes(
            svg_string=picture, width=DRAWN, height=DRAWN, skip_system_fonts=True
        )
        return Image.open(io.BytesIO(png)).convert("RGB").resize((SIDE, SIDE))
    square = Image.new("RGB", (SIDE, SIDE), "#efe8d9")
    picture.draft("RGB", (SIDE, SIDE))  # a JPEG is decoded no larger than it is needed
    picture = picture.convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    square.paste(picture, ((SIDE - picture.width) // 2, (SIDE - picture.height) // 2))
    return square


def _words(pen, title, detail, site):
    left, top = SIDE + MARGIN, MARGIN - 4
    pen.text((left, top), site, OXBLOOD, _font(26))
    size, lines = _fitted(title)
    font, top = _font(size), top + 62
    for line in lines:
        pen.text((left, top), line, INK, font)
        top += round(size * 1.1)
    small = _font(30, bold=False)
    room = SIDE - MARGIN - LABEL_HEIGHT - top - 16
    for line in _cut(_lines(detail, small), min(2, room // 38)):
        pen.text((left, top + 16), line, SOFT, small)
        top += 38


def _fitted(title):
    """The largest size in which the title fits its lines, and those lines."""
    for size in TITLE_SIZES:
        lines = _lines(title[:LONGEST], _font(size))
        if len(lines) <= MOST_LINES[size]:
            return size, lines
    kept = lines[: MOST_LINES[size]]
    return size, [*kept[:-1], f"{kept[-1].rstrip(' ,.;:')[:28]}…"]


def _cut(lines, most):
    """The first so many, with dots where there are more."""
    if len(lines) <= most or most < 1:
        return lines[: max(0, most)]
    return [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,.;:')}…"]


def _lines(text, font):
    """The text broken at words, and inside a word that is wider than a line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= TEXT_WIDTH:
            lines[-1] = longer
            continue
        lines += _pieces(word, font)
    return [line for line in lines if line]


def _pieces(word, font):
    pieces = [""]
    for letter in word:
        if font.getlength(pieces[-1] + letter) > TEXT_WIDTH:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _label(pen, number):
    """The number as a museum's tie-on label: cut corners and a punched hole."""
    font = _font(28, bold=False)
    while len(number) > 1 and font.getlength(number) > TEXT_WIDTH - 80:
        number = f"{number.rstrip('…')[:-1]}…"
    left, bottom, cut, height = SIDE + MARGIN, SIDE - MARGIN + 8, 18, LABEL_HEIGHT
    right, top = left + 78 + round(font.getlength(number)), bottom - height
    middle = top + height // 2
    corners = [(left, top + cut), (left + cut, top), (right, top), (right, bottom)]
    pen.polygon([*corners, (left + cut, bottom), (left, bottom - cut)], LABEL, LABEL_EDGE)
    pen.ellipse((left + 22, middle - 8, left + 38, middle + 8), PAPER, LABEL_EDGE, 3)
    pen.text((left + 56, middle), number, LABEL_INK, font, anchor="lm")


def _band(pen):
    """The mosaic floor's border along the foot."""
    top, tile = SIDE, BAND - 16
    pen.rectangle((0, top, WIDTH, HEIGHT), CLAY["black"])
    for place, left in enumerate(range(0, WIDTH, tile)):
        upper, lower, middle = top + 8, HEIGHT - 8, (top + HEIGHT) // 2
        pen.rectangle((left, upper, left + tile, lower), CLAY["white"])
        inner = CLAY["red"] if place % 2 else CLAY["ochre"]
        across = left + tile // 2
        pen.polygon(
            [(across, upper), (left + tile, middle), (across, lower), (left, middle)], inner
        )
