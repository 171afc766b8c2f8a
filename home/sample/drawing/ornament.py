"""Ornaments that several pictures share; positions and lengths in px of the sheet."""

import math
from itertools import pairwise

from home.sample.drawing.colours import INK, LEMON, WHITE


def ring(x, y, r, count, start=-90.0):
    """`count` points evenly round a circle."""
    turn = [math.radians(start + 360 * n / count) for n in range(count)]
    return [(x + r * math.cos(t), y + r * math.sin(t)) for t in turn]


def leaf(x, y, long, wide, turn, count=28):
    """The points of an ellipse about x, y that is turned by `turn` degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    plain = [(px * long, py * wide) for px, py in ring(0, 0, 1, count)]
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in plain]


def star(sheet, x, y, r, ink, points=5, inner=0.42):
    outer, dips = ring(x, y, r, points), ring(x, y, r * inner, points, -90 + 180 / points)
    sheet.poly([p for pair in zip(outer, dips, strict=True) for p in pair], ink)


def rays(sheet, x, y, r, count, ink, start=0.0):
    """Every second of `count` beams from a centre."""
    step = 360 / count
    for n in range(0, count, 2):
        sheet.wedge(x, y, r, start + n * step, start + (n + 1) * step, ink)


def rosette(sheet, x, y, r, *inks):
    """A flower of scallops, one ring for each ink."""
    for n, ink in enumerate(inks):
        size = r * (1 - n / len(inks))
        for px, py in ring(x, y, size * 0.76, 12, n * 15):
            sheet.circle(px, py, size * 0.26, ink)
        sheet.circle(x, y, size * 0.8, ink)


def checks(sheet, x0, y0, side, columns, rows, ink):
    """A chequer of squares in one ink on what is there."""
    for row in range(rows):
        for column in range(row % 2, columns, 2):
            x, y = x0 + column * side, y0 + row * side
            sheet.rect(x, y, x + side, y + side, ink)


def diamonds(sheet, x0, x1, y, r, count, ink):
    """A row of lozenges, as printers use to end a paragraph."""
    for n in range(count):
        x = x0 + (x1 - x0) * (n + 0.5) / count
        sheet.poly([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink)


def rule(sheet, y, x0, x1, ink=INK, width=6):
    """A swelled rule: thick in the middle, thin at its ends."""
    middle = (x0 + x1) / 2
    sheet.poly([(x0, y), (middle, y - width), (x1, y), (middle, y + width)], ink)


def double_rule(sheet, y, x0, x1, ink=INK, thick=8):
    sheet.rect(x0, y, x1, y + thick, ink)
    sheet.rect(x0, y + thick * 1.8, x1, y + thick * 2.3, ink)


def bunting(sheet, x0, x1, y, sag, count, inks, size=80):
    """A string of flags that hangs between two points at the same height."""
    at = [
        (x0 + (x1 - x0) * n / count, y + sag * (1 - (2 * n / count - 1) ** 2))
        for n in range(count + 1)
    ]
    sheet.line(at, INK, 4)
    for n, ((ax, ay), (bx, by)) in enumerate(pairwise(at)):
        gap = (bx - ax) * 0.08
        sheet.poly(
            [(ax + gap, ay), (bx - gap, by), ((ax + bx) / 2, (ay + by) / 2 + size)],
            inks[n % len(inks)],
        )


def power_station(sheet, x, ground, height, ink, stack, windows=None):
    """The power station from the river: four chimneys; `x` is its middle, `ground` its foot."""
    u = height / 10
    for side in (-1, 1):
        sheet.rect(
            min(x + side * 5 * u, x + side * 3 * u),
            ground - 5.2 * u,
            max(x + side * 5 * u, x + side * 3 * u),
            ground,
            ink,
        )
        for n, base in enumerate((4.75, 3.25)):
            cx, shoulder = x + side * base * u, ground - (5.6 - n * 0.0) * u
            sheet.rect(cx - 0.62 * u, shoulder, cx + 0.62 * u, ground, ink)
            sheet.poly(
                [
                    (cx - 0.42 * u, shoulder),
                    (cx - 0.3 * u, ground - 10 * u),
                    (cx + 0.3 * u, ground - 10 * u),
                    (cx + 0.42 * u, shoulder),
                ],
                stack,
            )
            sheet.rect(cx - 0.34 * u, ground - 9.6 * u, cx + 0.34 * u, ground - 9.42 * u, ink)
    sheet.rect(x - 3 * u, ground - 4 * u, x + 3 * u, ground, ink)
    if windows:
        for n in range(9):
            wx = x - 2.4 * u + n * 0.6 * u
            sheet.rect(wx - 0.13 * u, ground - 3.4 * u, wx + 0.13 * u, ground - 0.9 * u, windows)


def bee(sheet, x, y, size, dark=INK, light=LEMON, wing=WHITE):
    """A bee seen from above, after those in the floor of the town hall; `size` is its length."""
    u = size / 10
    for side in (-1, 1):
        sheet.poly(leaf(x + side * 2.9 * u, y + 0.9 * u, 2.1 * u, 0.85 * u, side * 24), wing)
        sheet.poly(leaf(x + side * 3.3 * u, y - 1.5 * u, 2.8 * u, 1.15 * u, side * -16), wing)
        sheet.line(
            [(x + side * 0.4 * u, y - 3.6 * u), (x + side * 1.4 * u, y - 5 * u)], dark, 0.28 * u
        )
    sheet.circle(x, y - 3 * u, 1.1 * u, dark)
    sheet.oval(x - 1.5 * u, y - 2.4 * u, x + 1.5 * u, y + 0.4 * u, dark)
    sheet.oval(x - 1.75 * u, y - 0.6 * u, x + 1.75 * u, y + 5 * u, light)
    for n, half in enumerate((1.6, 1.62, 1.2)):
        top = y + (0.4 + n * 1.35) * u
        sheet.rect(x - half * u, top, x + half * u, top + 0.66 * u, dark, radius=0.3 * u)


def balloon(sheet, x, y, r, inks):
    """A gas balloon in gores, with its basket; `r` is half its width."""
    for n, ink in enumerate((inks[0], inks[1], inks[0])):
        half = r * (1 - n * 0.36)
        sheet.oval(x - half, y - r * 1.1, x + half, y + r * 1.1, ink)
    sheet.poly(
        [
            (x - r * 0.62, y + r * 0.88),
            (x + r * 0.62, y + r * 0.88),
            (x + r * 0.2, y + r * 1.5),
            (x - r * 0.2, y + r * 1.5),
        ],
        inks[1],
    )
    for side in (-1, 1):
        sheet.line([(x + side * r * 0.2, y + r * 1.5), (x + side * r * 0.16, y + r * 1.9)], INK, 3)
    sheet.rect(x - r * 0.2, y + r * 1.85, x + r * 0.2, y + r * 2.15, INK, radius=r * 0.06)


def card(sheet, x0, y0, x1, y1, ink, radius=14):
    """A card or ticket lying on the ground, with its shadow."""
    sheet.shadow(x0, y0, x1, y1, radius)
    sheet.printed = (x0, y0, x1, y1)
    sheet.rect(x0, y0, x1, y1, ink, radius)
