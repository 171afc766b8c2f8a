"""A museum's small export, and what a person does with it."""

import csv
from types import SimpleNamespace

import pytest

from objects.importing import report, runs
from objects.models import CollectionObject, ImportRun

MAPPING = """
name = "test"
source = "test"
format = "csv"
state = "published"
separator = "|"
meaningless = ["Unknown"]
[numbers]
part_pattern = '^(?P<set>.+)\\.(?P<part>\\d+)$'
mention_pattern = '\\bT \\d+(?:\\.\\d+)?'
[[fields]]
from = "number"
to = "object_number"
[[fields]]
from = "title"
to = "title"
optional = true
[[fields]]
from = "text"
to = "brief_description"
optional = true
[[fields]]
from = "date"
to = "object_production_date"
optional = true
[[fields]]
from = "material"
to = "material"
optional = true
[[fields]]
from = "maker"
to = "production_people"
kind = "organisation"
role = "manufacturer"
optional = true
[[fields]]
from = "size"
to = "dimension"
optional = true
[[fields]]
from = "picture"
to = "image"
optional = true
"""


class Museum:
    """Writes exports into a folder and imports them as the command does."""

    def __init__(self, folder):
        self.folder = folder
        self.mapping = folder / "test.toml"
        self.mapping.write_text(MAPPING)

    def export(self, *rows: dict, name="export.csv"):
        """A CSV of these rows; every column that any of them has."""
        columns = list(dict.fromkeys(column for row in rows for column in row)) or ["number"]
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    def preview(self, *rows, source=None, images=None, path=None, **options) -> ImportRun:
        run = runs.start_run(
            path or self.export(*rows),
            str(self.mapping),
            source=source,
            images_dir=images,
            options=runs.Options(**options),
        )
        runs.preview(run)
        return run

    def bring_in(self, *rows, **options) -> SimpleNamespace:
        """Import these rows; returns the run and its report's lines by kind."""
        run = self.preview(*rows, **options)
        if run.state == ImportRun.State.READY:
            runs.apply(run)
        return self.told(run)

    def undo(self, run) -> SimpleNamespace:
        return self.told(runs.undo(run))

    def told(self, run):
        by_kind = {}
        for line in report.lines(run, limit=-1):
            by_kind.setdefault(line.kind, []).append(line)
        return SimpleNamespace(run=run, lines=by_kind, counts=run.counts)

    def thing(self, number) -> CollectionObject:
        return CollectionObject.objects.get(object_number=number)


@pytest.fixture
def museum(tmp_path, settings, db):
    settings.IMPORTS_DIR = tmp_path / "imports"
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    return Museum(tmp_path)
