"""Tickets, cards and books of coupons, laid on a table."""

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
from home.sample.drawing.ornament import bee, card, checks, double_rule, star
from home.sample.drawing.register import picture


@picture("tram-ticket.jpg", 900, 1500, SLATE, wear=0.5)
def tram(s):
    card(s, 260, 90, 640, 1410, ROSE, 6)
    s.small("Ky 4172", 450, 120, 62, bold=0.02, tracking=0.08)
    s.wood("TRAMWAYS", 450, 220, 54, g.GOTHIC, fit=320)
    double_rule(s, 300, 284, 616, thick=6)
    for n, stage in enumerate(
        ("PLOUGH", "LAVENDER HILL", "TOWN HALL", "QUEEN’S ROAD", "NINE ELMS", "VAUXHALL")
    ):
        y = 346 + n * 132
        s.small(str(n + 1), 304, y + 6, 50, anchor="l", bold=0.02)
        s.wood(stage, 600, y + 18, 38, g.NARROW, anchor="r")
        s.rect(284, y + 96, 616, y + 99, INK)
    s.wood("1D", 450, 1156, 120, g.SLAB, OXBLOOD)
    s.small("Not transferable. Show when asked.", 450, 1306, 24, fit=330)
    s.small("Keep out of the wet.", 450, 1340, 24)
    s.circle(330, 722, 27, SLATE)


@picture("bath-ticket.jpg", 1500, 1000, BOTTLE, wear=0.6)
def bath(s):
    card(s, 150, 150, 1350, 850, SKY)
    s.rect(186, 186, 1314, 814, None, 6, INK, 5)
    s.wood("LATCHMERE BATHS", 750, 236, 96, g.SLAB, INK, fit=1000)
    double_rule(s, 368, 260, 1240)
    s.wood("SECOND CLASS", 750, 424, 66, g.GOTHIC, OXBLOOD, fit=600)
    s.wood("WARM BATH", 750, 518, 130, g.POSTER, INK, fit=720)
    s.small("One clean towel. Twenty minutes. Soap one penny extra.", 750, 676, 38)
    s.small("No 0628", 230, 736, 44, OXBLOOD, anchor="l", bold=0.03, tracking=0.08)
    s.small("2d", 1270, 722, 62, OXBLOOD, anchor="r", bold=0.03)


@picture("big-dipper-ticket.jpg", 1500, 1000, NIGHT, wear=0.5)
def dipper(s):
    card(s, 140, 210, 1360, 790, LEMON)
    for x in (140, 1360):
        s.circle(x, 500, 50, NIGHT)
    s.rect(1082, 236, 1088, 764, OXBLOOD)
    for y in range(236, 764, 26):
        s.rect(1080, y, 1090, y + 12, LEMON)
    track = [
        (215, 560),
        (300, 420),
        (360, 372),
        (430, 440),
        (500, 590),
        (560, 640),
        (640, 560),
        (720, 470),
        (800, 520),
        (880, 640),
        (1040, 640),
    ]
    track = [(x, 700 - (700 - y) * 0.72) for x, y in track]
    for x, y in track[:-1]:
        s.rect(x - 4, y, x + 4, 700, RED)
    s.line(track, RED, 16)
    s.line([(215, 700), (1040, 700)], RED, 10)
    s.wood("BIG DIPPER", 628, 262, 92, g.OCTAGON, OXBLOOD, fit=680)
    s.small("Hold on to your hat. We do not.", 700, 728, 30, OXBLOOD, slant=0.18)
    s.wood("1/-", 1214, 300, 100, g.SLAB, OXBLOOD)
    s.small("ONE RIDE", 1196, 480, 32, OXBLOOD, bold=0.03, tracking=0.1)
    s.small("B 20951", 1206, 620, 40, INK, bold=0.03, tracking=0.06)
    for x, y in ((372, 462), (426, 504)):
        s.rect(x - 26, y - 44, x + 22, y, COBALT, radius=9)
        s.circle(x - 2, y - 56, 14, INK)


@picture("platform-ticket.jpg", 1500, 1000, OXBLOOD, wear=0.7)
def platform(s):
    card(s, 200, 190, 1300, 810, BUFF, 10)
    s.rect(200, 190, 262, 810, WHITE, 10)
    s.rect(1238, 190, 1300, 810, WHITE, 10)
    s.wood("SOUTHERN RAILWAY", 750, 234, 54, g.GOTHIC, fit=640)
    s.wood("CLAPHAM JUNCTION", 750, 334, 92, g.FINE_SLAB, fit=880)
    s.wood("PLATFORM TICKET 1D.", 750, 478, 76, g.GOTHIC, OXBLOOD, fit=780)
    s.small("Available one hour on day of issue only", 750, 590, 36)
    s.small("Not valid in trains", 750, 640, 36)
    for n in range(1, 13):
        s.small(str(n), 320 + n * 66, 726, 34)
    s.rect(300, 706, 1200, 710, INK)
    s.poly([(1300, 470), (1300, 530), (1270, 500)], OXBLOOD)


