"""Checks that a captions file is WebVTT (https://www.w3.org/TR/webvtt1/, section 4.1)."""

import re

MAX_BYTES = 5 * 1024 * 1024
SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|$)")
TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
CUE = re.compile(rf"^{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t].*)?\n(?=.*\S)", re.MULTILINE)


class NotWebVTT(ValueError):
    """The file is no WebVTT; the message says why and what to do."""


def check_webvtt(file):
    """Raise `NotWebVTT` unless the open binary file is UTF-8, signed WEBVTT, and has a cue."""
    file.seek(0)
    content = file.read(MAX_BYTES + 1)
    file.seek(0)
    if len(content) > MAX_BYTES:
        raise NotWebVTT("These captions are larger than 5 MB. Is this a captions file?")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise NotWebVTT("These captions are not in UTF-8. Please save them as UTF-8.") from error
    if not SIGNATURE.match(text):
        raise NotWebVTT("This is not a WebVTT file: its first line has to begin with WEBVTT.")
    if not CUE.search(text):
        raise NotWebVTT(
            "These captions hold no words: a cue needs a line such as "
            "00:00:01.000 --> 00:00:04.000 and its text in the line below."
        )
