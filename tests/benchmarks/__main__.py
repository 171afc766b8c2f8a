"""How fast the site is: `make bench`, or some of it: `make bench PARTS="pages load" SIZES=10000`.

Prints a table with what we want to reach, and never fails because of a figure.
"""

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import imports, load
from tests.benchmarks.processes import Site
from tests.benchmarks.records import ORIGINALS, write_records

PARTS = ("imports", "pages", "load", "searches")
SIZES = (10_000, 100_000)


def main(parts, sizes):
    """Measure each size (records)."""
    for size in sizes if set(parts) - {"searches"} else ():
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records.json.gz"
            print(f"{size:,} records, {write_records(records, size)}", flush=True)
            if "imports" in parts:
                imports.measure(size, records, Path(folder))
            if {"pages", "load"} & set(parts):
                site = filled(Path(folder) / "site", records)
            if "pages" in parts:
                print(site.run_module("tests.benchmarks.pages").output, end="", flush=True)
            if "load" in parts:
                load.measure(site)
    if "searches" in parts:
        searches(sizes)


def searches(sizes):
    """Searching has one database for all sizes: what is more goes straight into the engines."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.json.gz"
        print(f"Searches in {write_records(records, ORIGINALS)}", flush=True)
        site = Site(Path(folder) / "site")
        site.run("migrate", "--verbosity", "0")
        site.run("import_objects", str(records), "--mapping", "mds")
        site.run("import_synonyms", "--starter")
        measuring = site.start("tests.benchmarks.searches", *map(str, sizes))
        if measuring.wait():
            raise RuntimeError("Searches could not be measured")


def filled(folder: Path, records: Path) -> Site:
    """A site with these records, the sample's pictures, an index and its styles."""
    site = Site(folder)
    for words, command in (
        ("Filling a database", ("migrate", "--verbosity", "0")),
        ("… the sample's pictures", ("setup_site",)),
        (
            "… the records, which takes minutes if they are many",
            ("import_objects", str(records), "--mapping", "mds"),
        ),
        ("… the index", ("rebuild_search_index",)),
    ):
        print(f"  {words}", flush=True)
        site.run(*command)
    return site


def arguments():
    parser = argparse.ArgumentParser(prog="tests.benchmarks")
    parser.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; all if none")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="numbers of records")
    read = parser.parse_args()
    if unknown := set(read.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return read.parts or PARTS, read.sizes


if __name__ == "__main__":
    main(*arguments())
