"""What may come with a memory and how much of it: every list and number, each with its reason.

Nothing here needs Django: the process that decodes what strangers send reads it too.
"""

import errno
from dataclasses import dataclass

MEGABYTE = 1024 * 1024

PICTURE, SOUND, VIDEO = "picture", "sound", "video"

FULL = (errno.ENOSPC, errno.EDQUOT)  # what a disk says that has no room

# How many

FILES_IN_ALL = 5
VIDEOS_IN_ALL = 1

# How large, as received

MOST_BYTES = {
    PICTURE: 20 * MEGABYTE,  # a phone's best photograph has 5 to 15 MB
    SOUND: 50 * MEGABYTE,  # five minutes of WAV
    VIDEO: 100 * MEGABYTE,  # three minutes as most phones film by default
}
MOST_BYTES_OF_ANY = max(MOST_BYTES.values())
MOST_PIXELS = 60_000_000  # decoded and turned, about 500 MB
MOST_PIXELS_OF_A_FRAME = 4096 * 2304  # what phones call 4K

# How long, in seconds

RECORDED_IN_PAGE = 5 * 60  # what the recorder in the page stops at
MOST_SECONDS = {
    SOUND: 60 * 60,  # an hour's conversation that somebody has recorded long ago
    VIDEO: 3 * 60,
}
GRACE = 1  # a video "of three minutes" has a few frames more
LEAST_SECONDS = 0.2  # what is shorter was a slip of the finger, or is no sound at all

# What is opened. Decoders are where hostile files do their harm, so that each has to earn
# its place: by what people's phones and scanners really make.

PICTURES_OPENED = {
    "JPEG": "every camera and phone",
    "PNG": "screenshots, scans",
    "WEBP": "pictures saved from messages",
    "HEIF": "iPhones since 2017",
    "AVIF": "newer Android phones",
    "GIF": "old scans; what moves is kept still",
    "TIFF": "scanners",
    "BMP": "old scanners",
}
CONTAINERS_OPENED = {
    "mov": "iPhones; by the same name FFmpeg reads MP4, M4A and 3GP: nearly every phone",
    "matroska": "WebM, which browsers record on Android and desktops",
    "ogg": "voice messages, Firefox's recordings",
    "mp3": "old recordings",
    "wav": "voice recorders",
    "flac": "digitised tapes",
    "aac": "what some phones' recorders make",
    "amr": "old phones' recorders",
    "aiff": "old Macs",
    "caf": "recordings made by iPhone apps",
}
SOUNDS_DECODED = {
    "aac": "phones",
    "mp3": "old recordings",
    "opus": "browsers and voice messages",
    "vorbis": "Ogg before Opus",
    "flac": "digitised tapes",
    "alac": "iPhones set to lossless",
    "amr_nb": "old phones",
    "amr_wb": "old phones",
    "pcm_s16le": "WAV",
    "pcm_s24le": "WAV of a good recorder",
    "pcm_s32le": "WAV of a good recorder",
    "pcm_f32le": "WAV of a good recorder",
    "pcm_u8": "old WAV",
    "pcm_s16be": "AIFF",
    "pcm_s24be": "AIFF of a good recorder",
    "pcm_mulaw": "answering machines",
    "pcm_alaw": "answering machines",
}
VIDEOS_DECODED = {
    "h264": "most phones",
    "hevc": "iPhones and newer Android phones",
    "vp8": "browsers",
    "vp9": "browsers",
    "av1": "newest phones",
    "mpeg4": "digital cameras of the 2000s",
    "h263": "phones of the 2000s",
    "mjpeg": "digital cameras of the 2000s",
}

# What is kept. Every phone since 2010 plays these; Apple's play neither Ogg nor, before 2021,
# WebM.

CONTENT_TYPES = {PICTURE: "image/jpeg", SOUND: "audio/mp4", VIDEO: "video/mp4"}
STORED_NAMES = {PICTURE: "whole.jpg", SOUND: "whole.m4a", VIDEO: "whole.mp4"}
POSTER_NAME = "small.jpg"  # a picture made small, a still of a video; sound has none
POSTER_TYPE = "image/jpeg"
DISPLAY_BOX = 2400
POSTER_BOX = 800
JPEG_QUALITY = 85
VIDEO_BOX = (1280, 720)  # either way up
VIDEO_RATE = 30
SOUND_RATE = 48_000
SOUND_BITS = {1: 96_000, 2: 160_000}  # per second, by channels
MOST_BYTES_KEPT = 200 * MEGABYTE  # no file that we make from a lawful one comes near


@dataclass(frozen=True)
class Patience:
    """How much one file may cost: seconds on the clock, seconds of work, bytes of memory."""

    clock: int
    work: int
    memory: int = 2048 * MEGABYTE


# While the person waits for the next question; what isn't done then is left to the worker.
AT_ONCE = Patience(clock=12, work=12)
# On two quiet cores 1080p at 60 frames takes about as long as it lasts. 4K takes four times as
# long, but 100 MB of it last half a minute.
IN_THE_WORKER = Patience(clock=15 * 60, work=20 * 60)

# How many are decoded at once while people wait, over all processes of the site.
DECODED_AT_ONCE = 2
WAIT_FOR_A_TURN = 4  # seconds

# What is left free on the disk: the database writes there too, and has to go on.
LEAVE_FREE = 500 * MEGABYTE

# How long a file may wait, in seconds, before it is asked whether its task was lost.
WAITS = 2 * 60

# How long an uploaded file may lie that no row knows: longer than any upload takes.
ORPHAN_AFTER = 60 * 60
