"""Mosaic and tiles, a wireless and a pavement light: the fixed and heavy things."""

import math
import random

from home.sample.drawing import glyphs as g
from home.sample.drawing.colours import (
    BOTTLE,
    BUFF,
    COBALT,
    CREAM,
    INK,
    KRAFT,
    LEMON,
    NIGHT,
    OCHRE,
    OXBLOOD,
    PAPER,
    RED,
    SKY,
    SLATE,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import ring, rosette, star
from home.sample.drawing.register import picture


def tessera(s, dice, x, y, side, ink):
    """One stone of a mosaic, cut by hand: a little off square, a little off colour."""
    shift = dice.randint(-12, 12)
    ink = tuple(max(0, min(255, part + shift)) for part in ink)
    corners = [
        (x + 1, y + 1),
        (x + side - 1, y + 1),
        (x + side - 1, y + side - 1),
        (x + 1, y + side - 1),
    ]
    s.poly(
        [(px + dice.uniform(-1.5, 1.5), py + dice.uniform(-1.5, 1.5)) for px, py in corners], ink
    )


def floor_ink(x, y):
    """The colour of the mosaic floor at x, y, measured from the centre in stones."""
    edge = max(abs(x), abs(y))
    if edge > 31:
        return OXBLOOD
    if edge > 28:
        return OCHRE if (int(abs(x) // 3) + int(abs(y) // 3)) % 2 else INK
    if edge > 27:
        return OXBLOOD
    if abs(x) + abs(y) > 44:
        return BOTTLE if abs(x) + abs(y) < 47 else OCHRE
    return bee_ink(abs(x), y) or (BOTTLE if 22.4 < math.hypot(x, y) < 24.4 else CREAM)


def bee_ink(x, y):
    """The bee in the middle of the floor, `x` stones from its spine, or None beside it."""
    feeler = abs(x - 2 - (-13 - y) * 0.8) < 0.9 and -18 < y < -13
    if math.hypot(x, y + 11) < 3.4 or feeler:
        return INK
    if math.hypot(x / 4.6, (y + 5) / 4) < 1:
        return INK
    if math.hypot(x / 5.6, (y - 6) / 11) < 1:
        return INK if int(y + 20) % 6 < 3 else OCHRE
    upper = math.hypot((x - 11) / 8.5, (y + 6 + (x - 11) * 0.35) / 3.8)
    lower = math.hypot((x - 9.5) / 6, (y - 1 - (x - 9) * 0.3) / 2.6)
    return SKY if min(upper, lower) < 1 else None


@picture("mosaic-floor.jpg", 1400, 1400, (150, 140, 124), wear=0)
def mosaic(s):
    dice = random.Random("floor")
    for row in range(70):
        for column in range(70):
            ink = floor_ink(column - 34.5, row - 34.5)
            tessera(s, dice, column * 20, row * 20, 20, ink)


@picture("encaustic-tiles.jpg", 1400, 1400, INK, wear=0.6)
def encaustic(s):
    for row in range(4):
        for column in range(4):
            x, y = column * 350 + 6, row * 350 + 6
            plain = (row + column) % 2
            s.rect(x, y, x + 338, y + 338, OXBLOOD if plain else BUFF)
            cx, cy = x + 169, y + 169
            if plain:
                for corner in (
                    (x, y, 0),
                    (x + 338, y, 90),
                    (x + 338, y + 338, 180),
                    (x, y + 338, 270),
                ):
                    s.wedge(corner[0], corner[1], 110, corner[2], corner[2] + 90, OCHRE)
                    s.wedge(corner[0], corner[1], 74, corner[2], corner[2] + 90, INK)
                star(s, cx, cy, 116, CREAM, 4, 0.36)
                s.circle(cx, cy, 26, OXBLOOD)
            else:
                s.poly([(cx, y + 10), (x + 328, cy), (cx, y + 328), (x + 10, cy)], BOTTLE)
                for px, py in ring(cx, cy, 62, 4, -45):
                    s.oval(px - 44, py - 44, px + 44, py + 44, CREAM)
                star(s, cx, cy, 60, COBALT, 8, 0.5)
                s.circle(cx, cy, 18, OCHRE)


@picture("azulejo-tiles.jpg", 1400, 1400, (176, 170, 156), wear=0.4)
def azulejo(s):
    for row in range(2):
        for column in range(2):
            x, y = 60 + column * 645, 60 + row * 645
            s.rect(x, y, x + 635, y + 635, WHITE)
            cx, cy = x + 317, y + 317
            s.rect(x + 18, y + 18, x + 617, y + 617, None, 0, COBALT, 8)
            for corner in (
                (x + 18, y + 18, 0),
                (x + 617, y + 18, 90),
                (x + 617, y + 617, 180),
                (x + 18, y + 617, 270),
            ):
                for r, ink in ((180, COBALT), (150, WHITE), (120, SKY), (70, OCHRE)):
                    s.wedge(corner[0], corner[1], r, corner[2], corner[2] + 90, ink)
            for px, py in ring(cx, cy, 140, 8):
                s.line([(cx, cy), (px, py)], COBALT, 12)
                s.circle(px, py, 50, COBALT)
                s.circle(px, py, 36, SKY)
                s.circle(px, py, 14, WHITE)
            rosette(s, cx, cy, 92, COBALT, WHITE, OCHRE)


@picture("radio-set.jpg", 1500, 1100, SKY, wear=0.1)
def radio(s):
    s.rect(0, 900, 1500, 1100, KRAFT)
    s.shadow(240, 820, 1260, 910, 40, drop=20, blur=30)
    s.rect(220, 190, 1280, 910, (92, 46, 30), radius=90)
    s.rect(220, 700, 1280, 910, (92, 46, 30), radius=20)
    s.rect(262, 232, 1238, 868, (122, 66, 40), radius=60)
    s.circle(560, 520, 236, NIGHT)
    s.circle(560, 520, 216, BUFF)
    for n in range(11):
        y = 334 + n * 36
        half = math.sqrt(max(0, 210**2 - (y + 6 - 520) ** 2))
        s.rect(560 - half, y, 560 + half, y + 14, (166, 140, 96), radius=7)
    s.rect(860, 304, 1190, 560, PAPER, radius=20)
    for n, name in enumerate(("HILVERSUM", "ATHLONE", "LISBON", "LONDON", "LAGOS")):
        s.small(name, 884, 320 + n * 46, 30, INK, anchor="l", tracking=0.06)
        s.line([(1080, 340 + n * 46), (1170, 340 + n * 46)], SLATE, 3)
    s.rect(1128, 316, 1134, 548, RED)
    for x in (900, 1025, 1150):
        s.circle(x, 700, 52, INK)
        s.circle(x, 700, 38, (64, 40, 34))
        s.line([(x, 700), (x - 18, 672)], CREAM, 7)
    s.wood("LAVENDER", 560, 796, 34, g.DECO, OCHRE, tracking=0.3)
    for x in (330, 1170):
        s.rect(x - 46, 908, x + 46, 932, INK, radius=8)


@picture("rosette.jpg", 1120, 1400, NIGHT, wear=0)
def favour(s):
    s.shadow(330, 250, 790, 700, 220)
    for x, lean in ((480, -40), (640, 40)):
        s.poly(
            [
                (x - 66, 640),
                (x + 66, 640),
                (x + 66 + lean, 1220),
                (x + lean, 1160),
                (x - 66 + lean, 1220),
            ],
            RED,
        )
        s.poly(
            [
                (x - 24, 640),
                (x + 24, 640),
                (x + 24 + lean, 1186),
                (x + lean, 1160),
                (x - 24 + lean, 1186),
            ],
            LEMON,
        )
    for n, (x, y) in enumerate(ring(560, 500, 250, 28)):
        s.circle(x, y, 52, (RED, (160, 40, 34))[n % 2])
    s.circle(560, 500, 250, RED)
    for x, y in ring(560, 500, 186, 22):
        s.circle(x, y, 38, LEMON)
    s.circle(560, 500, 190, LEMON)
    s.circle(560, 500, 168, WHITE)
    s.circle(560, 500, 154, None, RED, 6)
    s.wood("VOTE", 560, 424, 74, g.POSTER, RED, fit=220)
    s.wood("NORTH WARD", 560, 524, 46, g.GOTHIC, INK, fit=226)
