"""A picture made anew: upright, its colours the web's own, nothing in it but dots.

As in `objects/images/cleaning.py`, nothing is removed: the dots are decoded and written to a
new file, so that no place, camera or name can come along. Smaller than there, and always
JPEG: it is shown beside words, on phones, and is no museum's master copy.
"""

import contextlib
import io
import warnings

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from objects.images.pixels import plain_pixels

from . import limits
from .refusals import Refused

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = limits.MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

BOX = (limits.DISPLAY_BOX, limits.DISPLAY_BOX)
POSTER_BOX = (limits.POSTER_BOX, limits.POSTER_BOX)


def opened_picture(path):
    """Return the picture at `path` with its header read, or None if it is no picture."""
    try:
        picture = Image.open(path, formats=list(limits.PICTURES_OPENED))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_many_pixels") from error
    except MemoryError:
        raise
    except Exception:  # decoders raise whatever a hostile file makes them stumble over
        return None
    if picture.width * picture.height > limits.MOST_PIXELS:
        raise Refused("too_many_pixels")
    return picture


def make_picture(picture, folder):
    """Write the picture and its small copy into `folder`; return its width and height.

    Of an animated one the first frame is kept: nothing on this site moves by itself.
    """
    dots = _decoded(picture)
    write_jpeg(dots, folder / limits.STORED_NAMES[limits.PICTURE])
    write_small(dots, folder)
    return {"width": dots.width, "height": dots.height}


def write_small(dots, folder):
    """Write the small copy that stands for a picture or a video in lists."""
    small = dots.copy()
    small.thumbnail(POSTER_BOX)
    write_jpeg(small, folder / limits.POSTER_NAME)


def write_jpeg(dots, path):
    """Write dots and nothing else; whole in memory first, so that a full disk is told as one."""
    output = io.BytesIO()
    dots.save(output, "JPEG", quality=limits.JPEG_QUALITY, optimize=True, progressive=True)
    path.write_bytes(output.getvalue())


def _decoded(picture):
    try:
        picture.draft("RGB", BOX)  # a JPEG of 60 million dots needs a quarter of the memory
        picture.load()
        with contextlib.suppress(Exception):  # a broken EXIF block spoils no good dots
            ImageOps.exif_transpose(picture, in_place=True)
        dots, profile = plain_pixels(picture)
        dots.thumbnail(BOX)
        return _on_white(_in_web_colours(dots, profile))
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise Refused("broken") from error


def _in_web_colours(dots, profile):
    """A profile may name the very scanner or phone, so that none is kept."""
    if not profile:
        return dots
    with contextlib.suppress(OSError, ImageCms.PyCMSError):
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if dots.mode == "RGBA" else "RGB"
        web = ImageCms.createProfile("sRGB")
        dots = ImageCms.profileToProfile(dots, own, web, outputMode=mode)
    dots.info = {}
    return dots


def _on_white(dots):
    if dots.mode != "RGBA":
        return dots
    paper = Image.new("RGB", dots.size, "white")
    paper.paste(dots, mask=dots.getchannel("A"))
    return paper
