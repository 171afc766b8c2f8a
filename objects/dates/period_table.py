"""Named periods: one table, used to read words, to say them, and to match by period.

The years are those of the Historic England periods list (FISH, OGL v3), except where `source`
says otherwise; reigns stand in `reigns.py`. That list counts years BC as negative numbers without a
year 0; here they are astronomical (4000 BC is -3999).
"""

import re
from dataclasses import dataclass
from functools import cache

from .reigns import REIGNS, names_of_monarch

HISTORIC_ENGLAND = "Historic England periods list"
REIGN = "the reign"
WAR = "the war"


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of history: its years, and the other words for it.

    `facet` marks the periods that a long date counts in; the others only help to read words.
    """

    name: str
    earliest: int
    latest: int
    also: tuple[str, ...] = ()
    facet: bool = False
    source: str = HISTORIC_ENGLAND


PERIODS = (
    Period("Prehistoric", -999_999, 43, ("prehistory",)),
    Period("Palaeolithic", -999_999, -9_999, ("paleolithic", "old stone age"), facet=True),
    Period("Mesolithic", -9_999, -3_999, ("middle stone age",), facet=True),
    Period("Early Mesolithic", -9_999, -6_999),
    Period("Late Mesolithic", -6_999, -3_999),
    Period("Neolithic", -3_999, -2_199, ("new stone age",), facet=True),
    Period("Early Neolithic", -3_999, -3_299),
    Period("Middle Neolithic", -3_299, -2_899),
    Period("Late Neolithic", -2_899, -2_199),
    Period("Chalcolithic", -2_499, -2_199, ("copper age",)),
    Period("Bronze Age", -2_599, -699, facet=True),
    Period("Early Bronze Age", -2_599, -1_599),
    Period("Middle Bronze Age", -1_599, -1_199),
    Period("Late Bronze Age", -1_199, -699),
    Period("Iron Age", -799, 43, facet=True),
    Period("Early Iron Age", -799, -299),
    Period("Middle Iron Age", -299, -99),
    Period("Late Iron Age", -99, 43),
    Period("Roman", 43, 410, ("romano british", "roman british"), facet=True),
    Period("Early Roman", 43, 138),
    Period("Middle Roman", 138, 235),
    Period("Late Roman", 235, 410),
    Period("Flavian", 69, 96),
    Period("Hadrianic", 117, 138),
    Period("Antonine", 138, 192),
    Period("Severan", 193, 235),
    Period("Early Medieval", 410, 1066, ("early mediaeval", "dark age", "dark ages"), facet=True),
    Period("Anglo-Saxon", 410, 1066, ("anglo saxon", "saxon", "pre conquest")),
    Period("Early Anglo-Saxon", 410, 660, ("early anglo saxon", "early saxon")),
    Period("Middle Anglo-Saxon", 660, 899, ("middle anglo saxon", "middle saxon")),
    Period("Late Anglo-Saxon", 899, 1066, ("late anglo saxon", "late saxon")),
    Period("Viking", 800, 1050),
    Period("Norman", 1066, 1154, source=f"{REIGN}s of William I to Stephen"),
    Period("Medieval", 1066, 1540, ("mediaeval", "middle ages"), facet=True),
    Period("High Medieval", 1066, 1300),
    Period("Late Medieval", 1300, 1540, ("late mediaeval",)),
    Period("Plantagenet", 1154, 1485, source=f"{REIGN}s of Henry II to Richard III"),
    Period("Post-medieval", 1540, 1901, ("post medieval", "post mediaeval")),
    Period("Tudor", 1485, 1603, facet=True),
    Period("Elizabethan", 1558, 1603),
    Period("Stuart", 1603, 1714, facet=True),
    Period("Jacobean", 1603, 1625),
    Period("Caroline", 1625, 1649),
    Period("English Civil War", 1642, 1651),
    Period("Interregnum", 1649, 1660, ("commonwealth", "cromwellian")),
    Period("Restoration", 1660, 1685, ("carolean",)),
    Period("Hanoverian", 1714, 1837),
    Period("Georgian", 1714, 1830, facet=True),
    Period("Regency", 1811, 1820),
    Period("Napoleonic Wars", 1803, 1815, ("napoleonic", "napoleonic war"), source=WAR),
    Period("Crimean War", 1853, 1856, ("crimea",), source=WAR),
    Period("Boer War", 1899, 1902, ("second boer war", "south african war"), source=WAR),
    Period("Victorian", 1837, 1901, ("vict", "vic"), facet=True),
    Period("Edwardian", 1902, 1910, ("edw",), facet=True),
    Period(
        "First World War",
        1914,
        1918,
        (
            "world war 1",
            "world war i",
            "world war one",
            "1st world war",
            "ww1",
            "wwi",
            "great war",
            "1914 18 war",
            "1914 1918 war",
        ),
        facet=True,
    ),
    Period(
        "Between the wars",
        1919,
        1939,
        ("interwar", "inter war", "interwar years", "inter war years"),
        facet=True,
    ),
    Period(
        "Second World War",
        1939,
        1945,
        (
            "world war 2",
            "world war ii",
            "world war two",
            "2nd world war",
            "ww2",
            "wwii",
            "1939 45 war",
            "1939 1945 war",
        ),
        facet=True,
    ),
    Period("Cold War", 1946, 1991),
    Period("Modern", 1901, 2000),
    Period("Ming", 1368, 1644, ("ming dynasty",), source="the dynasty"),
    Period("Qing", 1644, 1911, ("qing dynasty", "ching dynasty"), source="the dynasty"),
    Period("Edo", 1615, 1868, source="Japanese era"),
    Period("Meiji", 1868, 1912, source="Japanese era"),
    *(Period(name, first, last, tuple(also), source=REIGN) for name, first, last, *also in REIGNS),
)


def folded(name: str) -> str:
    """A period's name in small letters, with spaces for hyphens, "mid" for "middle", no "&"."""
    name = re.sub(r"[\s-]+", " ", name.lower().replace("&", " and ")).strip()
    return re.sub(r"\bmiddle\b", "mid", name)


@cache
def names() -> dict[str, Period]:
    """Every word for a period, folded, with its period."""
    return {folded(word): period for period in PERIODS for word in (period.name, *period.also)}


def period_named(words: str) -> Period | None:
    """The period that these words name, whatever their case, or None."""
    plain = folded(words)
    wanted = re.sub(r" (?:period|era|age|times|time|dynasty|years)$", "", plain)
    possible = (plain, wanted, *names_of_monarch(wanted), *names_of_monarch(plain))
    return next((names()[name] for name in possible if name in names()), None)


def periods(earliest: int, latest: int) -> list[str]:
    """The names of the broad periods that a span of years touches, in order of time."""
    return [
        period.name
        for period in PERIODS
        if period.facet and period.earliest <= latest and earliest <= period.latest
    ]
