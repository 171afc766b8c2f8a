"""Posters and programme covers from the Festival of 1951 on: flat shapes in screen print."""

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
    SAGE,
    SKY,
    VIOLET,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import (
    balloon,
    bee,
    bunting,
    checks,
    diamonds,
    ring,
    rosette,
    star,
)  # fmt: skip
from home.sample.drawing.register import picture


@picture("fun-fair-poster.jpg", 1120, 1600, SKY, wear=0.3)
def fun_fair(s):
    s.rect(0, 1130, 1120, 1600, BOTTLE)
    for side in (-1, 1):
        s.poly(
            [(520, 770), (520 + side * 200, 1150), (520 + side * 168, 1150), (520 - side * 8, 790)],
            NIGHT,
        )
    for end in ring(520, 790, 300, 12):
        s.line([(520, 790), end], WHITE, 7)
    s.circle(520, 790, 300, None, RED, 14)
    s.circle(520, 790, 236, None, WHITE, 6)
    for n, (x, y) in enumerate(ring(520, 790, 300, 12)):
        s.rect(x - 32, y - 4, x + 32, y + 44, (LEMON, RED, COBALT)[n % 3], radius=16)
    star(s, 520, 790, 52, LEMON, 8, 0.5)
    balloon(s, 910, 520, 106, (RED, WHITE))
    balloon(s, 180, 440, 70, (COBALT, LEMON))
    s.wood("FUN FAIR", 560, 84, 220, g.POSTER, OXBLOOD, fit=940)
    checks(s, 0, 1130, 28, 40, 2, LEMON)
    s.wood("BATTERSEA PARK", 560, 1240, 118, g.GOTHIC, LEMON, fit=940)
    s.wood("FESTIVAL PLEASURE GARDENS", 560, 1398, 62, g.DECO, WHITE, fit=940)
    s.small("Every day from two until the lamps go out", 560, 1498, 42, WHITE, slant=0.18)


@picture("coronation-street-party-poster.jpg", 1120, 1600, PAPER, wear=0.4)
def street_party(s):
    bunting(s, 0, 1120, 60, 120, 9, (RED, WHITE, COBALT), 110)
    bunting(s, 0, 1120, 270, 90, 9, (COBALT, RED, WHITE), 110)
    s.wood("STREET", 560, 520, 210, g.POSTER, RED, fit=900)
    s.wood("PARTY", 560, 760, 210, g.POSTER, COBALT, fit=900)
    s.wood("TUESDAY AT THREE", 560, 1020, 92, g.GOTHIC, INK, fit=900)
    s.rect(110, 1210, 1010, 1222, INK)
    for n in range(6):
        x = 185 + n * 150
        s.poly(
            [(x - 42, 1222), (x + 42, 1222), (x + 28, 1300), (x - 28, 1300)],
            (RED, OCHRE, COBALT)[n % 3],
        )
        s.circle(x, 1186, 24, (ROSE, LEMON, SKY)[n % 3])
    s.small("Bring a chair, a cup and something to share.", 560, 1340, 46)
    s.small("If it rains we are in the hall.", 560, 1402, 46)
    diamonds(s, 360, 760, 1490, 12, 7, RED)


