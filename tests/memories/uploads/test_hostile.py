"""What nobody should send, made here byte by byte: refused in words, or made harmless."""

import random
import struct
import zlib

import av
import pytest
from PIL import Image

from memories.uploads import limits
from memories.uploads.refusals import WORDS, Refused
from tests.objects.pictures import encoded, picture

from . import makers
from .makers import huge_png, packed, sound, turned, video, wav

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


def word_file():
    return packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


NOT_TAKEN = {
    "an SVG": (SVG, "drawing"),
    "an SVG with a comment before it": (b"<!-- x -->\n" + SVG, "drawing"),
    "a web page": (HTML, "web_page"),
    "a PDF": (PDF, "document"),
    "a Word file": (word_file(), "document"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "document"),
    "a text": ("Łódź, 1962: wie schön".encode(), "document"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "document"),
    "a ZIP": (packed(a="hello"), "archive"),
    "a ZIP bomb": (packed(a="0" * 10_000_000), "archive"),
    "a GZIP": (zlib.compress(b"hello" * 99, wbits=31), "archive"),
    "a playlist that names a file of ours": (PLAYLIST, "document"),
    "a list of files to join": (b"ffconcat version 1.0\nfile /etc/passwd\n", "document"),
    "a program": (b"\x7fELF" + bytes(range(256)) * 8, "unknown"),
    "noise": (random.Random(1962).randbytes(50_000), "unknown"),
    "zeros": (bytes(10_000), "unknown"),
    "one byte": (b"\xff", "unknown"),
    "50,000 by 50,000 dots": (huge_png(50_000, 50_000), "too_many_pixels"),
    "just too many dots": (huge_png(7_800, 7_800), "too_many_pixels"),
    "a JPEG's first bytes": (b"\xff\xd8\xff\xe0" + bytes(40), "broken"),
    "an EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n", "document"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_it_is_refused_in_words_that_help(refusal, name):
    content, code = NOT_TAKEN[name]
    assert refusal(content) == code
    assert (
        "Please" in WORDS[code] or "A screenshot" in WORDS[code] or "send a smaller" in WORDS[code]
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF", "BMP", "GIF"])
@pytest.mark.parametrize("part", [0.2, 0.7])
def test_a_picture_of_which_the_rest_did_not_arrive_is_broken(refusal, kind, part):
    whole = encoded(Image.effect_noise((300, 300), 80).convert("RGB"), kind)
    assert refusal(whole[: int(len(whole) * part)]) == "broken"


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.02, 0.3, 0.8, 0.97])
@pytest.mark.parametrize("options", [{}, {"movflags": "+faststart"}])
def test_a_video_of_which_the_rest_did_not_arrive_is_broken(refusal, part, options):
    whole = video(seconds=8, size=(64, 64), options=options)
    assert refusal(whole[: int(len(whole) * part)]) == "broken"


