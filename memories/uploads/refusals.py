"""Why a file was not taken, in words that say what the person can do instead.

Rows and the decoding process carry the code; only what a person sees has the words.
"""

from . import limits


def _(words):
    """Mark them for translators, as `gettext_noop` does: the decoding process knows no Django."""
    return words


MEGABYTES = {kind: most // limits.MEGABYTE for kind, most in limits.MOST_BYTES.items()}
MINUTES = {kind: most // 60 for kind, most in limits.MOST_SECONDS.items()}
NUMBERS = {
    "file_mb": limits.MOST_BYTES_OF_ANY // limits.MEGABYTE,
    "picture_mb": MEGABYTES[limits.PICTURE],
    "sound_mb": MEGABYTES[limits.SOUND],
    "video_mb": MEGABYTES[limits.VIDEO],
    "million_dots": limits.MOST_PIXELS // 1_000_000,
    "sound_minutes": MINUTES[limits.SOUND],
    "video_minutes": MINUTES[limits.VIDEO],
    "files": limits.FILES_IN_ALL,
}
"""What stands in the words by its name."""

WORDS = {
    "empty": _("There is nothing in this file. Please choose it again, or choose another one."),
    "too_large": _(
        "This file is larger than %(file_mb)s MB, which is the most we can take. Most phones can"
        " send a smaller copy: choose “medium” or “small” when it asks."
    ),
    "picture_too_large": _(
        "This picture is larger than %(picture_mb)s MB. Most phones can send a smaller copy:"
        " choose “medium” or “small” when it asks."
    ),
    "sound_too_large": _(
        "This recording is larger than %(sound_mb)s MB."
        " Please send a shorter one, or send it in two parts."
    ),
    "video_too_large": _(
        "This video is larger than %(video_mb)s MB."
        " Please cut out the part that matters most, or film it again at a lower quality."
    ),
    "too_many_pixels": _(
        "This picture has more than %(million_dots)s million dots, too many for us to open. Most"
        " phones can send a smaller copy: choose “medium” or “small” when it asks."
    ),
    "video_too_fine": _(
        "The picture of this video is larger than 4K. Please film it again at a lower quality."
    ),
    "sound_too_long": _(
        "This recording is longer than %(sound_minutes)s minutes."
        " Please send the part that matters most, or send it in two parts."
    ),
    "video_too_long": _(
        "This video is longer than %(video_minutes)s minutes."
        " Please cut out the part that matters most: most phones can, under “Edit”."
    ),
    "too_short": _(
        "There is nothing to hear or see in this recording: it ends as soon as it begins."
        " Please record it again."
    ),
    "too_many_files": _(
        "A memory can have %(files)s files, and this one has them already."
        " Remove one to make room for another."
    ),
    "second_video": _(
        "A memory can have one video, and this one has it already."
        " Remove that video to send another, or send pictures or sound."
    ),
    "drawing": _(
        "This is a drawing made by a program (SVG), which we can't open."
        " Please take a screenshot of it and send that."
    ),
    "web_page": _(
        "This is a web page, which we can't open."
        " Please take a screenshot of it, or copy the words into the box."
    ),
    "document": _(
        "This is a document, which we can't open. Please take a photograph or a screenshot of"
        " each page that matters, or copy the words into the box."
    ),
    "archive": _(
        "This is a packed folder (such as a ZIP). Please unpack it and send the pictures or"
        " recordings that are in it one by one."
    ),
    "broken": _(
        "This file is damaged, or only a part of it arrived. Please try to send it again."
        " If that does not help, take a new picture of it or record it again."
    ),
    "unknown": _(
        "We can't open this kind of file. We take pictures (JPEG, PNG, HEIC and others),"
        " sound (M4A, MP3, WAV and others) and video (MP4, MOV and others)."
        " A screenshot or a photograph of it will do as well."
    ),
    "too_hard": _(
        "This file is more work than our computer can do. Please send a smaller picture,"
        " or a shorter recording."
    ),
    "infected": _(
        "Our virus checker found something harmful in this file, so we have not kept it."
        " Please tell whoever looks after your phone or computer, and send another file."
    ),
    "lost": _(
        "Something went wrong here and we lost this file. We are sorry. Please send it again."
    ),
}

NO_ROOM = _(
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

    @property
    def words(self):
        return _translated(NO_ROOM)


def words_of(code):
    """Return what a person reads for a code; one that a later version knew is still told."""
    return _translated(WORDS.get(code, WORDS["unknown"])) % NUMBERS


def _translated(words):
    # Not above: nobody reads anything in the decoding process, which knows no Django.
    from django.utils.translation import gettext

    return gettext(words)
