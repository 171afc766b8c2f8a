"""Enamel signs, blinds and boards from the streets."""

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
    ROSE,
    SAGE,
    SKY,
    SLATE,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import bee, card, checks, ring, rosette, star
from home.sample.drawing.register import picture


def screws(s, x0, y0, x1, y1, ink):
    """Four screws, a rust mark under each."""
    for x in (x0, x1):
        for y in (y0, y1):
            s.poly([(x - 7, y), (x + 7, y), (x + 2, y + 38)], KRAFT)
            s.circle(x, y, 13, ink)
            s.line([(x - 9, y - 5), (x + 9, y + 5)], INK, 4)


@picture("street-sign.jpg", 1600, 800, OXBLOOD, wear=0.1)
def street(s):
    for row in range(9):
        for n in range(11):
            x = n * 168 - row % 2 * 84
            s.rect(
                x,
                row * 92,
                x + 158,
                row * 92 + 82,
                ((134, 52, 44), (146, 62, 50), (126, 44, 40))[(n + row * 2) % 3],
            )
    card(s, 120, 200, 1480, 600, WHITE, 14)
    s.rect(142, 222, 1458, 578, None, 8, INK, 10)
    s.small("BOROUGH OF BATTERSEA", 800, 244, 46, RED, bold=0.03, tracking=0.14)
    s.wood("LAVENDER HILL", 640, 352, 140, g.SIGN, INK, fit=880)
    s.wood("S.W.11", 1260, 406, 86, g.SIGN, RED, fit=240)
    screws(s, 176, 256, 1424, 544, SLATE)


@picture("bus-blind.jpg", 1120, 1600, SLATE, wear=0.5)
def blind(s):
    s.shadow(150, 60, 970, 1540, 0)
    s.rect(150, 60, 970, 1540, INK)
    s.printed = (150, 60, 970, 1540)
    stops = (
        "CLAPHAM JUNCTION",
        "BATTERSEA PARK",
        "TOWN HALL",
        "CHELSEA BRIDGE",
        "TOOTING",
        "PRIVATE",
        "GARAGE ONLY",
    )
    for n, stop in enumerate(stops):
        y = 110 + n * 206
        s.wood(
            stop,
            560,
            y + 26,
            92,
            g.NARROW,
            WHITE if n < 5 else LEMON,
            fit=min(720, 92 * len(stop) * 0.6),
        )
        s.rect(170, y + 160, 950, y + 163, (70, 68, 70))
    for y in (28, 1540):
        s.rect(110, y, 1010, y + 34, KRAFT, radius=14)


@picture("shelter-sign.jpg", 1120, 1500, (122, 98, 84), wear=0.3)
def shelter(s):
    card(s, 180, 110, 940, 1390, INK, 10)
    s.rect(206, 136, 914, 1364, None, 4, WHITE, 8)
    s.wood("S", 560, 210, 480, g.POSTER, WHITE)
    s.wood("PUBLIC", 560, 764, 120, g.SIGN, WHITE, fit=600)
    s.wood("SHELTER", 560, 920, 120, g.SIGN, WHITE, fit=600)
    s.rect(300, 1140, 700, 1190, LEMON)
    s.poly([(700, 1090), (840, 1165), (700, 1240)], LEMON)
    s.wood("50 PERSONS", 560, 1276, 46, g.SIGN, WHITE)
    screws(s, 240, 170, 880, 1316, SLATE)


@picture("price-board.jpg", 1200, 1500, BOTTLE, wear=0.8)
def price(s):
    for n in range(7):
        s.rect(n * 178, 0, n * 178 + 168, 1500, ((30, 82, 64), (22, 68, 54))[n % 2])
    card(s, 150, 110, 1050, 1390, (38, 40, 42), 10)
    s.rect(150, 110, 1050, 1390, None, 10, KRAFT, 26)
    s.circle(600, 380, 156, RED)
    s.circle(548, 330, 40, (216, 98, 78))
    s.line([(600, 250), (620, 180)], KRAFT, 14)
    s.oval(620, 176, 740, 240, (84, 140, 74))
    s.wood("BRAMLEYS", 600, 600, 140, g.GOTHIC, WHITE, fit=760)
    s.wood("4D", 520, 792, 320, g.POSTER, LEMON)
    s.wood("LB", 830, 980, 130, g.GOTHIC, WHITE)
    s.small("Ask, don’t squeeze", 600, 1222, 70, ROSE, slant=0.22, bold=0.015)