@picture("puppet-theatre-poster.jpg", 1120, 1600, LEMON, wear=0.3)
def puppet(s):
    s.rect(110, 110, 1010, 300, RED)
    for n in range(9):
        s.wedge(160 + n * 100, 300, 50, 0, 180, RED if n % 2 else WHITE)
    s.rect(110, 300, 180, 1180, RED)
    s.rect(940, 300, 1010, 1180, RED)
    for n in range(1, 8, 2):
        for x in (110, 940):
            s.rect(x, 300 + n * 88, x + 70, 300 + n * 88 + 88, WHITE)
    s.rect(180, 350, 940, 1010, NIGHT)
    for n in range(9):
        s.wedge(160 + n * 100, 300, 50, 0, 180, RED if n % 2 else WHITE)
    s.poly([(560, 520), (760, 1010), (360, 1010)], COBALT)
    for y in (720, 820, 920):
        s.circle(560, y, 20, LEMON)
    s.poly([(452, 560), (560, 380), (668, 560)], BOTTLE)
    s.circle(560, 392, 30, LEMON)
    s.circle(560, 620, 116, ROSE)
    s.poly([(440, 560), (680, 560), (664, 600), (456, 600)], LEMON)
    s.poly([(552, 640), (700, 660), (552, 690)], RED)
    s.circle(520, 626, 15, INK)
    s.circle(594, 622, 15, INK)
    s.arc(556, 666, 62, 30, 140, INK, 10)
    for side in (-1, 1):
        s.line([(560 + side * 80, 800), (560 + side * 210, 700)], COBALT, 62)
        s.circle(560 + side * 220, 692, 40, ROSE)
    s.rect(80, 1010, 1040, 1080, OXBLOOD, radius=10)
    s.rect(180, 1080, 940, 1180, BOTTLE)
    s.wood("PUPPETS", 560, 150, 116, g.OCTAGON, LEMON, fit=780)
    s.wood("LIVE IN THE LOWER HALL", 560, 1240, 90, g.GOTHIC, INK, fit=900)
    s.wood("SATURDAYS AT 2.30", 560, 1370, 68, g.GOTHIC, RED, fit=640)
    s.small("Children 40p. Grown-ups only with a child.", 560, 1476, 42)


@picture("rates-protest-poster.jpg", 1120, 1600, WHITE, wear=0.8)
def rates(s):
    s.rect(60, 60, 1060, 1540, RED)
    s.wood("HANDS", 560, 120, 230, g.STENCIL, WHITE, fit=880)
    s.wood("OFF OUR", 560, 384, 150, g.STENCIL, WHITE, fit=880)
    for x, top in ((390, 690), (500, 630), (610, 640), (716, 710)):
        s.rect(x - 42, top, x + 42, 1080, INK, radius=42)
    s.line([(250, 890), (400, 1110)], INK, 84)
    s.circle(250, 890, 42, INK)
    s.rect(348, 960, 758, 1240, INK, radius=90)
    s.rect(410, 1200, 700, 1300, INK)
    s.wood("NURSERIES, BATHS", 560, 1010, 56, g.STENCIL, WHITE, fit=330)
    s.wood("LIBRARIES", 560, 1090, 66, g.STENCIL, WHITE, fit=330)
    s.wood("WASH HOUSES", 560, 1170, 50, g.STENCIL, WHITE, fit=290)
    s.rect(60, 1300, 1060, 1540, INK)
    s.wood("LOBBY THE COUNCIL", 560, 1346, 84, g.STENCIL, WHITE, fit=860)
    s.small("Wednesday 7 pm, Town Hall steps. Bring whistles.", 560, 1462, 40, WHITE)


@picture("theatre-season-cover.jpg", 1200, 1600, CREAM, wear=0.3)
def season(s):
    inks = (OXBLOOD, OCHRE, BOTTLE, COBALT)
    for row in range(4):
        for column in range(4):
            x, y, ink = 60 + column * 270, 60 + row * 270, inks[(row * 3 + column) % 4]
            s.rect(
                x,
                y,
                x + 270,
                y + 270,
                inks[(row + column * 2 + 2) % 4] if (row + column) % 3 else CREAM,
            )
            corner = ((x, y), (x + 270, y), (x + 270, y + 270), (x, y + 270))[
                (row + column * 3) % 4
            ]
            start = (0, 90, 180, 270)[(row + column * 3) % 4]
            s.wedge(*corner, 270, start, start + 90, ink)
            s.wedge(*corner, 170, start, start + 90, PAPER)
            s.wedge(*corner, 84, start, start + 90, INK)
    s.rect(0, 1140, 1200, 1600, CREAM)
    s.wood("AUTUMN", 60, 1200, 150, g.WIDE, INK, anchor="l", fit=1080)
    s.wood("ARTS CENTRE", 60, 1392, 62, g.GOTHIC, OXBLOOD, anchor="l", fit=520)
    s.small("Plays, clowns, bands", 1140, 1380, 38, anchor="r")
    s.small("Old Town Hall, Lavender Hill", 1140, 1430, 38, anchor="r")


