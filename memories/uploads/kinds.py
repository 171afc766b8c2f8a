"""Decides by decoding what a file is, and has it made anew: runs in the child only."""

from contextlib import contextmanager

from . import limits
from .boxes import is_cut_off
from .looks import looks_like
from .making import make_sound, make_video
from .pictures import make_picture, opened_picture
from .recordings import check_decoders, frames_of, opened_recording, streams_of
from .refusals import Refused


def decoded(source, folder, at_once):
    """Return what was made of the file at `source` in `folder`.

    With `at_once`, a person is waiting: of what would take long only the kind is returned,
    as `{"later": kind}`.
    """
    picture = opened_picture(source)
    if picture:
        _check_size(source, limits.PICTURE)
        return {"kind": limits.PICTURE} | make_picture(picture, folder)
    with _recording(source) as (recording, pictures, sound):
        return _decoded_recording(source, recording, pictures, sound, folder, at_once)


@contextmanager
def _recording(source):
    with opened_recording(source) as recording:
        pictures, sound = streams_of(recording) if recording else (None, None)
        if not pictures and not sound:
            raise Refused(looks_like(source))
        yield recording, pictures, sound


def _decoded_recording(source, recording, pictures, sound, folder, at_once):
    kind = limits.VIDEO if pictures else limits.SOUND
    _check_size(source, kind)
    check_decoders(pictures, sound)
    if "mp4" in recording.format.name and is_cut_off(source):
        raise Refused("broken")
    if at_once and _takes_long(kind, recording):
        return {"later": kind}
    if pictures:
        first = _first_picture(source)
        return {"kind": kind} | make_video(recording, first, pictures, sound, folder)
    return {"kind": kind} | make_sound(recording, sound, folder)


def _first_picture(source):
    """Read it from the file opened anew: going back is something not every recording can."""
    with _recording(source) as (recording, pictures, _):
        check_decoders(pictures)
        for _, frame in frames_of(recording, pictures):
            return frame
    raise Refused("broken")


def _takes_long(kind, recording):
    seconds = (recording.duration or 0) / 1_000_000
    return kind == limits.VIDEO or seconds > limits.RECORDED_IN_PAGE + limits.GRACE


def _check_size(source, kind):
    if source.stat().st_size > limits.MOST_BYTES[kind]:
        raise Refused(f"{kind}_too_large")
