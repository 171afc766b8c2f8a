"""Opening a file of records: what kind it really is, unpacked within bounds, with its position."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import puremagic

from objects.importing.sources.base import SourceError

HEAD = 4096  # bytes looked at to tell what a file is
BUFFER = 1 << 16

# A packed file may grow by this much before its growth is suspected, and then by this factor.
# Real exports pack 10 to 50 times; gzip's own limit, which only bombs reach, is 1032.
UNPACKED_FREE = 50_000_000
UNPACKED_RATIO = 200

SAVE_AS_CSV = "Open it in a spreadsheet and save it as CSV (UTF-8)."
GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
KINDS = (  # first bytes, what it is, what to do
    (b"%PDF", "a PDF document", "Ask for the data as CSV or JSON."),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", SAVE_AS_CSV),
    (b"{\\rtf", "an RTF document", "Ask for the data as CSV or JSON."),
    (b"\x89PNG", "a PNG image", "Pictures go into the folder of images."),
    (b"\xff\xd8\xff", "a JPEG image", "Pictures go into the folder of images."),
    (b"GIF8", "a GIF image", "Pictures go into the folder of images."),
    (b"II*\x00", "a TIFF image", "Pictures go into the folder of images."),
    (b"MM\x00*", "a TIFF image", "Pictures go into the folder of images."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"SQLite format 3", "a database file", "Ask for the data as CSV or JSON."),
)


class SourceFile:
    """One file on disk, packed with gzip or not; keeps where the reading stands.

    Raises `SourceError` for what is absent, empty, or plainly not a file of text.
    """

    def __init__(self, path):
        self.path = Path(path)
        self._raw = None
        try:
            self.size = self.path.stat().st_size
            with self.open() as unpacked:
                self.head = unpacked.read(HEAD)
        except OSError as error:
            raise SourceError(f"{self.path} cannot be read: {error.strerror or error}.") from error
        if not self.head:
            raise SourceError(f"{self.path.name} is empty: there is nothing in it to import.")
        self._refuse_other_kinds()

    @property
    def position(self) -> int:
        """Bytes read from disk since the last `open()`."""
        if self._raw is None:
            return 0
        return self.size if self._raw.closed else min(self._raw.tell(), self.size)

    def open(self) -> io.BufferedReader:
        """The bytes from the start, unpacked where they are packed; to be closed by the caller."""
        self._raw = self.path.open("rb")
        packed = self._raw.read(2) == GZIP_MAGIC
        self._raw.seek(0)
        if not packed:
            return self._raw
        return io.BufferedReader(_Unpacked(self._raw, self.path.name), BUFFER)

    def _refuse_other_kinds(self):
        kind, advice = _other_kind(self.path, self.head)
        if kind:
            raise SourceError(f"{self.path.name} is {kind}, not a file of records. {advice}")


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops at a bomb, and names a packed file that breaks off."""

    def __init__(self, raw, name):
        self._packed, self._name, self._count = raw, name, 0
        self._stream = gzip.GzipFile(fileobj=raw)

    def readable(self):
        return True

    def readinto(self, buffer):
        try:
            count = self._stream.readinto(buffer)
        except EOFError as error:
            message = f"{self._name} is cut off: the packed file ends before its end."
            raise SourceError(message, abnormal=True) from error
        except (gzip.BadGzipFile, zlib.error) as error:
            message = f"{self._name} is damaged and cannot be unpacked ({error})."
            raise SourceError(message, abnormal=True) from error
        self._count += count
        if self._count > UNPACKED_FREE and self._count > UNPACKED_RATIO * self._packed.tell():
            raise SourceError(
                f"{self._name} unpacks to more than {UNPACKED_RATIO} times its size, as no list of "
                "objects does; the reading was stopped. Unpack it yourself if you trust it.",
                abnormal=True,
            )
        return count

    def close(self):
        self._stream.close()
        self._packed.close()
        super().close()


def _other_kind(path, head) -> tuple[str, str]:
    if head.startswith(ZIP_MAGIC):
        return _kind_of_zip(path)
    for magic, kind, advice in KINDS:
        if head.startswith(magic):
            return kind, advice
    if head[257:262] == b"ustar":
        return "a tar archive", "Unpack it first."
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if head.count(0) > len(head) // 10 and not marked:
        return _kind_of_binary(head)
    return "", ""


def _kind_of_zip(path) -> tuple[str, str]:
    try:
        names = zipfile.ZipFile(path).namelist()
    except (zipfile.BadZipFile, OSError):
        names = []
    if any(name.startswith("xl/") for name in names):
        return "an Excel workbook", SAVE_AS_CSV
    if "content.xml" in names:
        return "an OpenDocument file", SAVE_AS_CSV
    if any(name.startswith("word/") for name in names):
        return "a Word document", "Ask for the data as CSV or JSON."
    return "a ZIP archive", "Unpack it first."


def _kind_of_binary(head) -> tuple[str, str]:
    halves = head[0::2].count(0), head[1::2].count(0)
    if min(halves) * 20 < max(halves):
        return "probably UTF-16 text without its mark", "Save it as CSV UTF-8."
    try:
        name = puremagic.from_string(head)
    except (puremagic.PureError, ValueError):
        name = ""
    kind = f"a binary file ({name})" if name else "a binary file"
    return kind, "Ask for the data as CSV or JSON."
