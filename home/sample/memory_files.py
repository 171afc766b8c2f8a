"""What came with the sample's memories, made by code: two pictures and the sound of a whistle."""

import io
import math
import random
import wave

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter

PAPER, INK, BRASS, FLAME, IRON = "#f3ead6", "#3a2f28", "#c08a2d", "#3b73b5", "#2b2a2c"
RATE = 22050
BLASTS = ((0.0, 0.7), (0.9, 0.7), (2.2, 0.22), (2.55, 0.22), (2.9, 0.22))
"""Of the whistle: when each begins and how long it is, in seconds."""
LONG = 3.4


def picture(name: str) -> SimpleUploadedFile:
    """A drawing that somebody sent, as their phone would send it."""
    image = {"comb": comb, "letter": letter}[name]().filter(ImageFilter.GaussianBlur(0.6))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=88)
    return SimpleUploadedFile(f"{name}.jpg", file.getvalue(), "image/jpeg")


def comb():
    """A brass comb across a gas ring."""
    image = Image.new("RGB", (1200, 900), PAPER)
    pen = ImageDraw.Draw(image)
    middle = (600, 470)
    for radius in (330, 300):
        pen.ellipse(_around(middle, radius), outline=IRON, width=18)
    for step in range(24):
        angle = math.tau * step / 24
        x, y = middle[0] + 215 * math.cos(angle), middle[1] + 215 * math.sin(angle)
        pen.ellipse(_around((x, y), 26), fill=FLAME)
        pen.ellipse(_around((x, y), 11), fill="#dbe9f6")
    pen.rounded_rectangle((150, 400, 930, 470), 30, fill=BRASS, outline=INK, width=6)
    for x in range(180, 660, 22):
        pen.line((x, 468, x, 610), fill=BRASS, width=12)
    pen.rounded_rectangle((860, 385, 1120, 485), 48, fill="#5c3a22", outline=INK, width=6)
    return image.rotate(-7, fillcolor=PAPER, resample=Image.Resampling.BICUBIC)


def letter():
    """A folded letter, tied with a bootlace."""
    image = Image.new("RGB", (1000, 1200), "#7c8a80")
    pen = ImageDraw.Draw(image)
    pen.rectangle((170, 150, 850, 1070), fill="#5f6b63")
    pen.rectangle((150, 130, 830, 1050), fill=PAPER)
    pen.polygon([(150, 130), (830, 130), (490, 520)], fill="#e6dbc3", outline="#b9ab8d")
    pen.line((150, 610, 830, 560), fill=INK, width=16)
    pen.line((470, 130, 510, 1050), fill=INK, width=16)
    for side in (-1, 1):
        pen.arc((490 + side * 90 - 80, 510, 490 + side * 90 + 80, 640), 0, 360, fill=INK, width=14)
    return image.rotate(4, fillcolor="#7c8a80", resample=Image.Resampling.BICUBIC)


def _around(middle, radius):
    x, y = middle
    return (x - radius, y - radius, x + radius, y + radius)


def sound(name: str) -> SimpleUploadedFile:
    """The whistle, as a recorder would write it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(RATE)
        recording.writeframes(_whistle())
    return SimpleUploadedFile(f"{name}.wav", file.getvalue(), "audio/wav")


def _whistle() -> bytes:
    chance, frames, phase = random.Random(1982), bytearray(), 0.0
    for number in range(int(LONG * RATE)):
        moment = number / RATE
        loud = max((_swell(moment - begin, length) for begin, length in BLASTS), default=0)
        trill = 1 + 0.06 * math.sin(math.tau * 38 * moment)  # the pea
        phase += math.tau * 2250 * trill / RATE
        value = loud * (0.55 * math.sin(phase) + 0.12 * chance.uniform(-1, 1))
        frames += int(value * 20000).to_bytes(2, "little", signed=True)
    return bytes(frames)


def _swell(since: float, length: float) -> float:
    """How loud a blast is so long after it began: it does not click."""
    if not 0 <= since <= length:
        return 0
    return min(1, since / 0.03, (length - since) / 0.05)
