"""`clean_image`: what goes in as a picture, and what may come out."""

import hashlib
import io
import struct
import zlib

import pillow_heif
import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from objects.images.cleaning import BrokenImage, clean_image
from tests.objects.pictures import (
    ROTATED_RIGHT,
    SECRETS,
    encoded,
    picture,
    secrets_in,
    srgb_profile,
    telling_exif,
    telling_jpeg,
)


def cleaned(content):
    return clean_image(io.BytesIO(content))


def reopened(clean):
    image = Image.open(io.BytesIO(clean.content))
    image.load()
    return image


def test_a_photograph_gives_nothing_away():
    received = telling_jpeg()
    assert secrets_in(received) == SECRETS  # or this test would prove nothing
    clean = cleaned(received)
    assert secrets_in(clean.content) == []
    image = reopened(clean)
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "icc_profile",
        "progressive",
        "progression",
    }
    assert not image.getexif()
    assert clean.content.count(b"\xff\xd8\xff") == 1  # the thumbnail went, too


def test_the_hash_is_of_the_bytes_as_received():
    received = telling_jpeg()
    assert cleaned(received).received_hash == hashlib.sha256(received).hexdigest()


def test_the_colour_profile_is_kept():
    profile = ImageCms.ImageCmsProfile(
        io.BytesIO(reopened(cleaned(telling_jpeg())).info["icc_profile"])
    )
    assert "sRGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize(
    "profile", [b"not a profile", srgb_profile()[:200]], ids=["nonsense", "cut off"]
)
def test_a_profile_that_is_none_is_dropped(profile):
    image = reopened(cleaned(encoded(picture(), "JPEG", icc_profile=profile)))
    assert "icc_profile" not in image.info


def test_a_profile_for_other_colours_is_dropped():
    image = reopened(cleaned(encoded(picture("L"), "JPEG", icc_profile=srgb_profile())))
    assert image.mode == "L"
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_upright(kind):
    lying = Image.new("RGB", (60, 30), "white")
    lying.paste("black", (0, 0, 30, 30))  # black on the left; turned right, black on top
    clean = cleaned(encoded(lying, kind, exif=telling_exif(ROTATED_RIGHT)))
    assert (clean.width, clean.height) == (30, 60)
    upright = reopened(clean).convert("L")
    assert upright.size == (30, 60)
    assert upright.getpixel((15, 5)) < 60
    assert upright.getpixel((15, 55)) > 200


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_keeps_the_size_of_its_picture(orientation):
    clean = cleaned(encoded(picture(size=(60, 30)), "JPEG", exif=telling_exif(orientation)))
    assert (clean.width, clean.height) == ((60, 30) if orientation < 5 else (30, 60))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_broken_exif_block_does_not_cost_the_picture():
    clean = cleaned(encoded(picture(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff"))
    assert (clean.width, clean.height) == (40, 20)
    assert b"Exif" not in clean.content


@pytest.mark.parametrize(
    ("mode", "kind", "extension", "kept_mode"),
    [
        ("RGB", "JPEG", "jpg", "RGB"),
        ("L", "JPEG", "jpg", "L"),
        ("CMYK", "JPEG", "jpg", "RGB"),
        ("1", "PNG", "png", "L"),
        ("L", "PNG", "png", "L"),
        ("LA", "PNG", "png", "RGBA"),
        ("P", "PNG", "png", "RGB"),
        ("RGB", "PNG", "png", "RGB"),
        ("RGBA", "PNG", "png", "RGBA"),
        ("P", "GIF", "png", "RGB"),
        ("RGB", "WEBP", "webp", "RGB"),
        ("RGBA", "WEBP", "webp", "RGBA"),
        ("RGB", "AVIF", "jpg", "RGB"),
        ("RGBA", "AVIF", "png", "RGBA"),
        ("RGB", "TIFF", "jpg", "RGB"),
        ("CMYK", "TIFF", "jpg", "RGB"),
        ("LAB", "TIFF", "jpg", "RGB"),
        ("1", "TIFF", "jpg", "L"),
        ("RGB", "BMP", "jpg", "RGB"),
    ],
)
def test_every_kind_of_picture_is_kept_in_a_form_that_can_be_shown(
    mode, kind, extension, kept_mode
):
    source = picture("RGB").convert("LAB") if mode == "LAB" else picture(mode)
    clean = cleaned(encoded(source, kind))
    image = reopened(clean)
    assert (clean.extension, image.mode) == (extension, kept_mode)
    assert image.size == (clean.width, clean.height) == (40, 20)
    grey = image.convert("L")
    assert grey.getpixel((20, 0)) < 60
    assert grey.getpixel((20, 19)) > 180


def test_an_alpha_channel_without_any_transparency_is_dropped():
    opaque = picture("RGB").convert("RGBA")
    assert cleaned(encoded(opaque, "TIFF")).extension == "jpg"
    assert reopened(cleaned(encoded(opaque, "PNG"))).mode == "RGB"


def test_heic_becomes_jpeg_upright_and_silent():
    output = io.BytesIO()
    heic = pillow_heif.from_pillow(picture(size=(64, 32)))
    heic.info["exif"] = telling_exif(ROTATED_RIGHT).tobytes()
    heic.save(output)
    received = output.getvalue()
    assert b"SERIAL-4711" in received
    clean = cleaned(received)
    assert clean.extension == "jpg"
    assert (clean.width, clean.height) == (32, 64)
    assert secrets_in(clean.content) == []


def test_png_texts_and_webp_blocks_are_gone():
    texts = PngInfo()
    texts.add_text("Author", "IPTC-BYLINE")
    texts.add_itxt("XML:com.adobe.xmp", "XMP-HOME-ADDRESS")
    png = encoded(picture(), "PNG", pnginfo=texts, exif=telling_exif())
    webp = encoded(picture(), "WEBP", exif=telling_exif().tobytes(), xmp=b"XMP-HOME-ADDRESS")
    for received in (png, webp):
        assert b"XMP-HOME-ADDRESS" in received
        assert b"SERIAL-4711" in received
        clean = cleaned(received)
        assert secrets_in(clean.content) == []
        assert not {"exif", "xmp", "Author"} & set(reopened(clean).info)


def test_bright_sixteen_bit_greys_stay_apart():
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 20_000)
    deep.putpixel((1, 0), 60_000)
    image = reopened(cleaned(encoded(deep, "PNG")))
    assert image.mode == "L"
    assert [image.getpixel((x, 0)) for x in (0, 1)] == [
        pytest.approx(78, abs=1),
        pytest.approx(233, abs=1),
    ]


def test_ink_with_a_profile_of_its_own_becomes_plain_colour():
    clean = cleaned(encoded(picture("CMYK"), "JPEG", icc_profile=srgb_profile()))
    assert reopened(clean).mode == "RGB"  # a profile for light on ink is no use, and no harm


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_what_moves_the_first_frame_is_kept(kind):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "lime")]
    moving = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    image = reopened(cleaned(moving))
    assert getattr(image, "n_frames", 1) == 1
    red, green, blue = image.convert("RGB").getpixel((4, 4))
    assert red > 200 > 60 > max(green, blue)