@picture("pub-sign.jpg", 1200, 1600, SKY, wear=0.2)
def pub(s):
    s.rect(0, 90, 1200, 128, INK)
    for x in (320, 880):
        s.rect(x - 7, 120, x + 7, 200, INK)
    s.shadow(180, 190, 1020, 1500, 30)
    s.rect(180, 190, 1020, 1500, NIGHT, radius=30)
    s.rect(210, 220, 990, 1470, None, 18, OCHRE, 10)
    s.rect(250, 260, 950, 1130, SAGE, radius=8)
    s.rect(250, 960, 950, 1130, BOTTLE, radius=8)
    for n, half in enumerate((110, 176, 214, 232, 226)):
        s.rect(
            600 - half,
            420 + n * 104,
            600 + half,
            532 + n * 104,
            (OCHRE, (196, 132, 34))[n % 2],
            radius=52,
        )
    s.rect(350, 936, 850, 984, KRAFT, radius=8)
    s.wedge(600, 936, 62, 180, 360, INK)
    for x, y, size in ((350, 480, 120), (846, 430, 104), (864, 730, 92), (330, 790, 84)):
        bee(s, x, y, size)
    s.wood("THE", 600, 1176, 44, g.FINE_SLAB, OCHRE)
    s.wood("BEEHIVE", 600, 1252, 134, g.SLAB, LEMON, fit=660, shade=OXBLOOD)


@picture("launderette-sign.jpg", 1600, 1000, CREAM, wear=0.2)
def launderette(s):
    card(s, 110, 150, 1490, 850, COBALT, 26)
    s.wood("LAUNDERETTE", 800, 208, 130, g.WIDE, WHITE, fit=1230)
    for n in range(4):
        x = 300 + n * 334
        s.rect(x - 140, 400, x + 140, 730, WHITE, radius=14)
        s.circle(x + 98, 438, 16, (RED, OCHRE, SAGE, ROSE)[n])
        s.rect(x - 114, 428, x - 30, 448, SKY, radius=6)
        s.circle(x, 590, 104, SLATE)
        s.circle(x, 590, 84, SKY)
        s.wedge(x, 590, 84, 10 + n * 9, 170 - n * 6, WHITE)
        for m, (bx, by) in enumerate(ring(x, 560, 34, 3, n * 30)):
            s.circle(bx, by, 10 + m * 4, WHITE)
    s.small("Open 8 till 8. Last wash at 7. Do not dye in these machines.", 800, 766, 42, LEMON)


@picture("polling-station-board.jpg", 1120, 1500, SAGE, wear=0.4)
def polling(s):
    card(s, 130, 120, 990, 1380, PAPER, 4)
    s.rect(130, 120, 990, 420, OXBLOOD, 4)
    s.wood("POLLING", 560, 176, 84, g.SLAB, PAPER, fit=700)
    s.wood("STATION", 560, 292, 84, g.SLAB, PAPER, fit=700)
    s.poly(
        [(240, 700), (660, 700), (660, 560), (900, 800), (660, 1040), (660, 900), (240, 900)], INK
    )
    s.wood("WAY IN", 470, 756, 88, g.GOTHIC, PAPER)
    s.wood("7 A.M. TO 9 P.M.", 560, 1116, 70, g.GOTHIC, OXBLOOD, fit=640)
    s.small("Leave the dog with somebody", 560, 1240, 46, slant=0.16)
    checks(s, 130, 1328, 26, 33, 2, OXBLOOD)


@picture("school-badge.jpg", 1400, 1400, CREAM, wear=0.1)
def badge(s):
    s.shadow(410, 330, 990, 960, 60, drop=60, blur=60)
    outer = [(360, 280), (1040, 280), (1040, 760), (980, 960), (700, 1180), (420, 960), (360, 760)]
    s.poly(outer, OCHRE)
    inner = [(700 + (x - 700) * 0.93, 710 + (y - 710) * 0.94) for x, y in outer]
    s.poly(inner, BOTTLE)
    s.rect(384, 306, 1016, 446, OXBLOOD)
    s.rect(384, 446, 1016, 458, OCHRE)
    s.wood("PREFECT", 700, 336, 84, g.SLAB, LEMON, fit=540)
    s.poly([(520, 700), (700, 740), (880, 700), (880, 880), (700, 926), (520, 880)], PAPER)
    s.line([(700, 742), (700, 924)], INK, 5)
    for n in range(3):
        for side in (-1, 1):
            s.line([(700 + side * 26, 784 + n * 40), (700 + side * 156, 752 + n * 40)], SLATE, 5)
    rosette(s, 700, 580, 70, RED, WHITE, OCHRE)
    star(s, 700, 1022, 44, LEMON)
