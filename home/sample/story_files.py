"""What stands in the sample's stories, made by code: drawings, a bell, a short film, a sheet."""

import io
import math
import wave
from dataclasses import dataclass

import av
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from home.sample.drawing.colours import INK, OCHRE, OXBLOOD, PAPER, SKY
from home.sample.story_drawings import DRAWINGS

RATE = 22050
FRAMES, SECONDS = 12, 6
FILM = (640, 360)


@dataclass(frozen=True)
class Made:
    """A recording with what a player has to know of it."""

    file: ContentFile
    seconds: float
    width: int | None = None
    height: int | None = None
    thumbnail: ContentFile | str = ""


def picture(name: str) -> ContentFile:
    """One of the drawings, as a JPEG."""
    file = io.BytesIO()
    DRAWINGS[name]().finished(name, 0.3).save(file, "JPEG", quality=88)
    return ContentFile(file.getvalue(), f"sample-{name.replace('_', '-')}.jpg")


def bell() -> Made:
    """A small bell that rings four times."""
    rings, long = (0.1, 0.7, 1.3, 1.9), 3.0
    frames = bytearray()
    for number in range(int(RATE * long)):
        moment = number / RATE
        value = sum(_ring(moment - begin) for begin in rings)
        frames += int(9000 * value).to_bytes(2, "little", signed=True)
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(RATE)
        recording.writeframes(bytes(frames))
    return Made(ContentFile(file.getvalue(), "sample-bell.wav"), long)


def _ring(since: float) -> float:
    if since < 0:
        return 0
    tones = ((2637, 1.0, 6), (5274, 0.4, 9), (7110, 0.25, 14))
    return sum(
        loud * math.exp(-fades * since) * math.sin(math.tau * high * since)
        for high, loud, fades in tones
    )


def drum() -> Made:
    """A wash that goes round behind glass."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as film:
        stream = film.add_stream("libx264", rate=FRAMES, options={"crf": "30"})
        stream.width, stream.height = FILM
        stream.pix_fmt = "yuv420p"
        for number in range(FRAMES * SECONDS):
            frame = av.VideoFrame.from_image(_turned(number / FRAMES))
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
    return Made(ContentFile(file.getvalue(), "sample-drum.mp4"), SECONDS, *FILM, _still())


def _still() -> ContentFile:
    """What is seen of the film before it is played."""
    file = io.BytesIO()
    _turned(0).save(file, "JPEG", quality=85)
    return ContentFile(file.getvalue(), "sample-drum.jpg")


def _turned(moment: float) -> Image.Image:
    image = Image.new("RGB", FILM, PAPER)
    pen = ImageDraw.Draw(image)
    middle = (FILM[0] / 2, FILM[1] / 2)
    pen.ellipse(_around(middle, 165), fill=INK)
    pen.ellipse(_around(middle, 145), fill=SKY)
    for part, ink in enumerate((OXBLOOD, OCHRE, PAPER)):
        angle = math.tau * (moment / 2 + part / 3)
        where = (middle[0] + 70 * math.cos(angle), middle[1] + 70 * math.sin(angle))
        pen.ellipse(_around(where, 55), fill=ink)
    return image


def _around(middle, radius):
    x, y = middle
    return (x - radius, y - radius, x + radius, y + radius)


def captions(words: str, seconds: float) -> ContentFile:
    """One line for the whole of a film."""
    text = f"WEBVTT\n\n00:00.000 --> 00:{seconds:06.3f}\n{words}\n"
    return ContentFile(text.encode(), "sample-captions.vtt")


def sheet() -> ContentFile:
    """A sheet of tiles to print and to colour in, as a PDF."""
    image = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(image)
    for row in range(6):
        for column in range(4):
            _tile(pen, 140 + 240 * column, 150 + 240 * row)
    file = io.BytesIO()
    image.save(file, "PDF", resolution=150, title="A mosaic to colour in")
    return ContentFile(file.getvalue(), "sample-mosaic-to-colour-in.pdf")


def _tile(pen, x, y):
    pen.rectangle((x, y, x + 240, y + 240), outline=0, width=4)
    pen.ellipse((x + 70, y + 70, x + 170, y + 170), outline=0, width=4)
    for dx, dy in ((0, 0), (240, 0), (0, 240), (240, 240)):
        pen.line((x + dx, y + dy, x + 120, y + 120), fill=0, width=3)


RECORDINGS = {"bell": bell, "drum": drum}