def test_a_jpeg_loses_hardly_anything_and_does_not_grow():
    grey = Image.effect_mandelbrot((200, 200), (-2, -1.5, 1, 1.5), 40)
    colourful = Image.merge("RGB", [grey, grey.rotate(90), grey.rotate(180)])
    received = encoded(colourful, "JPEG", quality=60, subsampling="4:4:4")
    clean = cleaned(received)
    assert len(clean.content) < len(received) * 1.1
    before = Image.open(io.BytesIO(received)).tobytes()
    after = reopened(clean).tobytes()
    assert sum(abs(a - b) for a, b in zip(before, after, strict=True)) / len(before) < 1


def test_cleaning_what_is_clean_changes_no_pixel_worth_seeing():
    once = cleaned(telling_jpeg())
    twice = cleaned(once.content)
    assert (twice.width, twice.height, twice.extension) == (once.width, once.height, once.extension)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BROKEN = {
    "nothing at all": (b"", "is empty"),
    "a text": (b"Dear museum, please find attached", "is not a picture"),
    "a drawing in SVG": (SVG, "is not a picture"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "is not a picture"),
    "a zip": (b"PK\x03\x04" + b"\x00" * 40, "is not a picture"),
    "a Photoshop file": (b"8BPS\x00\x01" + b"\x00" * 40, "is not a picture"),
    "an icon": (b"\x00\x00\x01\x00\x01\x00" + b"\x00" * 40, "is not a picture"),
    "a PostScript program": (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "is not a picture",
    ),
    "only the head of a JPEG": (encoded(picture(), "JPEG")[:20], "is not a picture"),
}


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_picture_is_refused(content, reason):
    with pytest.raises(BrokenImage, match=reason):
        cleaned(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "BMP"])
def test_a_picture_that_breaks_off_is_refused(kind):
    whole = encoded(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    assert cleaned(whole).width == 200
    with pytest.raises(BrokenImage, match=r"is damaged|is not a picture"):
        cleaned(whole[: len(whole) // 2])


def test_what_would_fill_the_memory_is_refused_before_it_is_decoded(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    with pytest.raises(BrokenImage, match="has 40 by 26 pixels; at most 1,000 fit"):
        cleaned(encoded(picture(size=(40, 26)), "PNG"))


def test_a_decompression_bomb_is_refused():
    """A few bytes that say they are a picture of three gigabytes."""
    honest = encoded(picture("1"), "PNG")
    header = b"IHDR" + struct.pack(">LL", 30_000, 30_000) + honest[24:29]
    bomb = honest[:12] + header + struct.pack(">L", zlib.crc32(header)) + honest[33:]
    with pytest.raises(BrokenImage, match="has more than 60,000,000 pixels"):
        cleaned(bomb)


def test_what_is_too_large_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1024
    with pytest.raises(BrokenImage, match="is larger than 1"):
        cleaned(encoded(Image.effect_noise((200, 200), 90), "JPEG"))