def test_a_recording_that_a_dying_battery_ended_is_kept_as_far_as_it_goes(decoded):
    whole = sound("webm", "libopus", seconds=4)
    assert 1 < decoded(whole[: len(whole) // 2]).seconds < 3


@pytest.mark.parametrize("make", [lambda: sound(seconds=3), lambda: video(seconds=3)])
def test_a_recording_with_a_few_lost_bytes_is_kept(decoded, make):
    content = bytearray(make())
    middle = content.index(b"mdat") + 3000
    content[middle : middle + 8] = b"\x00" * 8
    assert decoded(bytes(content)).seconds == pytest.approx(3, abs=0.3)


def test_a_recording_that_is_mostly_damage_is_broken(refusal):
    content = bytearray(sound(seconds=3))
    start = content.index(b"mdat") + 8
    for at in range(start, content.index(b"moov") - 4, 3):
        content[at] ^= 0xFF
    assert refusal(bytes(content)) in ("broken", "too_short")


@pytest.mark.parametrize("claimed", [0xFFFFFFFF, 0xFFFFFF00, 0x7FFFFFFF])
def test_a_sound_that_claims_to_have_4_gb_is_as_long_as_it_is(decoded, claimed):
    made = decoded(wav(seconds=1, claimed=claimed), limits.AT_ONCE)
    made = made if hasattr(made, "seconds") else decoded(wav(seconds=1, claimed=claimed))
    assert made.seconds == pytest.approx(1, abs=0.05)
    assert made.stored.stat().st_size < 50_000


def test_a_sound_that_is_nothing_is_too_short(refusal):
    assert refusal(wav(seconds=0.02)) == "too_short"


def test_silence_for_ever_between_two_words_is_refused(refusal):
    content = makers.sound_with_a_pause(before=0.5, pause=100_000, after=0.5)
    assert len(content) < 20_000
    assert refusal(content) == "sound_too_long"


def test_one_picture_for_ever_is_refused(refusal):
    assert refusal(video("webm", "libvpx", None, seconds=2, rate=1, gap=100_000)) == (
        "video_too_long"
    )


def test_a_video_larger_than_4k_is_refused(refusal):
    content = video(size=(4400, 2400), seconds=0.1, sound_codec=None)
    assert refusal(content) == "video_too_fine"


def test_a_video_that_changes_its_size_on_the_way_keeps_its_first(decoded):
    made = decoded(makers.two_sizes())
    with av.open(str(made.stored)) as kept:
        assert {(f.width, f.height) for f in kept.decode(video=0)} == {(320, 180)}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("tail", [HTML, PDF, packed(a="evil"), b"PK\x03\x04", SVG])
def test_what_hangs_on_to_a_picture_is_left_behind(decoded, kind, tail):
    made = decoded(encoded(picture(), kind) + tail)
    for path in (made.stored, made.poster):
        assert tail not in path.read_bytes()
        assert b"script" not in path.read_bytes()


def test_a_picture_that_is_also_a_web_page_is_only_a_picture(decoded):
    content = encoded(picture(), "GIF", comment=b"*/=1;/*" + HTML)
    assert HTML in content
    assert SCRIPT not in decoded(content).stored.read_bytes()


def test_a_sound_that_is_also_a_web_page_is_refused_or_only_sound(decoded):
    content = HTML + b"\n" * 100 + sound("mp3", "libmp3lame")
    taken, code = _made_or_refused(decoded, content)
    assert code == "web_page" or SCRIPT not in taken


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["picture", "sound"])
def test_each_kind_has_its_own_limit(refusal, kind):
    """Padded to one byte more than there may be; decoders would not mind what follows."""
    content = {"picture": encoded(picture(), "JPEG"), "sound": wav()}[kind]
    padded = content + bytes(limits.MOST_BYTES[kind] + 1 - len(content))
    assert refusal(padded) == f"{kind}_too_large"


def test_a_png_whose_words_unpack_to_a_hundred_megabytes_is_refused_or_has_none(decoded):
    words = zlib.compress(b"A" * 100_000_000, 9)
    chunk = b"zTXt" + b"Comment\x00\x00" + words
    packed_chunk = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    png = encoded(picture(), "PNG")
    content = png[:33] + packed_chunk + png[33:]
    assert len(content) < 200_000
    taken, code = _made_or_refused(decoded, content)
    assert code == "broken" or b"AAAA" not in taken


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF", "mp4", "webm", "mp3"])
def test_whatever_is_flipped_in_a_file_it_is_made_anew_or_refused(decoded, kind):
    """Thirty damages of each: none brings the decoder to anything but a file or a code."""
    dice = random.Random(kind)
    whole = _whole(kind)
    for _ in range(30):
        content = bytearray(whole)
        for _ in range(dice.choice([1, 8, 60])):
            content[dice.randrange(len(content))] = dice.randrange(256)
        taken, code = _made_or_refused(decoded, bytes(content))
        assert taken or code in WORDS


def _made_or_refused(decoded, content):
    """Return the bytes that were made and "", or None and the code of the refusal."""
    try:
        return decoded(content).stored.read_bytes(), ""
    except Refused as refused:
        return None, refused.code


def _whole(kind):
    if kind in ("JPEG", "PNG", "HEIF"):
        return encoded(picture(size=(64, 64)), kind)
    if kind == "mp3":
        return sound("mp3", "libmp3lame")
    codecs = {"mp4": ("libx264", "aac"), "webm": ("libvpx", "libopus")}[kind]
    made = video(kind, *codecs, size=(64, 64))
    return turned(made) if kind == "mp4" else made


def test_no_refusal_is_without_words():
    assert all(len(words) > 40 and words.endswith(".") for words in WORDS.values())
