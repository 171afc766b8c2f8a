"""Share images as files: one for each record, made when first asked for, gone when it changes."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from PIL import Image

from objects.models import CollectionObject
from objects.mosaic import mosaic_of
from objects.sentences import said_short
from objects.sharing import share_image

OBJECT = CollectionObject._meta.label
_folders = {OBJECT: "share"}
DESIGN = "1"
"""Counts up when `share_image` draws otherwise, so that every file is drawn again."""

PICTURE = "max-640x640|format-jpeg"
"""The file that fits the square; the largest JPEG there is does as well."""


def share_key(thing, may_show_picture: bool = True) -> str:
    """What the share image shows, in twelve letters: another thing to see, another key.

    Runs no query on an object that came with its public or its card relations.
    """
    rendition = _rendition(thing) if may_show_picture else None
    shown = rendition.file.name if rendition else mosaic_of(thing)
    said = (DESIGN, settings.WAGTAIL_SITE_NAME, thing.object_number, thing.name, said_short(thing))
    return hashlib.sha256("\0".join((*said, shown)).encode()).hexdigest()[:12]


def share_jpeg(thing) -> tuple[str, bytes]:
    """The share image of a published object and its key, drawn if it is not on the disk.

    One query where the object has a picture, and one more where it is drawn.
    """
    first = thing.first_image
    may_show = bool(first and first.image.is_public())
    key = share_key(thing, may_show)
    itself = CollectionObject.objects.published().filter(pk=thing.pk)
    drawn = kept(folder_of(thing.pk), key, lambda: _drawn(thing, may_show), itself.exists)
    return key, drawn


def register_folder(kind: str, folder: str) -> None:
    """Have the share images of another kind (a model's label) in a folder of this name."""
    _folders[kind] = folder


def folder_of(pk, kind: str = OBJECT) -> Path:
    """Where a record's share image lies: outside every public folder."""
    return Path(settings.PRIVATE_MEDIA_ROOT) / _folders[kind] / str(pk)


def kept(folder: Path, key: str, draw: Callable[[], bytes], is_public: Callable[[], bool]) -> bytes:
    """The picture with this key as it lies there, else drawn and put there.

    Ask first whether the record is public: `is_public` is asked only after a drawing, as no file
    may outlive a record that was withdrawn meanwhile.
    """
    path = folder / f"{key}.jpg"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        drawn = draw()
    _keep(path, drawn)
    if not is_public():
        shutil.rmtree(folder, ignore_errors=True)
    return drawn


def forget_share_images(kind: str, pks: list[str]) -> None:
    """Take away the share images of records that changed, as a consumer of the outbox."""
    if kind in _folders:
        for pk in pks:
            shutil.rmtree(folder_of(pk, kind), ignore_errors=True)


def _rendition(thing):
    """The file of the first picture to draw, None if nobody may meet it unprepared."""
    if thing.content_note_code or not thing.first_image:
        return None
    image = thing.first_image.image
    return image.made_renditions().get(PICTURE) or image.download_rendition()


def _drawn(thing, may_show):
    rendition = _rendition(thing) if may_show else None
    detail = said_short(thing)
    detail = detail[:1].upper() + detail[1:]
    said = (thing.name, thing.object_number, detail, settings.WAGTAIL_SITE_NAME)
    if rendition:
        try:
            with rendition.file.storage.open(rendition.file.name) as file:
                return share_image.draw(*said, Image.open(file))
        except OSError:  # a file that is lost or spoilt: the mosaic always is there
            pass
    return share_image.draw(*said, mosaic_of(thing))


def _keep(path, drawn):
    """Put it on the disk, whole, instead of what the record was before.

    Another process may draw it or forget it in this very moment, which is nothing to a reader.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(drawn)
        Path(part.name).replace(path)
    except FileNotFoundError:
        return
    for old in path.parent.glob("*.jpg"):
        if old != path:
            old.unlink(missing_ok=True)
