"""Has a file decoded in a process of its own, and believes little of what comes back."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from . import limits
from .child import NO_ROOM, RESULT
from .refusals import WORDS, NoRoom, Refused

PROJECT = Path(__file__).resolve().parents[2]
# Nothing of ours: no key, no password, no address of a database.
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
STOPPED = (signal.SIGKILL, signal.SIGXCPU)
MOST_OF_A_RESULT = 10_000  # bytes


class CannotDecode(Exception):
    """Decoding does not work here at all; no file is to blame."""


@dataclass(frozen=True)
class Decoded:
    """A file made anew: what it is, and the paths of what was made (`poster` may be None)."""

    kind: str
    stored: Path
    poster: Path | None
    width: int
    height: int
    seconds: float

    @property
    def content_type(self):
        return limits.CONTENT_TYPES[self.kind]


@dataclass(frozen=True)
class Later:
    """A file that takes longer than a person should wait; `kind` is None if it isn't known."""

    kind: str | None


def decode(source, folder, patience=limits.IN_THE_WORKER):
    """Decode the file at `source` into the empty `folder`; return `Decoded`.

    Raises `Refused`, `NoRoom` or `CannotDecode`. With the patience `AT_ONCE` it may return
    `Later` instead.
    """
    at_once = patience is limits.AT_ONCE
    ended = _run(source, folder, asdict(patience) | {"at_once": at_once})
    if ended == NO_ROOM:
        raise NoRoom
    result = _read_result(folder)
    if result is None:
        return _gone(ended, at_once)
    if result.get("refused"):
        raise Refused(_one_of(WORDS, result["refused"]) or "broken")
    if at_once and result.get("later"):
        return Later(_one_of(limits.STORED_NAMES, result["later"]))
    return _as_decoded(result, folder)


def _run(source, folder, patience):
    """Return how the child ended: its exit code, minus a signal's number, or None if late."""
    command = [sys.executable, "-m", "memories.uploads.child"]
    try:
        return subprocess.run(
            [*command, str(source), str(folder), json.dumps(patience)],
            cwd=PROJECT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # may quote what the file says of its owner
            timeout=patience["clock"],
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def _gone(ended, at_once):
    """The child left no word: it was late, met its limits, fell over the file, or never began."""
    if ended is None or -ended in STOPPED:
        if at_once:
            return Later(None)
        raise Refused("too_hard")
    if ended < 0:
        raise Refused("broken")
    raise CannotDecode(f"the decoding process ended with {ended}")


def _read_result(folder):
    if not _is_file(folder / RESULT):
        return None
    try:
        with open(folder / RESULT, "rb") as file:
            result = json.loads(file.read(MOST_OF_A_RESULT))
    except ValueError:
        return None
    return result if isinstance(result, dict) else None


def _as_decoded(result, folder):
    """Names and types are ours; only the kind and the numbers are the child's."""
    kind = _one_of(limits.STORED_NAMES, result.get("kind"))
    if not kind or not _is_file(folder / limits.STORED_NAMES[kind]):
        raise Refused("broken")
    poster = folder / limits.POSTER_NAME
    return Decoded(
        kind,
        folder / limits.STORED_NAMES[kind],
        poster if kind != limits.SOUND and _is_file(poster) else None,
        int(_number(result.get("width"))),
        int(_number(result.get("height"))),
        _number(result.get("seconds")),
    )


def _one_of(names, said):
    return said if isinstance(said, str) and said in names else None


def _is_file(path):
    """A link could lead to anything that the site may read and the sender may not."""
    return path.is_file() and not path.is_symlink()


def _number(value):
    return value if isinstance(value, int | float) and 0 <= value < 1_000_000 else 0
