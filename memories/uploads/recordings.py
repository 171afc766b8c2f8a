"""Sound and video as they come: what a file holds, and its frames one after the other."""

import contextlib

import av

from . import limits
from .refusals import Refused

OPENING = {
    # No playlist, no picture sequence, nothing that names another file or an address.
    "format_whitelist": ",".join(limits.CONTAINERS_OPENED),
    "protocol_whitelist": "file",
}
NO_PICTURE_STREAM = (
    av.stream.Disposition.attached_pic
    | av.stream.Disposition.timed_thumbnails
    | av.stream.Disposition.still_image
)
DECODED = limits.SOUNDS_DECODED | limits.VIDEOS_DECODED
BAD_IN_GOOD = 10  # one packet in so many may be damaged: a scratch on a tape, a lost second


@contextlib.contextmanager
def opened_recording(path):
    """Give the recording at `path`, or None if it is none that is opened here."""
    try:
        recording = av.open(str(path), options=OPENING, metadata_errors="replace")
    except MemoryError:
        raise
    except Exception:  # demuxers fail in many ways on what is no recording
        yield None
        return
    with recording:
        yield recording


def streams_of(recording):
    """Return the stream of pictures and that of sound, each None if there is none.

    Cover art is no stream of pictures: a phone's voice memo with one stays sound.
    """
    moving = [
        stream for stream in recording.streams.video if not stream.disposition & NO_PICTURE_STREAM
    ]
    # An iPhone adds to the sound a second stream of its own, in a format that only it knows.
    sounding = sorted(recording.streams.audio, key=lambda stream: not _is_decoded(stream))
    return (moving or [None])[0], (sounding or [None])[0]


def check_decoders(*streams):
    """Refuse what is none of the codecs that people's devices make."""
    for stream in filter(None, streams):
        if not _is_decoded(stream):
            raise Refused("unknown")
        stream.codec_context.thread_count = 2


def _is_decoded(stream):
    context = stream.codec_context
    return context is not None and context.codec.canonical_name in DECODED


def frames_of(recording, *streams):
    """Yield each stream's frames as (stream, frame); refuse what is mostly damaged."""
    good = bad = 0
    for packet in _packets(recording, [stream for stream in streams if stream]):
        try:
            frames = packet.decode()
        except MemoryError:
            raise
        except av.FFmpegError:
            bad += 1
            continue
        for frame in frames:
            good += 1
            yield packet.stream, frame
    if bad * BAD_IN_GOOD > good:
        raise Refused("broken")


def seconds_promised(recording, stream):
    """Return how long the stream is by the file's own table, or 0 where none can be trusted.

    Only MP4 and its kin have one that is written last; a WAV may claim to have 4 GB, and
    what a browser records says nothing.
    """
    if "mp4" not in recording.format.name or not stream or not stream.duration:
        return 0
    return float(stream.duration * stream.time_base)


def _packets(recording, streams):
    """Yield packets up to where the file can't be followed any more."""
    packets = recording.demux(*streams)
    while True:
        try:
            packet = next(packets)
        except MemoryError:
            raise
        except (StopIteration, av.FFmpegError):
            return
        yield packet
