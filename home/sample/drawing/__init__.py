"""Pictures for the sample collection, drawn with Pillow alone: ours, and the same each time."""

from home.sample.drawing import bills, cloth, posters, signs, tickets, tiles, tins
from home.sample.drawing.register import PICTURES

__all__ = ["PICTURES", "bills", "cloth", "posters", "signs", "tickets", "tiles", "tins"]
