"""What a file that no decoder opens seems to be: only to choose the words of its refusal."""

HEAD = 4096

BEGINNINGS = {
    b"%PDF": "document",
    b"{\\rtf": "document",
    b"\xd0\xcf\x11\xe0": "document",  # Word and Excel before 2007
    b"PK\x03\x04": "archive",
    b"PK\x05\x06": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"BZh": "archive",
    b"\xfd7zXZ": "archive",
    b"\xff\xd8\xff": "broken",
    b"\x89PNG": "broken",
    b"GIF8": "broken",
    b"RIFF": "broken",
    b"OggS": "broken",
    b"fLaC": "broken",
    b"ID3": "broken",
    b"FORM": "broken",
    b"\x1a\x45\xdf\xa3": "broken",  # Matroska, WebM
    b"II*\x00": "broken",  # TIFF
    b"MM\x00*": "broken",
}
# A Word or OpenDocument file is a ZIP that says so in its first entry.
PACKED_DOCUMENTS = (b"[Content_Types].xml", b"mimetypeapplication/")


def looks_like(path):
    """Return the code of the refusal that helps most with the file at `path`."""
    with open(path, "rb") as file:
        head = file.read(HEAD)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, code in BEGINNINGS.items():
        if start.startswith(beginning):
            return _packed(head) if code == "archive" else code
    if head[4:8] in (b"ftyp", b"moov", b"mdat"):
        return "broken"
    if head[257:262] == b"ustar":
        return "archive"
    return _written(start)


def _packed(head):
    return "document" if any(mark in head for mark in PACKED_DOCUMENTS) else "archive"


def _written(start):
    lowered = start.lower()
    if b"<svg" in lowered:
        return "drawing"
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        return "web_page"
    return "document" if _is_text(start) else "unknown"


def _is_text(start):
    try:
        text = start[:-4].decode("utf-8")  # the cut may have split a letter
    except UnicodeDecodeError:
        return False
    return bool(text) and all(letter.isprintable() or letter in "\n\r\t\f" for letter in text)
