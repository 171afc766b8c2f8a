"""Whether an MP4 or MOV is all there: its parts say how long they are, FFmpeg takes what comes.

Of a table that was cut off it reads the first half, and a video loses its sound unsaid.
"""

HEAD = 8
LONG_HEAD = 16
NEEDED = (b"moov", b"mdat", b"moof")


def is_cut_off(path):
    """Tell if a part of the file at `path` that has to be there ends after the file does."""
    size = path.stat().st_size
    with open(path, "rb") as file:
        at = 0
        while at + HEAD <= size:
            name, length = _next(file, at)
            if name in NEEDED and at + length > size:
                return True
            if length < HEAD:  # to the end, or no part at all
                return False
            at += length
    return False


def _next(file, at):
    """Return the name and length of the part that begins there."""
    file.seek(at)
    head = file.read(LONG_HEAD)
    length = int.from_bytes(head[:4])
    if length == 1:
        length = int.from_bytes(head[8:16])
    return head[4:8], length
