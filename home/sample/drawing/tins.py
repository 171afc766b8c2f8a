"""Tins, crates, boxes and labels from the works and the kitchens."""

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
    ROSE,
    SAGE,
    SKY,
    SLATE,
    WHITE,
)  # fmt: skip
from home.sample.drawing.ornament import (
    card,
    diamonds,
    double_rule,
    power_station,
    rays,
    ring,
    rosette,
    star,
)  # fmt: skip
from home.sample.drawing.register import picture


@picture("candle-box.jpg", 1500, 1000, SAGE, wear=0.5)
def candles(s):
    card(s, 130, 180, 1370, 820, COBALT, 8)
    s.rect(160, 210, 1340, 790, None, 4, LEMON, 6)
    s.rect(180, 230, 460, 770, NIGHT)
    s.circle(320, 390, 116, (44, 60, 104))
    s.circle(320, 390, 74, OCHRE)
    s.poly([(320, 290), (360, 390), (350, 430), (320, 446), (290, 430), (280, 390)], LEMON)
    s.rect(314, 440, 326, 480, INK)
    s.rect(286, 474, 354, 770, CREAM, radius=6)
    s.wood("HOUSEHOLD", 900, 270, 76, g.FINE_SLAB, WHITE, fit=780)
    s.wood("CANDLES", 900, 386, 170, g.POSTER, LEMON, fit=780)
    double_rule(s, 596, 510, 1290, LEMON, 6)
    s.wood("SIXES · ONE POUND", 900, 640, 54, g.GOTHIC, WHITE, fit=560)
    s.small("Made at the riverside works, Battersea", 900, 714, 34, WHITE)


@picture("glucose-tin.jpg", 1200, 1500, CREAM, wear=0.2)
def glucose(s):
    s.shadow(300, 1180, 900, 1330, 100, drop=30, blur=40)
    s.rect(290, 240, 910, 1320, BOTTLE, radius=60)
    s.rect(290, 300, 910, 1260, BOTTLE)
    s.rect(270, 200, 930, 330, OCHRE, radius=22)
    s.rect(270, 256, 930, 276, (176, 116, 30))
    s.rect(290, 400, 910, 412, LEMON)
    s.rect(290, 1218, 910, 1230, LEMON)
    s.circle(600, 790, 276, LEMON)
    rays(s, 600, 790, 262, 40, OCHRE)
    s.circle(600, 790, 196, WHITE)
    s.wood("PURE", 600, 446, 50, g.GOTHIC, LEMON)
    s.rect(250, 706, 950, 874, OXBLOOD, radius=8)
    s.poly([(250, 874), (290, 874), (290, 904)], (70, 14, 18))
    s.poly([(950, 874), (910, 874), (910, 904)], (70, 14, 18))
    s.wood("GLUCOSE", 600, 736, 108, g.OCTAGON, WHITE, fit=620)
    s.wood("FOR BREWERS, CONFECTIONERS", 600, 1112, 34, g.GOTHIC, WHITE, fit=480)
    s.wood("AND TIRED CHILDREN", 600, 1162, 30, g.GOTHIC, LEMON, fit=330)


@picture("crucible-crate.jpg", 1500, 1100, SLATE, wear=0)
def crate(s):
    s.shadow(120, 160, 1380, 940, 4, drop=24, blur=30)
    for n in range(4):
        top = 160 + n * 198
        s.rect(
            120, top, 1380, top + 188, (KRAFT, (180, 140, 92), (194, 156, 108), (184, 144, 98))[n]
        )
        for m in range(7):
            y = top + 22 + m * 24 + (n * 7 + m * 5) % 11
            s.line(
                [(130, y), (520 + m * 37, y + 5), (900, y - 3), (1370, y + 2)], (166, 126, 80), 2
            )
    for x in (120, 1290):
        s.rect(x, 140, x + 90, 966, (160, 120, 76))
        for n in range(4):
            s.circle(x + 45, 210 + n * 198, 10, SLATE)
            s.circle(x + 45, 294 + n * 198, 10, SLATE)
    s.wood("CRUCIBLES", 750, 186, 140, g.STENCIL, INK, fit=980)
    s.wood("BATTERSEA", 750, 388, 134, g.STENCIL, INK, fit=980)
    s.wood("LONDON S.W.", 750, 586, 100, g.STENCIL, OXBLOOD, fit=640)
    s.wood("THIS SIDE UP", 737, 792, 88, g.STENCIL, INK, fit=560)
    for x in (286, 1112):
        s.poly(
            [
                (x, 880),
                (x, 830),
                (x - 30, 830),
                (x + 25, 776),
                (x + 80, 830),
                (x + 50, 830),
                (x + 50, 880),
            ],
            INK,
        )


