"""A database of the shared catalogue's records, made once and kept while it is right."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.processes import ROOT, Site
from tests.places import SHARED

CATALOGUE = SHARED / "catalogue" / "mds" / "modip-10000.json.gz"
MATERIALS = SHARED / "vocabulary" / "modip_materials_skos.ttl"
MAKERS = (
    *("objects/importing", "objects/dates", "objects/models", "objects/migrations"),
    *("search/vocabularies", "search/migrations"),
)
"""What decides how a record comes out of the catalogue, and which words mean the same."""


def var_dir() -> Path:
    """Where this project writes."""
    return (ROOT / os.environ.get("VAR_DIR", "var")).resolve()


def open_site(folder: Path) -> None:
    """Make the database in `folder` this process's, made anew (half a minute) if it isn't right."""
    place = folder / f"site-{_stamp()}"
    if not place.is_dir():
        _make(place)
    os.environ |= {
        "VAR_DIR": str(place),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "bac_collection.settings.dev",
    }
    import django  # the settings are read here

    django.setup()


def _make(place: Path):
    """Make it beside, and give it its name when it is complete."""
    for old in place.parent.glob("site-*"):
        shutil.rmtree(old)
    place.parent.mkdir(parents=True, exist_ok=True)
    print("Making a database of the shared catalogue (once, about a minute)…", flush=True)
    site = Site(place.with_name(f"{place.name}-making"))
    site.run("migrate", "--verbosity", "0")
    site.run("import_objects", str(CATALOGUE), "--mapping", "mds")
    # As a museum of plastics would begin: with the list for everybody, and its own materials.
    site.run("import_synonyms", "--starter", str(MATERIALS))
    place.with_name(f"{place.name}-making").rename(place)


def _stamp() -> str:
    """Another whenever the catalogue or the code that reads it is."""
    stamp = sha256(str(CATALOGUE.stat().st_size).encode())
    for folder in MAKERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                stamp.update(path.read_bytes())
    stamp.update((ROOT / "search" / "starter_synonyms.txt").read_bytes())
    return stamp.hexdigest()[:12]
