"""How fast the site is: `make bench`, or some of it: `make bench PARTS="pages load" SIZES=10000`.

Prints a table with what we want to reach, and never fails because of a figure.
"""

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import imports, load
from tests.benchmarks.processes import Site
from tests.benchmarks.records import write_records

PARTS = ("imports", "pages", "load")
SIZES = (10_000, 100_000)


def main(parts, sizes):
    """Measure each size (records)."""
    for size in sizes:
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
