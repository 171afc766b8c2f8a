"""The pictures of an object that readers may take home."""

from dataclasses import dataclass

from objects.licences import licence_of
from objects.models import CollectionRendition


@dataclass(frozen=True)
class Download:
    """A picture's largest file; `place` counts the object's pictures as its page shows them."""

    place: int
    file: CollectionRendition
    name: str


def downloads(thing) -> list[Download]:
    """What the pictures' licences allow, of what is made; no query where the files came along."""
    rows = [row for row in thing.object_images.all() if row.may_show]
    found = [
        Download(place, row.image.download_rendition(), f"{thing.slug}-{place}.jpg")
        for place, row in enumerate(rows, 1)
        if licence_of(row.licence).may_reuse
    ]
    return [picture for picture in found if picture.file]
