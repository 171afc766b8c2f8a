"""Which encoding a file of text is in: its mark, else UTF-8, else what the mapping names."""

import codecs
from dataclasses import dataclass

from objects.importing.sources.base import SourceError

CHUNK = 1 << 20
MARKS = (  # the longer first: UTF-32's mark begins as UTF-16's does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class BadBytes:
    """The first bytes that an encoding cannot read; `at_end`: the file stops inside a character."""

    line: int
    found: bytes
    around: str
    at_end: bool


def find_encoding(file, fallback: str = "") -> tuple[str, bool]:
    """The encoding that reads all of `file`, and whether its last character is cut off.

    Reads the file once or twice in chunks. Raises `SourceError` with the first bad bytes.
    """
    marked = next((name for mark, name in MARKS if file.head.startswith(mark)), "")
    bad = first_bad_bytes(file, marked or "utf-8")
    if bad is None or (bad.at_end and (marked or not fallback)):
        return marked or "utf-8", bad is not None
    if not marked and fallback and first_bad_bytes(file, fallback) is None:
        return fallback, False
    raise SourceError(_refusal(file, bad, marked, fallback))


def first_bad_bytes(file, encoding: str) -> BadBytes | None:
    """The first place that `encoding` cannot read, or None if it reads everything."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with file.open() as stream:
        while True:
            chunk = stream.read(CHUNK)
            try:
                line += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                return _bad_bytes(error, line, at_end=not chunk)
            if not chunk:
                return None


def _bad_bytes(error, line, at_end) -> BadBytes:
    before = error.object[: error.start]
    around = error.object[max(0, error.start - 20) : error.end + 10]
    return BadBytes(
        line=line + before.decode(error.encoding, "ignore").count("\n"),
        found=error.object[error.start : error.end],
        around=around.decode("ascii", "replace").replace("\n", " ").replace("\r", " "),
        at_end=at_end,
    )


def _refusal(file, bad, marked, fallback) -> str:
    tried = marked or (f"UTF-8 nor {fallback}" if fallback else "UTF-8")
    found = " ".join(f"{byte:02X}" for byte in bad.found)
    return (
        f"{file.path.name}, line {bad.line}: the bytes {found} (in “{bad.around}”) are "
        f"{'neither' if fallback and not marked else 'not'} {tried}. Save the file as CSV UTF-8, "
        'or name its encoding in the mapping, for example encoding = "cp1252".'
    )
