"""The list of pictures: each is a function that draws on a sheet, under its file name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from home.sample.drawing.colours import PAPER
from home.sample.drawing.sheet import Sheet


@dataclass(frozen=True)
class Picture:
    """A file name, a size in px, the ground, how worn the print is, and who draws it."""

    name: str
    width: int
    height: int
    ground: tuple[int, int, int]
    wear: float
    drawn_by: Callable[[Sheet], None]

    def image(self):
        """The picture as a Pillow image, the same pixels each time."""
        sheet = Sheet(self.width, self.height, self.ground)
        self.drawn_by(sheet)
        return sheet.finished(self.name, self.wear)

    def save(self, folder: Path):
        """Write the picture into `folder`; a half-written file never carries its name."""
        part = folder / f"{self.name}.part"
        self.image().save(part, "JPEG", quality=88, subsampling=0)
        part.replace(folder / self.name)


PICTURES: dict[str, Picture] = {}


def picture(name, width, height, ground=PAPER, wear=0.4):
    """Register the decorated function as what draws the file `name`."""

    def register(function):
        PICTURES[name] = Picture(name, width, height, ground, wear, function)
        return function

    return register
