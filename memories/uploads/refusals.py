"""Why a file was not taken, in words that say what the person can do instead.

Rows and the decoding process carry the code; only what a person sees has the words.
"""

from . import limits

PHONES_SIZE = "Most phones can send a smaller copy: choose “medium” or “small” when it asks."

WORDS = {
    "empty": "There is nothing in this file. Please choose it again, or choose another one.",
    "too_large": (
        f"This file is larger than {limits.MOST_BYTES_OF_ANY // limits.MEGABYTE} MB, which is the"
        f" most we can take. {PHONES_SIZE}"
    ),
    "picture_too_large": (
        f"This picture is larger than {limits.MOST_BYTES[limits.PICTURE] // limits.MEGABYTE} MB."
        f" {PHONES_SIZE}"
    ),
    "sound_too_large": (
        f"This recording is larger than {limits.MOST_BYTES[limits.SOUND] // limits.MEGABYTE} MB."
        " Please send a shorter one, or send it in two parts."
    ),
    "video_too_large": (
        f"This video is larger than {limits.MOST_BYTES[limits.VIDEO] // limits.MEGABYTE} MB."
        " Please cut out the part that matters most, or film it again at a lower quality."
    ),
    "too_many_pixels": (
        f"This picture has more than {limits.MOST_PIXELS // 1_000_000} million dots, too many for"
        f" us to open. {PHONES_SIZE}"
    ),
    "video_too_fine": (
        "The picture of this video is larger than 4K. Please film it again at a lower quality."
    ),
    "sound_too_long": (
        f"This recording is longer than {limits.MOST_SECONDS[limits.SOUND] // 60} minutes."
        " Please send the part that matters most, or send it in two parts."
    ),
    "video_too_long": (
        f"This video is longer than {limits.MOST_SECONDS[limits.VIDEO] // 60} minutes."
        " Please cut out the part that matters most: most phones can, under “Edit”."
    ),
    "too_short": (
        "There is nothing to hear or see in this recording: it ends as soon as it begins."
        " Please record it again."
    ),
    "too_many_files": (
        f"A memory can have {limits.FILES_IN_ALL} files, and this one has them already."
        " Remove one to make room for another."
    ),
    "second_video": (
        "A memory can have one video, and this one has it already."
        " Remove that video to send another, or send pictures or sound."
    ),
    "drawing": (
        "This is a drawing made by a program (SVG), which we can't open."
        " Please take a screenshot of it and send that."
    ),
    "web_page": (
        "This is a web page, which we can't open."
        " Please take a screenshot of it, or copy the words into the box."
    ),
    "document": (
        "This is a document, which we can't open. Please take a photograph or a screenshot of"
        " each page that matters, or copy the words into the box."
    ),
    "archive": (
        "This is a packed folder (such as a ZIP). Please unpack it and send the pictures or"
        " recordings that are in it one by one."
    ),
    "broken": (
        "This file is damaged, or only a part of it arrived. Please try to send it again."
        " If that does not help, take a new picture of it or record it again."
    ),
    "unknown": (
        "We can't open this kind of file. We take pictures (JPEG, PNG, HEIC and others),"
        " sound (M4A, MP3, WAV and others) and video (MP4, MOV and others)."
        " A screenshot or a photograph of it will do as well."
    ),
    "too_hard": (
        "This file is more work than our computer can do. Please send a smaller picture,"
        " or a shorter recording."
    ),
    "infected": (
        "Our virus checker found something harmful in this file, so we have not kept it."
        " Please tell whoever looks after your phone or computer, and send another file."
    ),
    "lost": "Something went wrong here and we lost this file. We are sorry. Please send it again.",
}

NO_ROOM = (
    "We have no room for files just now, so this one was not kept. It is our fault, not yours:"
    " please try again tomorrow. Everything you have written is safe."
)


class Refused(Exception):
    """A file that is not taken; `code` says why, `words` what the person can do."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code

    @property
    def words(self):
        return words_of(self.code)


class NoRoom(Exception):
    """The disk is full: nothing was kept, and the file is not to blame."""

    words = NO_ROOM


def words_of(code):
    """Return what a person reads for a code; one that a later version knew is still told."""
    return WORDS.get(code, WORDS["unknown"])
