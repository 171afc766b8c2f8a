"""Sound and video as phones and browsers send them, and what is kept of them."""

import av
import pytest
from PIL import Image

from memories.uploads import limits
from memories.uploads.decoding import Later

from . import makers
from .makers import LANDSCAPE, SECRET, sound, tags_of, video

TELLING = {"title": SECRET, "artist": SECRET, "comment": SECRET, "location": SECRET}
SOUNDS = {
    "a phone's m4a": ("mp4", "aac"),
    "3gp": ("3gp", "aac"),
    "mp3": ("mp3", "libmp3lame"),
    "webm": ("webm", "libopus"),
    "ogg": ("ogg", "libopus"),
    "flac": ("flac", "flac"),
    "aac": ("adts", "aac"),
    "amr": ("amr", "libopencore_amrnb"),
    "caf": ("caf", "alac"),
    "aiff": ("aiff", "pcm_s16be"),
    "wav": ("wav", "pcm_s24le"),
}
H263 = ((352, 288), (384, 288))  # its dots are not square, ours are
VIDEOS = {
    "a phone's mp4": ("mp4", "libx264", "aac"),
    "an iPhone's mov": ("mov", "libx265", "aac"),
    "a browser's webm": ("webm", "libvpx", "libopus"),
    "a newer browser's webm": ("webm", "libvpx-vp9", "libopus"),
    "an old phone's 3gp": ("3gp", "h263", "aac"),
    "an old camera's mov": ("mov", "mpeg4", "pcm_s16le"),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_each_kind_of_sound_becomes_what_every_phone_plays(decoded, name):
    container, codec = SOUNDS[name]
    made = decoded(sound(container, codec))
    assert (made.kind, made.content_type) == ("sound", "audio/mp4")
    assert made.seconds == pytest.approx(1, abs=0.1)
    assert made.poster is None
    with av.open(str(made.stored)) as kept:
        assert [stream.codec_context.name for stream in kept.streams] == ["aac"]
        assert _loudest(kept) > 0.1, "one hears it"


@pytest.mark.parametrize("name", VIDEOS)
def test_each_kind_of_video_becomes_what_every_phone_plays(decoded, name):
    container, codec, sound_codec = VIDEOS[name]
    came, kept_as = H263 if codec == "h263" else (LANDSCAPE, LANDSCAPE)
    made = decoded(video(container, codec, sound_codec, size=came))
    assert (made.kind, made.content_type) == ("video", "video/mp4")
    assert (made.width, made.height) == kept_as
    assert made.seconds == pytest.approx(1, abs=0.1)
    with av.open(str(made.stored)) as kept:
        assert [stream.codec_context.name for stream in kept.streams] == ["h264", "aac"]
        assert kept.streams.video[0].codec_context.pix_fmt == "yuv420p"


@pytest.mark.parametrize("container", ["mp4", "mp3"])
def test_a_voice_memo_with_a_cover_is_sound(decoded, container):
    codec = {"mp4": "aac", "mp3": "libmp3lame"}[container]
    content = sound(container, codec, cover=(64, 64))
    assert b"\xff\xd8\xff" in content, "there is a picture in it"
    made = decoded(content)
    assert made.kind == "sound"
    assert b"\xff\xd8\xff" not in made.stored.read_bytes()


@pytest.mark.parametrize("container", ["mp4", "mov", "webm", "ogg", "mp3"])
def test_what_a_recording_says_of_its_owner_is_gone(decoded, container):
    codec = {"webm": "libopus", "ogg": "libopus", "mp3": "libmp3lame"}.get(container, "aac")
    content = sound(container, codec, tags=TELLING)
    assert SECRET.encode() in content
    made = decoded(content)
    assert SECRET.encode() not in made.stored.read_bytes()
    assert tags_of(made.stored) == {}


def test_what_a_video_says_of_its_owner_is_gone(decoded):
    content = video(tags=TELLING)
    assert SECRET.encode() in content
    made = decoded(content)
    for path in (made.stored, made.poster):
        assert SECRET.encode() not in path.read_bytes()
    assert tags_of(made.stored) == {}


def test_a_phone_held_upright_gives_an_upright_video_and_still(decoded):
    made = decoded(makers.turned(video()))
    assert (made.width, made.height) == (180, 320)
    with av.open(str(made.stored)) as kept:
        frame = next(kept.decode(video=0))
        assert frame.rotation == 0, "nothing is left to turn"
        _is_red_on_the_right(frame.to_image())
    with Image.open(made.poster) as still:
        _is_red_on_the_right(still)


@pytest.mark.slow
def test_a_large_video_of_60_frames_becomes_smaller_and_calmer(decoded):
    made = decoded(video(size=(1920, 1080), rate=60))
    assert (made.width, made.height) == (1280, 720)
    with av.open(str(made.stored)) as kept:
        assert 28 <= sum(1 for _ in kept.decode(video=0)) <= 32
    with Image.open(made.poster) as still:
        assert still.size == (800, 450)


def test_a_video_in_which_the_sound_comes_first_keeps_both(decoded):
    content = makers.video(seconds=1, late=0.7)
    made = decoded(content)
    assert made.seconds == pytest.approx(1.7, abs=0.1)
    with av.open(str(made.stored)) as kept:
        assert next(kept.decode(video=0)).time == pytest.approx(0.7, abs=0.05)
    with av.open(str(made.stored)) as kept:
        assert _loudest(kept, end=0.6) > 0.1


def test_a_video_without_sound_has_none(decoded):
    made = decoded(video(sound_codec=None))
    with av.open(str(made.stored)) as kept:
        assert [stream.type for stream in kept.streams] == ["video"]


@pytest.mark.parametrize("make", [sound, video])
def test_it_can_begin_to_play_before_it_is_all_there(decoded, make):
    kept = decoded(make()).stored.read_bytes()
    assert kept.index(b"moov") < kept.index(b"mdat")


def test_what_a_browser_records_says_no_duration_and_has_one_afterwards(decoded, tmp_path):
    live = {"live": "1"}
    content = video("webm", "libvpx", "libopus", seconds=2, options=live)
    (tmp_path / "live.webm").write_bytes(content)
    with av.open(str(tmp_path / "live.webm")) as file:
        assert not file.streams.video[0].duration
    made = decoded(content)
    assert made.seconds == pytest.approx(2, abs=0.15)
    with av.open(str(made.stored)) as kept:
        assert kept.duration == pytest.approx(2_000_000, rel=0.1)


def test_stereo_stays_stereo(decoded):
    made = decoded(sound("flac", "flac", layout="stereo"))
    with av.open(str(made.stored)) as kept:
        assert kept.streams.audio[0].codec_context.channels == 2


def test_a_pause_in_the_sound_stays_a_pause(decoded):
    made = decoded(makers.sound_with_a_pause(before=0.5, pause=1.0, after=0.5))
    assert made.seconds == pytest.approx(2, abs=0.15)
    with av.open(str(made.stored)) as kept:
        assert _loudest(kept, start=0.8, end=1.2) < 0.01
    with av.open(str(made.stored)) as kept:
        assert _loudest(kept, start=1.7, end=2) > 0.1


def test_sound_made_in_the_page_is_ready_at_once(decoded):
    assert decoded(sound("webm", "libopus"), limits.AT_ONCE).kind == "sound"


def test_a_video_is_left_to_the_worker(decoded):
    assert decoded(video(), limits.AT_ONCE) == Later("video")


@pytest.mark.slow
def test_a_long_recording_is_left_to_the_worker_which_takes_it(decoded):
    content = makers.wav(limits.RECORDED_IN_PAGE + 10, rate=8000)
    assert decoded(content, limits.AT_ONCE) == Later("sound")
    assert decoded(content).seconds == pytest.approx(limits.RECORDED_IN_PAGE + 10, abs=1)


@pytest.mark.slow
def test_a_video_of_three_minutes_is_taken_and_of_four_is_not(decoded, refusal):
    small = {"size": (64, 64), "rate": 5, "sound_codec": None}
    assert decoded(video(seconds=180, **small)).seconds == pytest.approx(180, abs=1)
    assert refusal(video(seconds=240, **small)) == "video_too_long"


def _loudest(file, start=0, end=1e9):
    return max(
        (
            max(abs(value) for value in memoryview(bytes(frame.planes[0])).cast("f"))
            for frame in file.decode(audio=0)
            if start <= frame.time <= end
        ),
        default=0,
    )


def _is_red_on_the_right(image):
    width, height = image.size
    left, right = (image.getpixel((width * part // 4, height // 2)) for part in (1, 3))
    assert left[2] > 150 > left[0], left
    assert right[0] > 150 > right[2], right
