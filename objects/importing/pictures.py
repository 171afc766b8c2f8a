"""Pictures that come with a file: found by column or by file name, cleaned, recognised.

Decoding takes its time, so it happens before the transaction: the cleaned bytes wait in the
run's folder, and only their rows are written with the rest.
"""

import hashlib
import re
import shutil
from pathlib import Path

from objects.images.cleaning import BrokenImage, CleanImage, clean_image
from objects.importing.staging import Line, Staging
from objects.models import CollectionImage, ImportRun
from objects.numbers import slug_of_number

ENDINGS = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff"}
VIEW_SUFFIX = re.compile(r"[\s_-]*\(?\d{1,2}\)?$")
"""What tells several views of one thing apart in file names: `_1`, `-02`, ` (3)`."""
STORED = "stored-pictures.txt"


class PictureProblem(Exception):
    """A picture that can't be taken; the message says which and why."""


class PictureFolder:
    """The folder given with an import: its pictures by path, by name and by object number."""

    def __init__(self, folder: Path):
        self.root = Path(folder).resolve()
        self.by_name: dict[str, list[Path]] = {}
        self.by_slug: dict[str, list[Path]] = {}
        for path in sorted(self.root.rglob("*")):
            if path.suffix.casefold() in ENDINGS and self._inside(path) and path.is_file():
                self._note(path)

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.root)

    def _note(self, path):
        self.by_name.setdefault(path.name.casefold(), []).append(path)
        self.by_slug.setdefault(slug_of_number(path.stem), []).append(path)
        without_view = VIEW_SUFFIX.sub("", path.stem)
        if without_view and without_view != path.stem:
            self.by_slug.setdefault(slug_of_number(without_view), []).append(path)

    def named(self, name: str) -> Path:
        """The picture that a column names; raises PictureProblem."""
        path = self.root / name.replace("\\", "/")
        try:
            if not self._inside(path):
                raise PictureProblem(f"“{name}” leads out of the picture folder; it was not read.")
            if path.is_file():
                return path
        except (OSError, ValueError) as error:
            raise PictureProblem(f"“{name[:80]}” is no file name: {error}.") from error
        found = self.by_name.get(path.name.casefold(), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise PictureProblem(f"“{name}” stands in several places of the picture folder.")
        raise PictureProblem(f"“{name}” is not in the picture folder.")

    def of_number(self, number: str) -> list[Path]:
        """The pictures whose file name is the object's number, with or without a view's number."""
        return self.by_slug.get(slug_of_number(number), [])


class PictureGone(Exception):
    """A picture that was known when the file was compared is gone."""


class PictureTaker:
    """Takes the pictures of rows into the run's folder and completes the rows' plain values."""

    def __init__(self, folder: PictureFolder, run: ImportRun, staging: Staging):
        self.folder, self.staging = folder, staging
        self.waiting = run.folder / "pictures"
        self.waiting.mkdir(parents=True, exist_ok=True)
        self.hashes: dict[str, str] = {}

    def stamp(self, number: str, named: list[str]) -> str:
        """What changes when a picture file does, without reading it: for the row's digest."""
        parts = []
        for path in self._paths(number, named)[0].values():
            facts = path.stat()
            parts.append(f"{path.name} {facts.st_size} {facts.st_mtime_ns}")
        return "\n".join(parts)

    def take(self, row: int, number: str, rows: list[list[str]]) -> tuple[list, list[Line]]:
        """Complete `image` rows with the hash of each picture; what is broken goes into lines."""
        paths, problems = self._paths(number, [r[0] for r in rows])
        details = {r[0]: r[1:] for r in rows}
        taken = []
        for name, path in paths.items():
            try:
                hash_ = self._take_file(path)
            except BrokenImage as error:
                problems.append(f"“{name}” {error}.")
            except OSError as error:
                problems.append(f"“{name}” can't be read: {error.strerror}.")
            else:
                taken.append([name, *details.get(name, ["", "", "", ""]), hash_])
        unique = list({r[5]: r for r in reversed(taken)}.values())[::-1]
        lines = [Line(row, number, "picture", "image", reason=why) for why in problems]
        return unique, lines

    def _paths(self, number, named) -> tuple[dict[str, Path], list[str]]:
        if not named:
            return {path.name: path for path in self.folder.of_number(number)}, []
        paths, problems = {}, []
        for name in named:
            try:
                paths[name] = self.folder.named(name)
            except PictureProblem as problem:
                problems.append(str(problem))
        return paths, problems

    def _take_file(self, path: Path) -> str:
        hash_ = _hash(path)
        if not self._is_known(hash_):
            with path.open("rb") as file:
                clean = clean_image(file)
            name = f"{hash_}.{clean.extension}"
            (self.waiting / name).write_bytes(clean.content)
            self.staging.add_picture(hash_, name, path.stem, clean.width, clean.height)
        return hash_

    def _is_known(self, hash_):
        if self.staging.picture(hash_):
            return True
        return CollectionImage.objects.filter(received_hash=hash_).exists()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class PictureStore:
    """Gives the rows being written their pictures, storing each new one once."""

    def __init__(self, run: ImportRun, staging: Staging):
        self.run, self.staging = run, staging
        self.created: list[int] = []

    def image(self, hash_: str) -> CollectionImage:
        """The picture with this hash, stored now if it is new; raises PictureGone."""
        known = CollectionImage.objects.filter(received_hash=hash_).first()
        return known or self._store(hash_)

    def _store(self, hash_):
        waiting = self.staging.picture(hash_)
        if waiting is None:
            raise PictureGone("A picture was deleted since the file was compared.")
        file, title, width, height = waiting
        content = (self.run.folder / "pictures" / file).read_bytes()
        clean = CleanImage(content, file.rpartition(".")[2], width, height, hash_)
        image = CollectionImage(title=title[:255], file=clean.as_file(title))
        image.take_in()
        # Known before the row is: after a crash, files without a row are found by this list.
        with (self.run.folder / STORED).open("a") as stored:
            stored.write(f"{image.file.name}\n")
        image.save()
        self.created.append(image.pk)
        return image


def clear_waiting(run: ImportRun) -> None:
    """Remove the waiting copies when the run is in: the originals are stored."""
    shutil.rmtree(run.folder / "pictures", ignore_errors=True)
    (run.folder / STORED).unlink(missing_ok=True)


def forget_stored(run: ImportRun) -> int:
    """Remove files that a failed or interrupted run stored and no picture has; return how many."""
    stored = run.folder / STORED
    if not stored.exists():
        return 0
    names = set(stored.read_text().split("\n")) - {""}
    used = set(CollectionImage.objects.filter(file__in=names).values_list("file", flat=True))
    storage = CollectionImage._meta.get_field("file").storage
    for name in names - used:
        storage.delete(name)
    stored.unlink()
    return len(names - used)