@picture("tea-tin.jpg", 1400, 1400, BUFF, wear=0.3)
def tea(s):
    s.shadow(260, 300, 1140, 1240, 20, drop=26, blur=40)
    s.rect(250, 280, 1150, 1240, OXBLOOD, radius=18)
    s.rect(232, 180, 1168, 340, (92, 18, 24), radius=18)
    s.rect(232, 322, 1168, 340, OCHRE)
    s.rect(290, 380, 1110, 1200, None, 8, OCHRE, 8)
    for x, y in ((340, 430), (1060, 430), (340, 1150), (1060, 1150)):
        rosette(s, x, y, 42, OCHRE, OXBLOOD, LEMON)
    s.circle(700, 790, 300, LEMON)
    s.circle(700, 790, 280, BOTTLE)
    s.circle(700, 790, 208, CREAM)
    power_station(s, 700, 880, 216, NIGHT, SLATE, LEMON)
    s.rect(510, 880, 890, 892, COBALT)
    s.rect(546, 906, 854, 914, COBALT)
    s.around("A PRESENT FROM", 700, 790, 244, 32, g.GOTHIC, LEMON, tracking=0.24)
    s.around("BATTERSEA", 700, 790, 244, 44, g.GOTHIC, LEMON, middle=90, inside=True, tracking=0.22)
    s.wood("FINEST TEA", 700, 224, 62, g.SLAB, LEMON, fit=480)


@picture("matchbox-label.jpg", 1500, 1000, NIGHT, wear=0.7)
def matchbox(s):
    card(s, 200, 130, 1300, 870, RED, 6)
    s.rect(236, 166, 1264, 834, None, 0, LEMON, 8)
    s.circle(750, 520, 214, LEMON)
    rays(s, 750, 520, 206, 32, OCHRE, 4)
    s.rect(560, 486, 940, 640, INK, radius=10)
    s.rect(590, 412, 910, 500, INK, radius=22)
    for n in range(4):
        s.rect(606 + n * 76, 430, 666 + n * 76, 476, SKY, radius=6)
        s.rect(582 + n * 88, 512, 654 + n * 88, 566, SKY, radius=4)
    for x in (640, 860):
        s.circle(x, 646, 30, INK)
        s.circle(x, 646, 12, LEMON)
    s.line([(750, 412), (690, 330), (790, 312)], INK, 8)
    s.rect(520, 676, 980, 688, INK)
    s.wood("LAST TRAM", 750, 200, 88, g.OCTAGON, LEMON, fit=760)
    s.wood("SAFETY MATCHES", 750, 746, 54, g.GOTHIC, LEMON, fit=620)
    for x in (330, 1170):
        star(s, x, 520, 56, LEMON, 6, 0.5)
    for x, text in ((330, "50"), (1170, "1D.")):
        s.wood(text, x, 610, 50, g.SLAB, LEMON)


