"""Makes the files of a picture's sizes, all from one decode of its original.

Wagtail decodes the original anew for each file, and does so while a reader waits. Here a page
of the public only finds files (`only_finding`), and the worker makes them.
"""

import io
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.images.models import SourceImageIOError

from objects.models.renditions import tell_objects

from .pixels import plain_pixels
from .sizes import ENCODING, parts_of

EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
LONGEST_STEM = 40

_finding = ContextVar("finding", default=False)


class NotMadeYet(SourceImageIOError):
    """There is no file of this picture yet; Wagtail's tags know its parent and go on."""


class NoLongerWanted(Exception):
    """The picture was withdrawn or exchanged while its files were made."""


@contextmanager
def only_finding():
    """Within the block no picture gets a new file: the nearest one there is must do."""
    token = _finding.set(True)
    try:
        yield
    finally:
        _finding.reset(token)


def may_make():
    """Whether whoever asks for a file that is not there may make it."""
    return not _finding.get()


def make_renditions(image, specs):
    """Make and note the files of `specs` (`max-` boxes and formats); return the rows.

    All or none are noted, and none if the picture was withdrawn or exchanged meanwhile or
    another process was first. Raises OSError if the original is lost or broken.
    """
    made = []
    try:
        with image.open_file() as original:
            for spec, pixels, content in _encoded(image, original, specs):
                made.append(_stored(image, spec, pixels.size, content))
        with transaction.atomic():
            _refuse_unless_wanted(image)
            tell_objects([image.pk])
            return image.get_rendition_model().objects.bulk_create(made)
    except (NoLongerWanted, IntegrityError):
        _forget(made)
        return []
    except BaseException:  # an interrupted command, too, leaves nothing lying about
        _forget(made)
        raise


def _refuse_unless_wanted(image):
    same = type(image).objects.filter(pk=image.pk, file=image.file.name)
    if not same.public().exists():
        raise NoLongerWanted


def _encoded(image, original, specs):
    """Yield spec, pixels and bytes of each file, the largest box first."""
    formats = {}
    for spec in specs:
        box, format_ = parts_of(spec)
        formats.setdefault(box, []).append((spec, format_))
    pixels, profile = None, None
    for box in sorted(formats, reverse=True):
        if pixels is None:
            pixels, profile = _decoded(original, _fitted(image, box))
            largest = pixels
        pixels = _shrunk(largest, _fitted(image, box))
        for spec, format_ in formats[box]:
            yield spec, pixels, _written(pixels, profile, format_)


def _fitted(image, box):
    """The size of the picture within a box, never larger than it is."""
    scale = min(1, box / max(image.width, image.height))
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _decoded(original, size):
    with Image.open(original) as picture:
        # A JPEG more than twice as large is decoded at half its size or less.
        picture.draft(None, size)
        picture.load()
        pixels, profile = plain_pixels(picture)
    return _shrunk(pixels, size), profile


def _shrunk(pixels, size):
    if pixels.size == size:
        return pixels
    return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _written(pixels, profile, format_):
    if format_ == "jpeg" and pixels.mode == "RGBA":
        on_white = Image.new("RGB", pixels.size, "white")
        on_white.paste(pixels, mask=pixels.getchannel("A"))
        pixels = on_white
    if format_ != "jpeg" and pixels.mode == "L":
        profile = None  # these formats know no grey: its profile would be wrong for colours
    output = io.BytesIO()
    pixels.save(output, format_.upper(), icc_profile=profile, **ENCODING[format_])
    return output.getvalue()


def _stored(image, spec, size, content):
    """Store one file; return its row, not written yet."""
    box, format_ = parts_of(spec)
    model = image.get_rendition_model()
    stem = PurePath(image.file.name).stem[:LONGEST_STEM]
    name = model(image=image).get_upload_to(f"{stem}.{box}.{EXTENSIONS[format_]}")
    name = model._meta.get_field("file").storage.save(name, ContentFile(content))
    width, height = size
    # Given all at once, as a file set later would be decoded for its width and height.
    return model(image=image, filter_spec=spec, file=name, width=width, height=height)


def _forget(rows):
    for row in rows:
        row.file.storage.delete(row.file.name)
