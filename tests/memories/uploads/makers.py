"""Recordings made for the tests: what phones and browsers send, and what nobody should."""

import io
import math
import struct
import tempfile
import zipfile
import zlib
from array import array
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

SECRET = "AT-MY-FRONT-DOOR"
RATE = 48_000
LANDSCAPE = (320, 180)


def sound(container="mp4", codec="aac", seconds=1.0, layout="mono", tags=None, cover=None):
    """The bytes of a recording of one tone."""
    output = io.BytesIO()
    with av.open(output, "w", format=container) as file:
        file.metadata.update(tags or {})
        stream = file.add_stream(codec, rate=8_000 if "amr" in codec else RATE, layout=layout)
        picture = _add_cover(file, cover) if cover else None
        if picture:
            file.mux(picture)
        for frame in tone(seconds, layout, stream.rate):
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return output.getvalue()


def video(
    container="mp4",
    codec="libx264",
    sound_codec="aac",
    seconds=1.0,
    size=LANDSCAPE,
    rate=30,
    tags=None,
    options=None,
    late=0,
    gap=0,
):
    """The bytes of a video: red above, blue below, with a tone unless `sound_codec` is None.

    `late` seconds after the sound the pictures begin; after the first there are `gap` without.
    """
    path = Path(tempfile.mkstemp()[1])  # what begins with its table is written twice
    with av.open(str(path), "w", format=container, options=options or {}) as file:
        file.metadata.update(tags or {})
        moving = file.add_stream(codec, rate=rate)
        moving.width, moving.height, moving.pix_fmt = *size, "yuv420p"
        tones = []
        if sound_codec:
            sounding = file.add_stream(sound_codec, rate=RATE, layout="mono")
            tones = tone(seconds + late, "mono", RATE)
        for index in range(round(seconds * rate)):
            frame = av.VideoFrame.from_image(flag(size)).reformat(format="yuv420p")
            at = late + (gap if index else 0)
            frame.pts, frame.time_base = index + round(at * rate), Fraction(1, rate)
            file.mux(moving.encode(frame))
        file.mux(moving.encode(None))
        for frame in tones:
            file.mux(sounding.encode(frame))
        if sound_codec:
            file.mux(sounding.encode(None))
    content = path.read_bytes()
    path.unlink()
    return content


def two_sizes():
    """A WebM whose pictures are half as large from the middle on, as a bad line makes them."""
    output = io.BytesIO()
    with av.open(output, "w", format="webm") as file:
        stream = file.add_stream("libvpx", rate=30)
        stream.width, stream.height, stream.pix_fmt = *LANDSCAPE, "yuv420p"
        for half, size in enumerate((LANDSCAPE, (160, 90))):
            encoder = av.CodecContext.create("libvpx", "w")
            encoder.width, encoder.height, encoder.pix_fmt = *size, "yuv420p"
            encoder.time_base = Fraction(1, 30)
            packets = []
            for index in range(15):
                frame = av.VideoFrame.from_image(flag(size)).reformat(format="yuv420p")
                frame.pts, frame.time_base = index + 15 * half, Fraction(1, 30)
                packets += encoder.encode(frame)
            for packet in packets + encoder.encode(None):
                packet.stream = stream
                file.mux(packet)
    return output.getvalue()


def flag(size):
    """Red above, blue below: one sees which way up it is."""
    picture = Image.new("RGB", size, (220, 20, 20))
    picture.paste((20, 20, 220), (0, size[1] // 2, *size))
    return picture


def tone(seconds, layout, rate):
    """Frames of a tone of 440 Hz."""
    channels = 2 if layout == "stereo" else 1
    cycle = [round(9000 * math.sin(2 * math.pi * 440 * i / rate)) for i in range(rate)]
    for start in range(0, round(seconds * rate), 1024):
        frame = av.AudioFrame("s16", layout, 1024)
        values = [cycle[i % rate] for i in range(start, start + 1024) for _ in range(channels)]
        frame.planes[0].update(array("h", values).tobytes())
        frame.rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        yield frame


def turned(content):
    """The same MP4 as a phone writes it that was held upright: "turn me clockwise"."""
    upright = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    clockwise = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    at = content.index(upright, content.index(b"tkhd"))
    return content[:at] + clockwise + content[at + len(upright) :]


def huge_png(width, height, whole=False):
    """A PNG of a few bytes that says it has so many dots, all of them white.

    Its first 2,000 rows are there, or all of them when it is `whole`.
    """
    row = b"\x00" + b"\xff" * math.ceil(width / 8)
    squeezer = zlib.compressobj(9)
    rows = (
        b"".join(squeezer.compress(row) for _ in range(height if whole else min(height, 2000)))
        + squeezer.flush()
    )
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def sound_with_a_pause(before, pause, after):
    """A WebM in which nothing at all was written for a while, as when a phone rings."""
    output = io.BytesIO()
    with av.open(output, "w", format="webm") as file:
        stream = file.add_stream("libopus", rate=RATE, layout="mono")
        packets = []
        for frame in tone(before + after, "mono", RATE):
            packets += stream.encode(frame)
        for packet in packets + stream.encode(None):
            if packet.pts * packet.time_base > before:
                packet.pts = packet.dts = packet.pts + round(pause / packet.time_base)
            file.mux(packet)
    return output.getvalue()


def wav(seconds=1.0, claimed=None, rate=RATE):
    """A WAV whose header may claim any number of bytes."""
    samples = b"".join(bytes(frame.planes[0]) for frame in tone(seconds, "mono", rate))
    size = len(samples) if claimed is None else claimed
    form = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    whole = struct.pack("<I", min(size + 36, 0xFFFFFFFF))
    head = b"RIFF" + whole + b"WAVEfmt " + struct.pack("<I", len(form)) + form
    return head + b"data" + struct.pack("<I", size) + samples


def packed(**files):
    """A ZIP with these files in it."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue()


def tags_of(path):
    """Every tag in a file, its streams and chapters, but what each MP4 has."""
    always = {"major_brand", "minor_version", "compatible_brands", "handler_name", "vendor_id"}
    with av.open(str(path)) as file:
        tags = dict(file.metadata)
        for stream in file.streams:
            tags |= stream.metadata
        assert not file.chapters()
    return {name: value for name, value in tags.items() if name not in always | {"language"}}


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _add_cover(file, cover):
    stream = file.add_stream("mjpeg", rate=1)
    stream.width, stream.height, stream.pix_fmt = *cover, "yuvj420p"
    stream.disposition = av.stream.Disposition.attached_pic
    frame = av.VideoFrame.from_image(flag(cover)).reformat(format="yuvj420p")
    frame.pts, frame.time_base = 0, Fraction(1, 1)
    return stream.encode(frame) + stream.encode(None)