@picture("record-label.jpg", 1400, 1400, CREAM, wear=0.3)
def record(s):
    s.shadow(110, 110, 1290, 1290, 590, drop=20, blur=30)
    s.circle(700, 700, 590, INK)
    for r in range(330, 580, 12):
        s.circle(700, 700, r, None, (52, 48, 52), 2)
    for start in (200, 20):
        for r in range(336, 580, 12):
            s.arc(700, 700, r, start, start + 34, (86, 82, 88), 3)
    s.circle(700, 700, 300, BOTTLE)
    s.circle(700, 700, 286, None, LEMON, 4)
    s.wood("FALCON", 700, 468, 62, g.WIDE, LEMON, fit=300)
    s.small("HIGHLIFE SERIES", 700, 548, 30, WHITE, tracking=0.14)
    s.circle(700, 700, 84, CREAM)
    s.small("45 rpm", 512, 676, 32, LEMON)
    s.small("F 1962 A", 884, 676, 32, LEMON)
    s.wood("SATURDAY ON THE HILL", 700, 814, 34, g.GOTHIC, WHITE, fit=390)
    s.small("The Junction Rhythm Kings", 700, 864, 32, LEMON, slant=0.16, fit=330)
    s.small("Recorded above the barber’s", 700, 908, 24, WHITE, fit=230)


@picture("seed-packet.jpg", 1120, 1500, SAGE, wear=0.4)
def seeds(s):
    card(s, 220, 130, 900, 1370, PAPER, 6)
    s.rect(220, 130, 900, 170, BUFF)
    s.rect(252, 420, 868, 1180, SKY)
    s.rect(252, 980, 868, 1180, (118, 78, 50))
    for n, x in enumerate((350, 560, 770)):
        s.rect(x - 6, 470, x + 6, 1000, KRAFT)
        for m in range(6):
            y, side = 520 + m * 80, 1 if (m + n) % 2 else -1
            s.oval(x + side * 44 - 40, y - 22, x + side * 44 + 40, y + 22, BOTTLE)
            s.rect(x - side * 40 - 11, y, x - side * 40 + 11, y + 92, (84, 140, 74), radius=11)
            s.circle(x - side * 2, y - 30, 13, RED)
    s.wood("RUNNER BEANS", 560, 204, 84, g.GOTHIC, BOTTLE, fit=600)
    s.wood("SCARLET CLIMBER", 560, 318, 56, g.FINE_SLAB, RED, fit=520)
    s.small("Sow along the railings in May.", 560, 1212, 38)
    s.small("Pick small and pick often.", 560, 1262, 38)
    diamonds(s, 430, 690, 1338, 8, 5, OXBLOOD)


@picture("collecting-tin.jpg", 1120, 1500, ROSE, wear=0.1)
def collecting(s):
    s.shadow(330, 1200, 790, 1330, 60, drop=30, blur=36)
    s.rect(310, 260, 810, 1320, COBALT, radius=44)
    s.rect(290, 220, 830, 340, NIGHT, radius=24)
    s.rect(460, 250, 660, 272, SKY, radius=10)
    s.rect(310, 440, 810, 1180, WHITE)
    s.rect(310, 440, 810, 456, OCHRE)
    s.rect(310, 1164, 810, 1180, OCHRE)
    s.oval(440, 700, 680, 960, KRAFT)
    for side in (-1, 1):
        s.oval(560 + side * 130 - 52, 690, 560 + side * 130 + 52, 900, (124, 84, 52))
        s.circle(560 + side * 48, 796, 15, INK)
    s.oval(480, 826, 640, 980, CREAM)
    s.oval(524, 836, 596, 886, INK)
    s.line([(560, 884), (560, 922)], INK, 6)
    s.arc(534, 910, 26, 10, 150, INK, 6)
    s.arc(586, 910, 26, 30, 170, INK, 6)
    s.wood("STRAYS", 560, 500, 92, g.POSTER, OXBLOOD, fit=420)
    s.small("need dinners", 560, 604, 50, INK, slant=0.16)
    s.wood("DOGS’ HOME", 560, 1016, 54, g.GOTHIC, COBALT, fit=380)
    s.small("Thank you. Woof.", 560, 1096, 36, INK)
    for x, y in ring(560, 1250, 150, 2, 0):
        star(s, x, y, 24, LEMON)
    star(s, 560, 1250, 32, LEMON)
