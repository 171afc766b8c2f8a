"""From any kind of pixels to the three that every format and every rendition can use."""

import io

from PIL import ImageCms

# The colour spaces (as ICC profiles name them) that belong to the modes we keep.
PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "RGBA": "RGB"}
MAX_PROFILE_BYTES = 2 * 1024 * 1024


def plain_pixels(picture):
    """Return `picture` in mode L, RGB or RGBA with an empty `info`, and its ICC profile or None."""
    profile = _profile(picture)
    if picture.mode == "CMYK" and profile:
        picture, profile = _to_srgb(picture, profile), None
    elif picture.mode in ("I", "F") or picture.mode.startswith("I;"):
        picture = _to_eight_bits(picture)
    mode = _plain_mode(picture)
    pixels = picture if picture.mode == mode else picture.convert(mode)
    if pixels.mode == "RGBA" and pixels.getextrema()[3] == (255, 255):
        pixels = pixels.convert("RGB")  # a scanner's empty alpha channel
    pixels.info = {}
    if profile and profile.profile.xcolor_space.strip() == PROFILE_SPACES[pixels.mode]:
        return pixels, profile.tobytes()
    return pixels, None


def _plain_mode(picture):
    if picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode in ("1", "L") else "RGB"


def _profile(picture):
    """Return the picture's colour profile, or None if there is none that can be used."""
    data = picture.info.get("icc_profile")
    if not data or len(data) > MAX_PROFILE_BYTES:
        return None
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return None


def _to_srgb(picture, profile):
    """Ink to light by the printer's own profile; browsers show CMYK each in their own way."""
    try:
        return ImageCms.profileToProfile(
            picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture


def _to_eight_bits(picture):
    """Scale 16- and 32-bit greys to 8 bits; Pillow's own conversion cuts off the bright ones."""
    picture = picture.convert("F")
    _, high = picture.getextrema()
    top = 255 if high <= 255 else 65535 if high <= 65535 else high
    return picture.point(lambda grey: grey * (255 / top) + 0).convert("L")
