"""The drawings in the sample's stories: three faces, a wash, a hall. No person was copied."""

from home.sample.drawing.colours import (
    BOTTLE,
    BUFF,
    COBALT,
    CREAM,
    INK,
    KRAFT,
    OCHRE,
    OXBLOOD,
    RED,
    ROSE,
    SAGE,
    SKY,
    SLATE,
    VIOLET,
    WHITE,
)
from home.sample.drawing.sheet import Sheet

UMBER, PALE, OLIVE = (110, 70, 48), (236, 200, 172), (196, 146, 106)
FACE = 800
VIEW = (1280, 800)


def _bust(ground, skin, coat):
    """Shoulders, neck and head, on a sheet of one colour."""
    sheet = Sheet(FACE, FACE, ground)
    sheet.oval(120, 600, 680, 1100, coat)
    sheet.rect(340, 480, 460, 680, skin, 50)
    sheet.oval(260, 200, 540, 580, skin)
    return sheet


def _features(sheet, ink=INK):
    for x in (345, 455):
        sheet.circle(x, 380, 14, ink)
    sheet.arc(400, 370, 70, 80, 110, ink, 6)
    sheet.arc(400, 455, 50, 20, 160, ink, 8)


def ife():
    """Short hair, round earrings."""
    sheet = _bust(BOTTLE, UMBER, OCHRE)
    sheet.wedge(400, 340, 165, 180, 360, INK)
    sheet.rect(235, 320, 275, 400, INK, 16)
    sheet.rect(525, 320, 565, 400, INK, 16)
    for x in (255, 545):
        sheet.circle(x, 450, 26, None, OCHRE, 10)
    _features(sheet)
    return sheet


def col():
    """A cap and a beard."""
    sheet = _bust(COBALT, PALE, SLATE)
    sheet.wedge(400, 430, 155, 0, 180, RED)
    sheet.oval(330, 420, 470, 500, PALE)
    sheet.wedge(400, 310, 165, 180, 360, KRAFT)
    sheet.rect(225, 290, 600, 325, INK, 16)
    _features(sheet)
    return sheet


def rosa():
    """Long hair, glasses."""
    sheet = Sheet(FACE, FACE, OCHRE)
    sheet.oval(215, 150, 585, 560, SLATE)
    sheet.rect(215, 350, 585, 700, SLATE, 60)
    sheet.oval(120, 600, 680, 1100, OXBLOOD)
    sheet.rect(340, 480, 460, 680, OLIVE, 50)
    sheet.oval(270, 220, 530, 570, OLIVE)
    sheet.wedge(400, 330, 140, 190, 350, SLATE)
    _features(sheet)
    for x in (345, 455):
        sheet.circle(x, 380, 44, None, INK, 8)
    sheet.line([(389, 375), (411, 375)], INK, 8)
    return sheet


def copper():
    """Water over a fire."""
    sheet = Sheet(FACE, FACE, SAGE)
    sheet.rect(150, 520, 650, 760, OXBLOOD, 10)
    sheet.wedge(400, 760, 130, 180, 360, INK)
    for x, high in ((340, 90), (400, 120), (460, 80)):
        sheet.poly([(x - 30, 755), (x, 755 - high), (x + 30, 755)], OCHRE)
    sheet.wedge(400, 380, 250, 0, 180, KRAFT)
    sheet.oval(150, 320, 650, 440, INK)
    sheet.oval(170, 335, 630, 425, SKY)
    for x in (280, 400, 520):
        sheet.arc(x, 230, 40, 90, 270, WHITE, 12)
        sheet.arc(x, 150, 40, 270, 90, WHITE, 12)
    return sheet


def mangle():
    """Two rollers, a wheel, and what goes through."""
    sheet = Sheet(FACE, FACE, BUFF)
    for x in (160, 560):
        sheet.rect(x, 180, x + 50, 740, SLATE, 10)
    sheet.rect(240, 380, 530, 720, WHITE)
    for y in (280, 380):
        sheet.rect(190, y, 580, y + 90, KRAFT, 40)
    sheet.rect(240, 150, 530, 290, WHITE)
    sheet.circle(650, 375, 130, None, OXBLOOD, 22)
    sheet.line([(520, 375), (780, 375)], OXBLOOD, 16)
    sheet.line([(650, 245), (650, 505)], OXBLOOD, 16)
    return sheet


def horse():
    """A rail with three cloths."""
    sheet = Sheet(FACE, FACE, CREAM)
    sheet.rect(80, 180, 720, 205, INK, 8)
    for x in (100, 670):
        sheet.rect(x, 180, x + 26, 740, INK, 8)
    for x, ink, foot in ((160, VIOLET, 560), (325, WHITE, 640), (490, ROSE, 500)):
        sheet.rect(x, 175, x + 145, foot, ink)
        sheet.rect(x, foot - 60, x + 145, foot - 40, OCHRE)
    return sheet


def _hall(wall, floor):
    """Walls with windows and a floor, seen from the door."""
    sheet = Sheet(*VIEW, wall)
    sheet.poly([(0, 800), (360, 560), (920, 560), (1280, 800)], floor)
    for x in (400, 530, 660, 790):
        sheet.rect(x, 370, x + 90, 500, SKY)
        sheet.wedge(x + 45, 372, 45, 180, 360, SKY)
    return sheet


def hall_before():
    """A smooth vault."""
    sheet = _hall(CREAM, KRAFT)
    sheet.poly([(0, 0), (1280, 0), (1280, 120), (920, 330), (360, 330), (0, 120)], WHITE)
    for at in range(5):
        left, right = 90 * at, 70 * at
        sheet.line([(0 + left * 4, 0), (360 + 140 * at, 330)], BUFF, 8)
        sheet.line([(0, 120 - right / 4), (360, 330)], BUFF, 4)
    sheet.rect(350, 322, 930, 340, OCHRE)
    return sheet


def hall_after():
    """The same under open timber, the walls scorched."""
    sheet = _hall((176, 140, 118), KRAFT)
    for x in (40, 180, 300, 960, 1090, 1230):
        sheet.poly([(x - 50, 420), (x, 120), (x + 50, 420)], (140, 106, 90))
    sheet.poly([(0, 0), (1280, 0), (1280, 120), (920, 330), (360, 330), (0, 120)], SLATE)
    for at in range(-6, 14):
        sheet.line([(at * 100, 0), (360 + at * 70, 330)], KRAFT, 10)
        sheet.line([(at * 100 + 400, 0), (360 + at * 70 - 60, 330)], KRAFT, 10)
    for corner in ([(0, 120), (360, 330), (0, 330)], [(1280, 120), (920, 330), (1280, 330)]):
        sheet.poly(corner, (176, 140, 118))
    sheet.rect(350, 322, 930, 340, INK)
    return sheet


DRAWINGS = {
    one.__name__: one for one in (ife, col, rosa, copper, mangle, horse, hall_before, hall_after)
}
"""By the names that the stories give them."""
