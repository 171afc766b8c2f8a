"""The blocks of a story that show what the collection has: text, pictures, recordings, objects.

A page composes them into its own list. `Shown` (gathering.py) fetches for all of them at once.
"""

from objects.blocks.choosers import (
    FilmChooserBlock,
    KeyBlock,
    ObjectChooserBlock,
    PictureChooserBlock,
    SoundChooserBlock,
)
from objects.blocks.credits import credit_of
from objects.blocks.gathering import Shown, ShowsRecords, chosen_in, walk, written_in
from objects.blocks.media import CompareBlock, FilmBlock, PictureBlock, SoundBlock, TextBlock
from objects.blocks.regions import Region, RegionBlock
from objects.blocks.things import ObjectBlock, ObjectDetailBlock, ObjectGroupBlock

__all__ = [
    "CompareBlock",
    "FilmBlock",
    "FilmChooserBlock",
    "KeyBlock",
    "ObjectBlock",
    "ObjectChooserBlock",
    "ObjectDetailBlock",
    "ObjectGroupBlock",
    "PictureBlock",
    "PictureChooserBlock",
    "Region",
    "RegionBlock",
    "Shown",
    "ShowsRecords",
    "SoundBlock",
    "SoundChooserBlock",
    "TextBlock",
    "chosen_in",
    "credit_of",
    "walk",
    "written_in",
]
