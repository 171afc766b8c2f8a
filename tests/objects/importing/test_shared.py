"""A real museum's 10,000 records and 137 illustrated ones, from file to collection and back."""

import csv
import gzip
import io
import json
import random
from decimal import Decimal

import pytest

from objects.importing import report, runs
from objects.models import CollectionObject, ImportRun, Mention

pytestmark = [pytest.mark.slow, pytest.mark.shared, pytest.mark.django_db]
SEED = 1893


@pytest.fixture
def folders(settings, tmp_path):
    settings.IMPORTS_DIR = tmp_path / "imports"
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


def bring_in(path, mapping, **options):
    run = runs.start_run(path, mapping, **options)
    runs.preview(run)
    assert run.state == ImportRun.State.READY, run.message
    runs.apply(run)
    assert run.state == ImportRun.State.DONE, run.message
    return run


def test_ten_thousand_records_go_in_stay_and_come_out(folders, shared):
    path = shared / "catalogue" / "mds" / "modip-10000.json.gz"
    run = bring_in(path, "mds")
    assert (run.counts["create"], run.counts["refused rows"]) == (10_000, 0)
    assert run.counts["not understood"] == 3
    assert CollectionObject.objects.published().count() == 10_000
    as_the_source_says(json.loads(gzip.decompress(path.read_bytes())))
    assert Mention.objects.exclude(mentioned=None).count() >= 331
    assert bring_in(path, "mds").counts["unchanged"] == 10_000
    undone = runs.undo(run)
    assert report.count_lines(undone) == {"deleted": 10_000}
    assert not CollectionObject.objects.exists()


def as_the_source_says(records):
    """Fifty records taken at random, field by field, read from the source without our mapping."""
    for record in random.Random(SEED).sample(records, 50):
        units = Units(record["@document"]["units"])
        thing = CollectionObject.objects.with_public_relations().get(
            object_number=units.one("object_number")
        )
        number = thing.object_number
        assert thing.title == units.one("title"), number
        assert thing.brief_description == units.prose("brief_description"), number
        assert thing.date_text == units.one("object_production_date"), number
        for vocabulary in ("material", "colour", "associated_concept", "technique"):
            links = [link.term.name for link in thing.terms_of(vocabulary)]
            assert list(dict.fromkeys(links)) == units.names(vocabulary), number
        assert sorted({link.term.name for link in thing.terms_of("object_name")}) == sorted(
            set(units.names("object_name"))
        ), number
        assert {link.person.name for link in thing.people.all()} == {
            *units.names("object_production_person"),
            *units.names("object_production_organisation"),
        }, number
        assert [link.place.name for link in thing.places.all()] == units.names(
            "object_production_place"
        ), number
        assert [row.text for row in thing.dimensions.all()] == units.measured(), number
        assert all(right_size(row) for row in thing.dimensions.all()), number
        said = [row.content for row in thing.inscriptions.all()]
        assert sorted(set(said)) == sorted(set(units.names("inscription_content", prose=True)))


def right_size(row):
    words = row.text.split()
    return len(words) != 3 or words[2] != "mm" or row.value_mm in (None, Decimal(words[1]))


class Units:
    """A record's values by Spectrum unit, tidied as a person reading them would."""

    MEANINGLESS = ("unknown", "unidentified")

    def __init__(self, units):
        self.units = units

    def texts(self, name):
        return [unit["value"] for unit in self.units if unit["type"] == f"spectrum/{name}"]

    def one(self, name):
        return next(iter(self.texts(name)), "").strip()

    def prose(self, name):
        return "; ".join(text.strip() for text in self.texts(name))

    def names(self, name, prose=False):
        texts = (text.strip() if prose else " ".join(text.split()) for text in self.texts(name))
        kept = (text for text in texts if text and text.casefold() not in self.MEANINGLESS)
        return list(dict.fromkeys(kept))

    def measured(self):
        """Measurements with a figure; `width mm` says nothing."""
        texts = (text.strip() for text in self.texts("dimension"))
        return list(dict.fromkeys(text for text in texts if any(sign.isdigit() for sign in text)))


def test_the_csv_of_the_same_records_says_the_same(folders, shared):
    catalogue = shared / "catalogue"
    bring_in(catalogue / "csv" / "modip-10000.csv", "modip-csv")
    thing = CollectionObject.objects.get(object_number="AIBDC : 0_1973")
    assert (thing.date_edtf, thing.date_said) == ("1940-03", "March 1940")
    refused = runs.start_run(catalogue / "mds" / "modip-10000.json.gz", "mds")
    runs.preview(refused)
    assert refused.counts["refused rows"] == 10_000
    line = report.lines(refused, "refused", limit=1)[0]
    assert "“modip-csv”" in line.reason


def test_the_illustrated_ones_with_their_pictures(folders, shared):
    folder = shared / "catalogue" / "illustrated"
    run = bring_in(folder / "objects.csv", "illustrated", images_dir=folder)
    assert (run.counts["create"], run.counts["refused rows"]) == (137, 0)
    with io.StringIO((folder / "objects.csv").read_text(encoding="utf-8-sig")) as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        thing = CollectionObject.objects.get(object_number=row["id"])
        assert thing.title == (row["long_title"] or row["title"])
        assert thing.date_earliest is not None
        image = thing.first_image
        assert (image.image.width, image.image.height) == (int(row["width"]), int(row["height"]))
    assert (
        bring_in(folder / "objects.csv", "illustrated", images_dir=folder).counts["unchanged"]
        == 137
    )
