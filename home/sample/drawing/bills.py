"""Posters and bills from before the war: letterpress, a few inks."""

from home.sample.drawing import glyphs as g
from home.sample.drawing.colours import (
    BOTTLE,
    COBALT,
    CREAM,
    INK,
    LEMON,
    NIGHT,
    OCHRE,
    OXBLOOD,
    PAPER,
    RED,
    ROSE,
    SKY,
    VIOLET,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import (
    diamonds,
    double_rule,
    power_station,
    rays,
    ring,
    rule,
    star,
)  # fmt: skip
from home.sample.drawing.register import picture


@picture("organ-recital-bill.jpg", 1120, 1600, CREAM, wear=0.7)
def organ_recital(s):
    s.frame(46, 12, INK)
    s.frame(68, 3, INK)
    s.wood("TOWN HALL, LAVENDER HILL", 560, 118, 52, g.GOTHIC, fit=800)
    s.wood("THE", 560, 204, 38, g.FINE_SLAB)
    s.wood("GRAND", 560, 276, 210, g.SLAB, OXBLOOD, fit=880)
    s.wood("ORGAN", 560, 520, 250, g.POSTER, fit=880)
    rule(s, 806, 120, 1000)
    s.wood("RECITAL", 560, 842, 150, g.FINE_SLAB, OXBLOOD, fit=880)
    s.wood("SATURDAY EVENING", 560, 1040, 84, g.NARROW, fit=620)
    s.wood("AT HALF PAST SEVEN", 560, 1150, 52, g.GOTHIC, fit=620)
    diamonds(s, 300, 820, 1242, 10, 9, OXBLOOD)
    s.wood("ADMISSION 3D.", 560, 1284, 100, g.OCTAGON, fit=560)
    s.small("A few reserved seats at Sixpence", 560, 1410, 40, slant=0.2, bold=0.01)
    s.small("Doors open at 7. Carriages at half past nine.", 560, 1466, 32)


@picture("suffrage-meeting-bill.jpg", 1120, 1600, PAPER, wear=0.6)
def suffrage(s):
    s.rect(0, 0, 1120, 470, VIOLET)
    s.rect(0, 1310, 1120, 1600, BOTTLE)
    s.wood("VOTES", 560, 90, 200, g.POSTER, WHITE, fit=900)
    s.wood("FOR WOMEN", 560, 326, 92, g.POSTER, WHITE, fit=900)
    s.wood("PUBLIC MEETING", 560, 540, 108, g.GOTHIC, VIOLET, fit=880)
    double_rule(s, 682, 120, 1000, BOTTLE)
    s.wood("BATTERSEA", 560, 736, 150, g.SLAB, INK, fit=880)
    s.wood("TOWN HALL", 560, 920, 110, g.SLAB, INK, fit=660)
    s.wood("THURSDAY 8 O'CLOCK", 560, 1080, 66, g.GOTHIC, VIOLET, fit=720)
    s.small("Men are welcome if they will listen.", 560, 1188, 46, slant=0.2, bold=0.012)
    for n in range(3):
        star(s, 440 + n * 120, 1268, 16, VIOLET, 4, 0.34)
    s.wood("ADMISSION FREE", 560, 1376, 88, g.GOTHIC, WHITE, fit=760)
    s.small("Questions invited. Bring a neighbour.", 560, 1496, 38, WHITE)


@picture("electricity-poster.jpg", 1120, 1600, NIGHT, wear=0.3)
def electricity(s):
    s.rect(0, 0, 1120, 1210, COBALT)
    rays(s, 560, 820, 1300, 36, (38, 82, 158))
    s.circle(560, 800, 330, LEMON)
    s.circle(560, 800, 392, None, OCHRE, 12)
    s.rect(0, 1210, 1120, 1600, NIGHT)
    power_station(s, 560, 1210, 700, NIGHT, CREAM, LEMON)
    s.rect(0, 1210, 1120, 1226, OCHRE)
    s.wood("LIGHT", 560, 92, 250, g.DECO, CREAM, fit=900, tracking=0.16)
    s.wood("FROM THE RIVERSIDE", 560, 1290, 84, g.DECO, CREAM, fit=900, tracking=0.16)
    s.wood(
        "COOK · CLEAN · WARM BY ELECTRICITY", 560, 1432, 44, g.GOTHIC, LEMON, fit=900, tracking=0.16
    )


@picture("vegetable-show-poster.jpg", 1120, 1600, LEMON, wear=0.5)
def vegetable_show(s):
    s.rect(0, 900, 1120, 1600, BOTTLE)
    s.wood("GROW IT", 560, 84, 190, g.POSTER, BOTTLE, fit=920)
    s.wood("HERE", 560, 306, 190, g.POSTER, RED, fit=560)
    for x, tall, lean in ((360, 200, -40), (560, 260, 0), (760, 200, 40)):
        for spread in (-1, -0.4, 0.4, 1):
            s.line([(x, 904), (x + lean + spread * 74, 904 - tall + abs(spread) * 50)], BOTTLE, 26)
            s.circle(x + lean + spread * 74, 904 - tall + abs(spread) * 50, 26, BOTTLE)
        s.poly(
            [
                (x - 74, 912),
                (x + 74, 912),
                (x + 46, 1110),
                (x + 4, 1290),
                (x - 4, 1290),
                (x - 46, 1110),
            ],
            OCHRE,
        )
        s.wedge(x, 914, 74, 180, 360, OCHRE)
        for n, y in enumerate((960, 1030, 1096)):
            s.line([(x - 50 + n * 8, y), (x - 4, y + 6)], (176, 110, 30), 7)
    s.wood("VEGETABLE SHOW", 560, 1340, 96, g.GOTHIC, LEMON, fit=920)
    s.small("Allotments on the Park, the Common and any bomb site", 560, 1462, 36, WHITE)
    s.small("Entries by noon on Saturday, roots washed", 560, 1510, 36, WHITE)


@picture("dance-poster.jpg", 1120, 1600, OXBLOOD, wear=0.5)
def dance(s):
    s.circle(560, 700, 390, OCHRE)
    s.oval(260, 600, 860, 1010, NIGHT)
    s.rect(260, 640, 860, 805, NIGHT)
    s.oval(260, 500, 860, 780, CREAM)
    s.oval(282, 514, 838, 766, SKY)
    for n, (x, y) in enumerate(ring(560, 640, 200, 7, -77)):
        flat = 640 + (y - 640) * 0.42
        s.oval(x - 66, flat - 30, x + 66, flat + 30, CREAM if n % 2 else PAPER)
    s.oval(500, 612, 620, 668, PAPER)
    for x, y, turn in ((330, 372, 1), (806, 400, -1)):
        s.line([(x, y), (x + turn * 146, y + 236)], INK, 20)
        s.line([(x + turn * 110, y + 178), (x + turn * 146, y + 236)], RED, 30)
    s.wood("CALYPSO", 560, 96, 200, g.OCTAGON, LEMON, fit=920, shade=INK, depth=0.07)
    s.wood("DANCE", 560, 1096, 190, g.OCTAGON, PAPER, fit=920, shade=INK, depth=0.07)
    s.wood("STEEL BAND · BAR · TOWN HALL", 560, 1352, 60, g.GOTHIC, LEMON, fit=880)
    s.small("Everybody from the street is welcome", 560, 1452, 44, ROSE, slant=0.18)


@picture("railway-excursion-bill.jpg", 1120, 1600, PAPER, wear=0.7)
def excursion(s):
    s.rect(60, 60, 1060, 236, INK)
    s.wood("DAY TRIP TO THE SEA", 560, 100, 96, g.NARROW, PAPER, fit=900)
    s.wood("BRIGHTON", 560, 300, 220, g.SLAB, COBALT, fit=940)
    s.wood("& BACK", 560, 560, 130, g.FINE_SLAB, INK, fit=560)
    s.rect(60, 740, 1060, 1160, SKY)
    s.wedge(560, 960, 120, 180, 360, LEMON)
    rays(s, 560, 960, 200, 28, LEMON, 6)
    s.rect(60, 960, 1060, 1160, COBALT)
    for row in range(4):
        for n in range(9 - row % 2):
            s.arc(120 + n * 110 + row % 2 * 55, 1000 + row * 36, 34, 200, 340, SKY, 6)
    s.wood("FROM CLAPHAM JUNCTION", 560, 1204, 84, g.GOTHIC, INK, fit=940)
    s.wood("5/- RETURN", 560, 1306, 130, g.POSTER, RED, fit=620)
    s.small("Children half price. Buckets carried free.", 560, 1472, 42, slant=0.18)
