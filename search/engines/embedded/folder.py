"""Where the embedded index lies: numbered folders, and a pointer file that names the one in use.

A rebuild makes a new folder beside the old one and swaps the pointer; readers see that the
pointer changed and reopen. The old folder stays for a while, for those who still read in it.
"""

import json
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from search import locks
from search.query import NoIndex, SearchAway

POINTER = "current.json"
BEHIND = "left-behind"
"""Lies in the folder of an index that was not told of a change: one built anew has none."""
REBUILD = "search-rebuild"
GRACE = 5 * 60
"""Seconds that a folder stays after it was replaced."""

Signature = tuple[int, int, int]


@dataclass(frozen=True)
class Pointer:
    """The folder in use, and what its index was made for (`schema.fingerprint`)."""

    folder: str
    made_for: str


class IndexFolder:
    """The folder that holds everything of the embedded index."""

    def __init__(self, root: Path):
        self.root = Path(root)
        self.pointer_path = self.root / POINTER

    @property
    def changed_path(self) -> Path:
        """What changed while a new index is being built, one `kind pk` a line."""
        return self.root / "changed-meanwhile"

    def pointer(self) -> Pointer:
        """The pointer; raises SearchAway if there is no index."""
        try:
            return Pointer(**json.loads(self.pointer_path.read_text()))
        except FileNotFoundError:
            raise NoIndex("There is no search index: manage.py rebuild_search_index") from None
        except (OSError, ValueError, TypeError) as error:
            raise SearchAway(f"The search index's pointer cannot be read: {error}") from error

    def exists(self) -> bool:
        return self.pointer_path.exists()

    def path_of(self, pointer: Pointer) -> Path:
        return self.root / pointer.folder

    def leave_behind(self) -> None:
        """Mark the index in use, and one that is being built: that may have read it already."""
        for path in self._numbered():
            with suppress(OSError):
                (path / BEHIND).touch()

    def is_left_behind(self) -> bool:
        try:
            return (self.path_of(self.pointer()) / BEHIND).exists()
        except SearchAway:
            return False

    def caught_up(self) -> None:
        (self.path_of(self.pointer()) / BEHIND).unlink(missing_ok=True)

    def make_new(self) -> Path:
        """An empty folder with a higher number than any before."""
        numbers = [int(path.name) for path in self._numbered()]
        path = self.root / str(max([int(time.time()), *(number + 1 for number in numbers)]))
        path.mkdir(parents=True)
        return path

    def point_to(self, path: Path, made_for: str) -> None:
        """Make `path` the folder in use, in one step that a crash cannot halve."""
        fresh = self.pointer_path.with_suffix(".new")
        with fresh.open("w") as file:
            json.dump({"folder": path.name, "made_for": made_for}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.pointer_path)

    def tidy(self) -> None:
        """Remove folders that are no longer, or never came, in use."""
        if not self._old():
            return
        try:
            with locks.hold_file(REBUILD, patience=0):
                for path in self._old():
                    shutil.rmtree(path, ignore_errors=True)
        except locks.Busy:
            pass  # a new index is being built: it tidies at its end

    def drop_old(self) -> None:
        """Remove every folder but the one in use, now: who reads in one goes on in memory, or
        opens the new one. Raises Busy while a new index is being built.
        """
        with locks.hold_file(REBUILD):
            for path in self._others(self.pointer()):
                shutil.rmtree(path)

    def _old(self) -> list[Path]:
        try:
            pointer, since = self.pointer(), self.pointer_path.stat().st_mtime
        except (SearchAway, OSError):
            return []
        return [] if time.time() - since < GRACE else self._others(pointer)

    def _others(self, pointer: Pointer) -> list[Path]:
        return [path for path in self._numbered() if path.name != pointer.folder]

    def _numbered(self) -> list[Path]:
        return [path for path in self.root.glob("*") if path.is_dir() and path.name.isdecimal()]


def signature(path: Path) -> Signature:
    """Changes whenever the file is written anew; raises OSError where it isn't there."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ino, found.st_size
