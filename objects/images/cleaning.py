"""A picture as it may be kept: decoded whole, upright, with nothing in it but pixels and colours.

A photograph carries where it was taken, with which camera and by whom, in EXIF, XMP, IPTC,
comments, text chunks, thumbnails and trailing bytes. A list of what to remove would miss the
next one, so the pixels are decoded and written anew, and only the colour profile goes with them.
"""

import contextlib
import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePath

import pillow_heif
from django.conf import settings
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import get_sampling

from .pixels import plain_pixels

pillow_heif.register_heif_opener()

# What is opened -> what is kept. Own format where browsers and renditions can use it; GIF loses
# nothing as PNG; the others become JPEG, or PNG when they are partly transparent.
KEPT_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "WEBP": "WEBP",
    "HEIF": "JPEG",
    "AVIF": "JPEG",
    "TIFF": "JPEG",
    "BMP": "JPEG",
}
# A phone's MPO is several JPEGs in one file, and is opened as JPEG.
OPENED = [kind for kind in KEPT_AS if kind != "MPO"]
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
JPEG_QUALITY = 92
WEBP_QUALITY = 90
NOT_A_PICTURE = (
    "is not a picture that can be read here (JPEG, PNG, GIF, WebP, HEIC, AVIF, TIFF and BMP can)"
)


class BrokenImage(ValueError):
    """The bytes are no picture we can keep; the message completes "The file ..."."""


class CleanFile(ContentFile):
    """Bytes that went through `clean_image`, with the hash of what was received."""

    def __init__(self, clean, name):
        super().__init__(clean.content, name=f"{_without_ending(name)}.{clean.extension}")
        self.clean = clean


@dataclass(frozen=True)
class CleanImage:
    """A picture ready to be kept; `width` and `height` in pixels, upright."""

    content: bytes
    extension: str
    width: int
    height: int
    received_hash: str

    def as_file(self, name):
        """Return a file for an image field: the given name, the extension of the content."""
        return CleanFile(self, name)


def clean_image(file):
    """Return the `CleanImage` of an open binary file; raise `BrokenImage` saying what is wrong.

    Animated pictures keep their first frame: nothing on this site moves by itself (WCAG 2.2.2).
    """
    received = _read(file)
    with _opened(received) as picture:
        kept_as = KEPT_AS[picture.format]
        options = _options(picture, received)
        pixels, profile = _decoded(picture)
    if kept_as == "JPEG" and pixels.mode == "RGBA":
        kept_as, options = "PNG", {}
    output = io.BytesIO()
    pixels.save(output, kept_as, icc_profile=profile, **options)
    return CleanImage(
        output.getvalue(), EXTENSIONS[kept_as], *pixels.size, hashlib.sha256(received).hexdigest()
    )


def _without_ending(name):
    """`chair.HEIC` -> `chair`, but `008432.1` stays: that is an object's number."""
    path = PurePath(name or "picture")
    known = path.suffix[1:].casefold() in settings.WAGTAILIMAGES_EXTENSIONS
    return path.stem if known else path.name


def _read(file):
    file.seek(0)
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    received = file.read(limit + 1)
    file.seek(0)
    if not received:
        raise BrokenImage("is empty")
    if len(received) > limit:
        raise BrokenImage(f"is larger than {filesizeformat(limit)}")
    return received


def _opened(received):
    """Open the picture's header and refuse what would not fit into memory, before decoding it."""
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        picture = Image.open(io.BytesIO(received), formats=OPENED)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrokenImage(f"has more than {limit:,} pixels") from error
    except Exception as error:  # decoders raise whatever a hostile file makes them stumble over
        raise BrokenImage(NOT_A_PICTURE) from error
    if picture.width * picture.height > limit:
        picture.close()
        raise BrokenImage(
            f"has {picture.width:,} by {picture.height:,} pixels; at most {limit:,} fit"
        )
    return picture


def _decoded(picture):
    """Return the upright pixels (mode L, RGB or RGBA) and their colour profile (bytes or None)."""
    try:
        picture.load()
        return plain_pixels(_upright(picture))
    except Exception as error:  # as above
        raise BrokenImage(f"is damaged and cannot be read to its end ({error})") from error


def _upright(picture):
    """Turn the picture in place: a large one fits into memory twice, not three times."""
    # A broken EXIF block is no reason to refuse good pixels.
    with contextlib.suppress(Exception):
        ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _options(picture, received):
    """How to write the pixels so that as little as possible is lost.

    A JPEG is written with the tables it came with: nearly the same file, no larger.
    """
    kept_as = KEPT_AS[picture.format]
    if kept_as == "WEBP":
        return {"quality": WEBP_QUALITY, "lossless": b"VP8L" in received[:64]}
    if kept_as == "PNG":
        return {}
    if picture.mode in ("L", "RGB") and getattr(picture, "quantization", None):
        tables = {"qtables": picture.quantization, "subsampling": get_sampling(picture)}
        return tables | {"optimize": True}
    return {"quality": JPEG_QUALITY, "optimize": True}
