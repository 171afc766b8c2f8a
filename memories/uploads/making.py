"""Sound and video made anew: AAC and H.264 in MP4, which every phone plays, without a tag.

Frames are decoded, counted, brought to one form and encoded; what else a container may hold
(places, devices, titles, chapters, covers, other streams) is never asked for.
"""

from fractions import Fraction

import av

from . import limits
from .pictures import write_small
from .recordings import frames_of, seconds_promised
from .refusals import Refused

FIRST_THINGS_FIRST = {"movflags": "+faststart", "fflags": "+bitexact"}  # plays while it loads
VIDEO_CLOCK = 90_000
CLOCK = Fraction(1, VIDEO_CLOCK)
H264 = {"preset": "veryfast", "crf": "25", "maxrate": "4M", "bufsize": "8M"}
LEAST_STEP = 1 / limits.VIDEO_RATE - 1 / 240  # of 60 frames a second every other is kept
POSTER_AT = 1  # second: the first frames are often black, or a pocket
CUT_OFF, ROUNDED = 0.95, 0.5  # of what was promised less so much, or the rest did not arrive
TURNS = {-90: ["transpose=clock"], 90: ["transpose=cclock"], 180: ["hflip", "vflip"]}
TURNS |= {270: TURNS[-90], -270: TURNS[90], -180: TURNS[180]}


def make_sound(recording, stream, folder):
    """Write the sound into `folder`; return its seconds."""
    with _new_file(folder, limits.SOUND) as output:
        track = SoundTrack(output, stream, limits.SOUND)
        for _, frame in frames_of(recording, stream):
            track.take(frame)
        track.end()
    _check_whole(recording, track)
    _check_length(track)
    return {"seconds": round(track.seconds, 2)}


def make_video(recording, first, pictures, sound, folder):
    """Write the video and a still of it into `folder`; return its size and seconds.

    `first` is its first picture: a new file has to know its size before the sound begins.
    """
    with _new_file(folder, limits.VIDEO) as output:
        tracks = {pictures: PictureTrack(output, pictures, first)}
        if sound:
            tracks[sound] = SoundTrack(output, sound, limits.VIDEO)
        for stream, frame in frames_of(recording, pictures, sound):
            tracks[stream].take(frame)
        for track in tracks.values():
            track.end()
    seen = tracks[pictures]
    for track in tracks.values():
        _check_whole(recording, track)
    _check_length(seen)
    seconds = max(track.seconds for track in tracks.values())
    write_small(seen.still.to_image(), folder)
    return {"width": seen.width, "height": seen.height, "seconds": round(seconds, 2)}


def _new_file(folder, kind):
    path = folder / limits.STORED_NAMES[kind]
    return av.open(str(path), "w", format="mp4", options=FIRST_THINGS_FIRST)


def _check_whole(recording, track):
    promised = seconds_promised(recording, track.stream)
    if track.seconds < promised * CUT_OFF - ROUNDED:
        raise Refused("broken")


def _check_length(track):
    if track.seconds < limits.LEAST_SECONDS:
        raise Refused("too_short")


def _check_time(seconds, kind):
    """A file may claim any time for a frame: what lies beyond the end is refused unseen."""
    if seconds > limits.MOST_SECONDS[kind] + limits.GRACE:
        raise Refused(f"{kind}_too_long")


class Track:
    """One stream of the new file, and how far it has come."""

    def __init__(self, output, stream, kind):
        self.output, self.stream, self.kind, self.seconds = output, stream, kind, 0.0
        self.begins = (stream.container.start_time or 0) / av.time_base

    def when(self, frame):
        """Return the second at which a frame is due, counted from the file's beginning."""
        if frame.pts is None or frame.time_base is None:
            return self.seconds
        time = float(frame.pts * frame.time_base) - self.begins
        _check_time(time, self.kind)
        return max(time, 0.0)

    def write(self, frame):
        """Encode a frame, or the rest of what is in the encoder when it is None."""
        self.output.mux(self.made.encode(frame))


