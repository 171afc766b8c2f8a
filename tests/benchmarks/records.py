"""Records to measure with: the shared catalogue where it is, else records made here."""

import gzip
import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SHARED_DIR", ROOT.parent / "shared"))
CATALOGUE = SHARED / "catalogue" / "mds" / "modip-10000.json.gz"
ORIGINALS = 10_000
"""So many records there are; of more, the rest are varied copies."""
NUMBER = "spectrum/object_number"


def write_records(path: Path, size: int) -> str:
    """Write `size` records of the Museum Data Service's shape; returns where they come from."""
    real = CATALOGUE.exists()
    originals = json.loads(gzip.decompress(CATALOGUE.read_bytes())) if real else made_up()
    with gzip.open(path, "wt", compresslevel=1) as file:
        file.write("[")
        for count in range(size):
            record = originals[count % len(originals)]
            renumber(record, count // len(originals))
            file.write(("," if count else "") + json.dumps(record))
        file.write("]")
    return "the shared catalogue, repeated as needed" if real else "records made here"


def renumber(record, copy):
    """Give the record's copy a number of its own: `AIBDC : 0_1` becomes `K2 AIBDC : 0_1`."""
    for unit in record["@document"]["units"]:
        if unit["type"] == NUMBER:
            plain = unit.setdefault("original", unit["value"])
            unit["value"] = f"K{copy} {plain}" if copy else plain


def made_up() -> list[dict]:
    """Records with about as many values as a real museum's."""
    return [_record(count) for count in range(ORIGINALS)]


def _record(count):
    values = {
        NUMBER: [f"TEST : {count:06}"],
        "spectrum/title": [f"Tin number {count}"],
        "spectrum/brief_description": ["A tin with a picture of the river, about 1950. " * 5],
        "spectrum/material": [f"material {count % 50}", f"material {count % 31}", "tin"],
        "spectrum/colour": [f"colour {count % 12}"],
        "spectrum/dimension": ["height 120 mm", "width 80 mm"],
        "spectrum/object_production_place": [f"town {count % 60}"],
    }
    units = [{"type": kind, "value": text} for kind, texts in values.items() for text in texts]
    return {"@admin": {"id": str(count)}, "@document": {"type": "ciim/object", "units": units}}