@picture("grand-hall-reopening-poster.jpg", 1120, 1600, NIGHT, wear=0.2)
def reopening(s):
    inks = (OXBLOOD, RED, OCHRE, LEMON, CREAM)
    for n, ink in enumerate(inks):
        half, top = 440 - n * 82, 330 + n * 96
        s.rect(560 - half, top + half, 560 + half, 1180, ink)
        s.wedge(560, top + half, half, 180, 360, ink)
    s.rect(478, 1000, 642, 1180, NIGHT)
    s.wedge(560, 1000, 82, 180, 360, NIGHT)
    s.rect(0, 1180, 1120, 1192, CREAM)
    bee(s, 560, 830, 120, NIGHT, OCHRE, WHITE)
    s.wood("THE DOORS ARE", 560, 90, 70, g.GOTHIC, CREAM, fit=560)
    s.wood("OPEN AGAIN", 560, 192, 110, g.POSTER, CREAM, fit=880)
    s.wood("GRAND HALL 2018", 560, 1258, 112, g.GOTHIC, LEMON, fit=880)
    s.small("After the fire, the builders, the plasterers and you", 560, 1420, 40, CREAM)


@picture("match-programme.jpg", 1120, 1600, WHITE, wear=0.5)
def match(s):
    for x in range(0, 1120, 320):
        s.rect(x, 0, x + 160, 1600, BOTTLE)
    s.rect(90, 90, 1030, 470, WHITE)
    s.rect(104, 104, 1016, 456, None, outline=BOTTLE, line=6)
    s.wood("LATCHMERE", 560, 150, 130, g.OCTAGON, BOTTLE, fit=820)
    s.wood("ROVERS", 560, 312, 104, g.OCTAGON, RED, fit=560)
    s.circle(560, 850, 290, WHITE)
    s.circle(560, 850, 250, OCHRE)
    for x, y in ring(560, 850, 250, 5):
        s.line([(560 + (x - 560) * 0.36, 850 + (y - 850) * 0.36), (x, y)], OXBLOOD, 9)
    s.poly(ring(560, 850, 92, 5), OXBLOOD)
    for x, y in ring(560, 850, 204, 5, -54):
        s.circle(x, y, 46, OXBLOOD)
    s.circle(560, 850, 270, None, WHITE, 24)
    s.circle(560, 850, 250, None, OXBLOOD, 8)
    s.rect(90, 1190, 1030, 1510, WHITE)
    s.wood("OFFICIAL PROGRAMME", 560, 1234, 70, g.GOTHIC, INK, fit=800)
    s.wood("CUP TIE · 2D.", 560, 1346, 80, g.OCTAGON, RED, fit=560)
    s.small("Kick-off when the park keeper says", 560, 1452, 34)


@picture("carnival-poster.jpg", 1120, 1600, VIOLET, wear=0.3)
def carnival(s):
    for n, (x, y, r) in enumerate(
        ((560, 760, 400), (250, 1090, 150), (880, 1080, 150), (190, 480, 110), (930, 460, 120))
    ):
        rosette(
            s,
            x,
            y,
            r,
            *((OCHRE, RED, LEMON, COBALT, WHITE) if n % 2 == 0 else (SAGE, BOTTLE, LEMON, RED)),
        )
    s.circle(560, 760, 130, INK)
    s.wood("1974", 560, 716, 90, g.OCTAGON, LEMON, fit=200)
    s.wood("STREET CARNIVAL", 560, 90, 130, g.OCTAGON, LEMON, fit=960, shade=INK)
    s.wood("MARCH TO THE PARK", 560, 1310, 92, g.GOTHIC, WHITE, fit=880)
    s.small("Floats, bands, hair, drums, a lorry if we can get one", 560, 1450, 42, CREAM)
