"""Banners, printed cotton, scarves and tea towels."""

from home.sample.drawing import glyphs as g
from home.sample.drawing.colours import (
    BOTTLE,
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
    VIOLET,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import balloon, checks, diamonds, ring, rosette, star
from home.sample.drawing.register import picture


def weave(s, x0, y0, x1, y1, ink, step=9):
    """Threads across a cloth, printed over what is there."""
    with s.overprint():
        for y in range(y0, y1, step):
            s.line([(x0, y), (x1, y)], ink, 2)
        for x in range(x0, x1, step):
            s.line([(x, y0), (x, y1)], ink, 2)


def fringe(s, x0, x1, y, length, ink):
    for x in range(x0, x1, 16):
        s.line([(x + 8, y), (x + 8 + x % 5 - 2, y + length)], ink, 8)


@picture("marching-banner.jpg", 1200, 1600, SKY, wear=0.1)
def banner(s):
    s.rect(90, 90, 1110, 122, KRAFT, radius=16)
    for x in (90, 1110):
        s.circle(x, 106, 30, OCHRE)
    fringe(s, 180, 1020, 1320, 96, OCHRE)
    s.poly([(180, 122), (1020, 122), (1020, 1330), (180, 1330)], VIOLET)
    s.rect(214, 160, 986, 1296, None, 0, WHITE, 12)
    s.rect(238, 184, 962, 1272, BOTTLE)
    s.circle(600, 760, 250, WHITE)
    rosette(s, 600, 760, 220, VIOLET, WHITE, BOTTLE, LEMON)
    s.wood("WOMEN OF", 600, 240, 76, g.FINE_SLAB, WHITE, fit=440)
    s.wood("BATTERSEA", 600, 358, 104, g.SLAB, LEMON, fit=640)
    s.wood("THE WASH CAN WAIT", 600, 1080, 66, g.GOTHIC, WHITE, fit=640)
    s.wood("THE VOTE CANNOT", 600, 1174, 60, g.GOTHIC, LEMON, fit=560)
    weave(s, 180, 122, 1020, 1330, (226, 226, 226))


@picture("wax-print-cloth.jpg", 1400, 1400, NIGHT, wear=0.3)
def wax_print(s):
    s.rect(0, 0, 1400, 1400, COBALT)
    for row in range(6):
        for column in range(6):
            x, y = column * 280 + (row % 2) * 140 - 70, row * 280
            s.circle(x, y, 128, OCHRE)
            for n, (px, py) in enumerate(ring(x, y, 92, 12)):
                s.circle(px, py, 17, (NIGHT, OXBLOOD)[n % 2])
            s.circle(x, y, 62, OXBLOOD)
            s.circle(x, y, 40, CREAM)
            star(s, x, y, 34, NIGHT, 8, 0.4)
    for row in range(6):
        for column in range(7):
            x, y = column * 280 + (row % 2) * 140 - 210, row * 280
            s.poly([(x, y - 44), (x + 12, y), (x, y + 44), (x - 12, y)], LEMON)
    for row in range(5):
        for n in range(0, 1400, 44):
            s.circle(n + 22, row * 280 + 140, 7, WHITE)


@picture("football-scarf.jpg", 1500, 1000, (196, 186, 166), wear=0.1)
def scarf(s):
    s.shadow(150, 300, 1350, 700, 0, drop=18)
    for end in (70, 1350):
        for n in range(19):
            y = 308 + n * 21
            s.line([(end, y + n % 3 * 3), (end + 84, y)], (BOTTLE, WHITE)[n % 2], 9)
    s.rect(150, 300, 1350, 700, BOTTLE)
    for n in range(3):
        for x in (150 + n * 80, 1310 - n * 80):
            s.rect(x, 300, x + 40, 700, WHITE)
    s.rect(420, 330, 1080, 346, WHITE)
    s.rect(420, 654, 1080, 670, WHITE)
    s.wood("ROVERS", 750, 404, 190, g.OCTAGON, WHITE, fit=620)
    with s.overprint():
        for row in range(27):
            for column in range(80):
                x, y = 150 + column * 15, 300 + row * 15
                s.line([(x, y), (x + 7, y + 10), (x + 15, y)], (206, 206, 206), 2)


@picture("tea-towel.jpg", 1120, 1600, CREAM, wear=0.2)
def tea_towel(s):
    s.shadow(120, 80, 1000, 1520, 0)
    s.rect(120, 80, 1000, 1520, WHITE)
    for y in (130, 1400):
        checks(s, 120, y, 22, 40, 3, RED)
    s.wood("FESTIVAL", 560, 250, 96, g.DECO, COBALT, fit=700)
    s.wood("GARDENS", 560, 376, 96, g.DECO, COBALT, fit=700)
    balloon(s, 560, 650, 110, (RED, LEMON))
    for n in range(5):
        x = 240 + n * 160
        s.rect(x - 5, 1040, x + 5, 1290, BOTTLE)
        for spread in (-1, 1):
            for m in range(3):
                s.oval(
                    x + spread * 34 - 32, 1130 + m * 50, x + spread * 34 + 32, 1160 + m * 50, BOTTLE
                )
        rosette(s, x, 1030, 62, (RED, OCHRE, COBALT, OCHRE, RED)[n], LEMON, WHITE)
    s.rect(170, 1290, 950, 1302, INK)
    s.wood("1951", 560, 1328, 48, g.DECO, COBALT)
    weave(s, 120, 80, 1000, 1520, (236, 234, 230), 8)


@picture("bunting.jpg", 1500, 1000, PAPER, wear=0.1)
def flags(s):
    for row, y in enumerate((170, 560)):
        at = [(60 + n * 276, y + (0, 56, 76, 56, 0)[n % 5] + 10) for n in range(6)]
        s.line(at, KRAFT, 14)
        for n in range(5):
            (ax, ay), (bx, by) = at[n], at[n + 1]
            ink = (RED, COBALT, OCHRE, BOTTLE, OXBLOOD)[(n + row * 2) % 5]
            tip = ((ax + bx) / 2, (ay + by) / 2 + 260)
            s.poly([(ax + 20, ay), (bx - 20, by), tip], ink)
            for m in range(3):
                cx, cy = (ax + bx) / 2, (ay + by) / 2 + 48 + m * 58
                for k in range(3 - m):
                    dx = cx + (k - (2 - m) / 2) * 66
                    if (n + row) % 2:
                        s.circle(dx, cy, 14, CREAM)
                    else:
                        rosette(s, dx, cy, 20, LEMON, WHITE)


@picture("workshop-quilt.jpg", 1400, 1400, KRAFT, wear=0.1)
def quilt(s):
    s.shadow(100, 100, 1300, 1300, 0)
    inks = (OXBLOOD, OCHRE, BOTTLE, COBALT, VIOLET, RED)
    s.rect(100, 100, 1300, 1300, NIGHT)
    for row in range(4):
        for column in range(4):
            x, y, n = 130 + column * 288, 130 + row * 288, row * 4 + column
            s.rect(x, y, x + 276, y + 276, (CREAM, PAPER, LEMON, SKY)[(n + row) % 4])
            ink, other = inks[n % 6], inks[(n * 5 + 2) % 6]
            if n % 4 == 0:
                star(s, x + 138, y + 138, 130, ink, 8, 0.5)
            elif n % 4 == 1:
                for a, b in ((0, 0), (138, 138)):
                    s.poly([(x + a, y + b), (x + a + 138, y + b), (x + a, y + b + 138)], ink)
                    s.poly(
                        [(x + 138 - a, y + b), (x + 276 - a, y + b), (x + 276 - a, y + b + 138)],
                        other,
                    )
            elif n % 4 == 2:
                rosette(s, x + 138, y + 138, 120, ink, other, WHITE)
            else:
                for m in range(4):
                    s.rect(
                        x + m * 34,
                        y + m * 34,
                        x + 276 - m * 34,
                        y + 276 - m * 34,
                        (ink, CREAM, other, LEMON)[m],
                    )
    diamonds(s, 130, 1270, 1286, 6, 40, LEMON)
    weave(s, 100, 100, 1300, 1300, (236, 234, 230), 12)
