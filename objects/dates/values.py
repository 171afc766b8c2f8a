"""What a date is here: years as integers, and the words and EDTF that belong to them.

Years are astronomical, as in EDTF and ISO 8601: 1 BC is 0, 500 BC is -499.
"""

from dataclasses import dataclass, replace

OLDEST = -10_000
OPEN_END = 25  # years that an open end of an object's date reaches
OPEN = ".."

CERTAIN, ABOUT, DOUBTFUL, INFERRED = "certain", "about", "doubtful", "inferred"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What was made of somebody's words for a date.

    `edtf` is empty and the years are None where there is no date ("undated") and where the words
    were not understood; `understood` tells the two apart. `clamped` says that something older than
    the year -10000 was moved there. The open ends are those of the words, before the years of an
    open end were counted out.
    """

    text: str
    edtf: str = ""
    earliest: int | None = None
    latest: int | None = None
    certainty: str = ""
    clamped: bool = False
    understood: bool = True
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time while it is being read.

    `start` and `end` are EDTF dates without a qualification ("1940-03", "-0499"), or ".."; `form`
    is the EDTF of the whole where it is neither a date nor an interval ("188X", "{1869,1881}");
    `said` is how people say it, where the years alone would say too much ("early 1960s").
    """

    earliest: int
    latest: int
    start: str
    end: str
    form: str = ""
    said: str = ""
    about: bool = False
    doubt: bool = False

    @property
    def open_start(self) -> bool:
        return self.start == OPEN

    @property
    def open_end(self) -> bool:
        return self.end == OPEN

    @property
    def is_open(self) -> bool:
        return self.open_start or self.open_end

    @property
    def certainty(self) -> str:
        return DOUBTFUL if self.doubt else ABOUT if self.about else CERTAIN

    def doubted(self, other: "Span") -> "Span":
        """This span with the other's doubts added to its own: a range is as sure as its ends."""
        return replace(self, about=self.about or other.about, doubt=self.doubt or other.doubt)

    def edtf(self) -> str:
        """The whole as EDTF, with `~` for about, `?` for doubtful and `%` for both."""
        mark = {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[self.about, self.doubt]
        if self.form and (not mark or self.form.endswith("X")):
            return self.form + mark
        # A form of several dates has no mark for the whole: its years are written instead.
        start = edtf_year(self.earliest) if self.form else self.start
        end = edtf_year(self.latest) if self.form else self.end
        if start == end:
            return marked(start, mark)
        # The library knows no interval with years of five digits. The nearest that is true is one
        # that is open at the start and ends in the last year before which they lie.
        if start.startswith("Y") and end == OPEN:
            return start
        start = OPEN if start.startswith("Y") else start
        end = edtf_year(-9999) if end.startswith("Y") else end
        return f"{marked(start, mark)}/{marked(end, mark)}"


def edtf_year(year: int) -> str:
    """A year in EDTF: four digits at least, with `Y` in front where there are more."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def marked(point: str, mark: str) -> str:
    """The point with its mark; EDTF 1 has no mark for a season, nor for an open end."""
    if point == OPEN or point.startswith("Y"):
        return point
    if mark and point[-2:] in ("21", "22", "23", "24") and point[-3] == "-" and len(point) > 5:
        point = point[:-3]
    return point + mark


def years(earliest: int, latest: int, said: str = "", form: str = "") -> Span:
    """A span of whole years."""
    return Span(earliest, latest, edtf_year(earliest), edtf_year(latest), form=form, said=said)


def point(year: int, *parts: int, said: str = "") -> Span:
    """A year with its month (or EDTF season) and day, as far as they are known."""
    written = "-".join([edtf_year(year), *(f"{part:02d}" for part in parts)])
    return Span(year, year, written, written, said=said)


def astronomical(year: int, era: str | None) -> int:
    """The astronomical year for a year as people count it; era is "bc", "ad" or nothing."""
    return 1 - year if era == "bc" else year
