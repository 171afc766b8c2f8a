"""Pictures as phones and scanners send them, and what is kept of them."""

import io

import pytest
from PIL import Image

from memories.uploads import limits
from tests.objects.pictures import (
    ROTATED_RIGHT,
    SECRETS,
    encoded,
    picture,
    telling_exif,
    telling_jpeg,
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF"])
def test_each_kind_of_picture_becomes_a_jpeg(decoded, kind):
    made = decoded(encoded(picture(size=(64, 32)), kind))
    assert (made.kind, made.width, made.height) == ("picture", 64, 32)
    assert made.content_type == "image/jpeg"
    with Image.open(made.stored) as kept:
        assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (64, 32))
        assert kept.getpixel((32, 1))[0] < 60, "the top is dark, as it came"
        assert kept.getpixel((32, 30))[0] > 190, "the bottom is light"


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "PNG", "WEBP"])
def test_a_telling_picture_tells_nothing_any_more(decoded, kind):
    content = encoded(picture(), kind, exif=telling_exif())
    assert b"AT-MY-FRONT-DOOR" in content
    _tells_nothing(decoded(content))


def test_every_place_in_which_a_jpeg_can_tell_is_empty(decoded):
    content = telling_jpeg()
    assert all(secret in content for secret in SECRETS)
    _tells_nothing(decoded(content))


def test_a_colour_profile_is_applied_and_not_kept(decoded):
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _tells_nothing(decoded(encoded(picture(), "JPEG", icc_profile=profile)))


def test_a_phone_held_upright_gives_an_upright_picture(decoded):
    made = decoded(encoded(picture(size=(64, 32)), "JPEG", exif=telling_exif(ROTATED_RIGHT)))
    assert (made.width, made.height) == (32, 64)
    with Image.open(made.stored) as kept:
        assert kept.getpixel((30, 32))[0] < 60, "what was the top is on the right"


def test_a_large_picture_is_made_to_fit_and_a_small_copy_stands_for_it(decoded):
    made = decoded(encoded(Image.new("RGB", (4000, 3000), "teal"), "JPEG"))
    assert (made.width, made.height) == (2400, 1800)
    with Image.open(made.poster) as small:
        assert small.size == (800, 600)


def test_a_small_picture_is_not_made_larger(decoded):
    made = decoded(encoded(picture(size=(30, 20)), "PNG"))
    with Image.open(made.stored) as kept, Image.open(made.poster) as small:
        assert kept.size == small.size == (30, 20)


def test_what_was_transparent_is_paper(decoded):
    made = decoded(encoded(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    with Image.open(made.stored) as kept:
        assert kept.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_what_scanners_make_of_paper_can_be_seen(decoded, mode):
    made = decoded(encoded(Image.new(mode, (20, 20), 0), "TIFF"))
    assert (made.width, made.height) == (20, 20)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_nothing_moves(decoded, kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    content = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    made = decoded(content)
    with Image.open(made.stored) as kept:
        assert getattr(kept, "n_frames", 1) == 1
        red, green, blue = kept.getpixel((10, 10))
        assert red > 240
        assert max(green, blue) < 20, "the first picture of the three"


@pytest.mark.slow
def test_the_largest_picture_that_we_promise_to_take_is_taken(decoded):
    side = int(limits.MOST_PIXELS**0.5)
    noise = Image.effect_noise((side // 40, side // 40), 20).resize((side, side))
    content = encoded(noise.convert("RGB"), "PNG", compress_level=1)
    assert len(content) < limits.MOST_BYTES[limits.PICTURE]
    assert decoded(content, limits.AT_ONCE).width == limits.DISPLAY_BOX


def _tells_nothing(made):
    for path in (made.stored, made.poster):
        kept = path.read_bytes()
        assert not [secret for secret in SECRETS if secret in kept]
        with Image.open(io.BytesIO(kept)) as image:
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                "progressive",
                "progression",
            }