@picture("theatre-ticket.jpg", 1500, 1000, OCHRE, wear=0.3)
def theatre(s):
    card(s, 130, 240, 1370, 760, WHITE, 8)
    s.rect(130, 240, 470, 760, BOTTLE, 8)
    bee(s, 300, 496, 270, INK, LEMON, CREAM)
    s.wood("GRAND HALL", 530, 292, 84, g.GOTHIC, INK, anchor="l", fit=560)
    s.wood("FRIDAY 7.30 PM", 530, 412, 48, g.GOTHIC, OXBLOOD, anchor="l")
    s.small("Standing and sitting. Pay what you can.", 530, 494, 38, anchor="l", fit=600)
    s.small(
        "Come in by the mosaic; the lift is on the left.", 530, 548, 34, SLATE, anchor="l", fit=600
    )
    s.small("No 0317", 530, 660, 44, INK, anchor="l", bold=0.02)
    s.wood("£10", 1100, 660, 48, g.GOTHIC, OXBLOOD, anchor="r")
    for y in range(256, 750, 30):
        s.circle(1180, y + 10, 6, OCHRE)
    s.wood("ADMIT", 1274, 330, 50, g.GOTHIC, fit=130)
    s.wood("1", 1274, 430, 190, g.SLAB, OXBLOOD)
    s.small("row free", 1274, 664, 32)


@picture("ration-book.jpg", 1120, 1500, KRAFT, wear=0.7)
def ration(s):
    card(s, 160, 120, 960, 1380, BUFF, 8)
    s.rect(200, 160, 920, 1340, None, 0, INK, 4)
    s.small("SERIAL NO.  AB 614 207", 230, 186, 38, anchor="l", bold=0.01)
    s.wood("RATION BOOK", 560, 270, 126, g.GOTHIC, INK, fit=640)
    s.wood("GENERAL", 560, 430, 58, g.GOTHIC, INK, fit=320)
    double_rule(s, 530, 230, 890)
    for n, label in enumerate(("Surname", "Other names", "Address", "Food office")):
        s.small(label, 234, 586 + n * 96, 32, anchor="l")
        s.rect(234, 660 + n * 96, 886, 662 + n * 96, INK)
    for n, text in enumerate(("Pattenden", "Ivy Maud", "Rooms over the dairy", "Battersea")):
        s.small(text, 470, 580 + n * 96, 50, COBALT, anchor="l", slant=0.35, condense=0.9, fit=400)
    s.circle(720, 1150, 126, None, OXBLOOD, 6)
    s.circle(720, 1150, 88, None, OXBLOOD, 4)
    s.around("FOOD OFFICE", 720, 1150, 106, 22, g.GOTHIC, OXBLOOD)
    s.small("4 JUL", 720, 1114, 42, OXBLOOD, bold=0.03)
    s.small("1949", 720, 1156, 42, OXBLOOD, bold=0.03)
    checks(s, 246, 1050, 36, 8, 6, INK)
    s.rect(246, 1050, 534, 1266, None, 0, INK, 3)


@picture("library-ticket.jpg", 1400, 1000, SAGE, wear=0.5)
def library(s):
    card(s, 180, 170, 1220, 830, BUFF, 10)
    s.poly([(180, 180), (180, 170), (700, 360), (1220, 170), (1220, 830), (180, 830)], CREAM)
    s.line([(184, 174), (700, 360), (1216, 174)], INK, 4)
    s.wood("BOROUGH LIBRARIES", 700, 402, 76, g.FINE_SLAB, fit=880)
    s.wood("ONE BOOK AT A TIME", 700, 516, 48, g.GOTHIC, OXBLOOD, fit=560)
    s.small("Name", 250, 610, 34, anchor="l")
    s.small("A. Okafor, Falcon Road", 380, 600, 48, COBALT, anchor="l", slant=0.34)
    s.rect(370, 662, 1150, 664, INK)
    s.small("Do not turn down corners. Do not lend to other people.", 700, 712, 32)
    s.small("Say if there is fever in the house.", 700, 756, 32)


@picture("savings-stamps.jpg", 1400, 1100, NIGHT, wear=0.5)
def stamps(s):
    card(s, 140, 130, 1260, 970, PAPER, 6)
    s.wood("BOOT CLUB", 700, 176, 84, g.SLAB, OXBLOOD, fit=700)
    for n in range(10):
        x, y = 200 + n % 5 * 204, 320 + n // 5 * 300
        if n > 7:
            s.rect(x, y, x + 180, y + 264, None, 0, BUFF, 4)
            continue
        ink = (OXBLOOD, BOTTLE, COBALT, OCHRE)[n % 4]
        s.rect(x, y, x + 180, y + 264, ink)
        for step in range(10):
            for px in (x, x + 180):
                s.circle(px, y + 14 + step * 26, 8, PAPER)
        s.rect(x + 20, y + 20, x + 160, y + 244, None, 0, WHITE, 3)
        s.poly(
            [
                (x + 62, y + 62),
                (x + 96, y + 62),
                (x + 96, y + 120),
                (x + 140, y + 142),
                (x + 140, y + 164),
                (x + 62, y + 164),
            ],
            WHITE,
        )
        s.small("6d", x + 90, y + 176, 52, WHITE, bold=0.03)
    for x in (204, 1196):
        star(s, x, 220, 30, OCHRE)