class SoundTrack(Track):
    """Sound in one or two channels, without holes: what is missing is silence."""

    HOLE = 0.1  # seconds; less is a clock's rounding

    def __init__(self, output, stream, kind):
        super().__init__(output, stream, kind)
        channels = min(stream.codec_context.channels or 1, 2)
        self.layout = "stereo" if channels == 2 else "mono"
        self.samples = 0
        self.plain = self._resampler()
        self.made = output.add_stream("aac", rate=limits.SOUND_RATE, layout=self.layout)
        self.made.bit_rate = limits.SOUND_BITS[channels]

    def take(self, frame):
        due = self.when(frame)
        self._be_silent_until(due)
        frame.pts = None  # from here on the samples are the clock
        for piece in self._in_one_form(frame):
            self._write_piece(piece)

    def end(self):
        for piece in self.plain.resample(None):
            self._write_piece(piece)
        self.write(None)

    def _resampler(self):
        return av.AudioResampler("fltp", self.layout, limits.SOUND_RATE)

    def _in_one_form(self, frame):
        try:
            return self.plain.resample(frame)
        except ValueError:  # the recording changes its rate or channels on the way
            rest, self.plain = self.plain.resample(None), self._resampler()
            return rest + self.plain.resample(frame)

    def _be_silent_until(self, due):
        if due - self.seconds < self.HOLE:
            return
        for _ in range(int((due - self.seconds) * limits.SOUND_RATE / 1024)):
            silence = av.AudioFrame("fltp", self.layout, 1024)
            for plane in silence.planes:
                plane.update(bytes(plane.buffer_size))
            silence.sample_rate = limits.SOUND_RATE
            self._write_piece(silence)

    def _write_piece(self, piece):
        piece.pts, piece.time_base = self.samples, Fraction(1, limits.SOUND_RATE)
        self.samples += piece.samples
        self.seconds = self.samples / limits.SOUND_RATE
        _check_time(self.seconds, self.kind)
        self.write(piece)


class PictureTrack(Track):
    """Moving pictures, upright, square dots, at most 720p and 30 a second."""

    def __init__(self, output, stream, first):
        super().__init__(output, stream, limits.VIDEO)
        self.graph = self.still = self.last = self.form = None
        self.width, self.height = _fitting(first, stream.sample_aspect_ratio or 1)
        self.made = output.add_stream("libx264", rate=limits.VIDEO_RATE, options=H264)
        self.made.width, self.made.height, self.made.pix_fmt = self.width, self.height, "yuv420p"
        self.made.codec_context.time_base = CLOCK
        self.made.codec_context.thread_count = 2

    def take(self, frame):
        due = self.when(frame)
        if self.last is not None and due - self.last < LEAST_STEP:
            return
        step = LEAST_STEP if self.last is None else due - self.last
        self.last, self.seconds = due, due + min(step, 1)
        self._write_frame(self._in_one_form(frame), due)

    def end(self):
        self.write(None)

    def _write_frame(self, plain, due):
        if self.still is None or due <= POSTER_AT:
            self.still = plain
        plain.pts, plain.time_base = round(due * VIDEO_CLOCK), CLOCK
        plain.pict_type = 0  # which frame is whole is the encoder's choice, not the sender's
        self.write(plain)

    def _in_one_form(self, frame):
        form = (frame.width, frame.height, frame.format.name, frame.rotation)
        if form != self.form:
            self._begin(frame, form)
        frame.pts = None
        self.graph.vpush(frame)
        return self.graph.vpull()

    def _begin(self, frame, form):
        if frame.width * frame.height > limits.MOST_PIXELS_OF_A_FRAME:
            raise Refused("video_too_fine")
        self.form, self.graph = form, self._new_graph(frame)

    def _new_graph(self, frame):
        graph = av.filter.Graph()
        nodes = [graph.add_buffer(None, frame.width, frame.height, frame.format, time_base=CLOCK)]
        steps = [*TURNS.get(frame.rotation, []), f"scale={self.width}:{self.height}"]
        for step in [*steps, "setsar=1", "format=yuv420p", "buffersink"]:
            nodes.append(graph.add(*step.split("=", 1)))
        graph.link_nodes(*nodes).configure()
        return graph


def _fitting(frame, shape):
    """Return width and height as they are kept: upright, square dots, even, never enlarged."""
    width, height = frame.width * float(shape), float(frame.height)
    if frame.rotation % 180:
        width, height = height, width
    wide, narrow = limits.VIDEO_BOX if width >= height else limits.VIDEO_BOX[::-1]
    scale = min(1, wide / width, narrow / height)
    return (max(2, round(side * scale / 2) * 2) for side in (width, height))
