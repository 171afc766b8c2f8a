"""How fast an import is, and how much memory it takes: `make bench`.

Each figure is a whole process in an empty database of its own. The baseline of a first
import is a bare `bulk_create` of every row of every table that this import wrote, in one
transaction, in the same run: machines are noisy, ratios less so. Prints, never fails.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.processes import Site
from tests.benchmarks.records import write_records

SIZES = (10_000, 100_000)


def main(sizes):
    """Measure each size (records) and print a table."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder))


def measure(size: int, folder: Path):
    """One size: first import, the same file again, and the bare rows."""
    records = folder / "records.json.gz"
    print(f"{size:,} records, {write_records(records, size)}", flush=True)
    site = Site(folder / "var")
    site.run("migrate")
    command = ("import_objects", str(records), "--mapping", "mds")
    first = site.run(*command)
    again = site.run(*command)
    bare_site = Site(folder / "bare")
    bare_site.run("migrate")
    bare = bare_site.run_module("tests.benchmarks.bare", str(folder / "var"))
    seconds = float(bare.output.split()[-2])
    show(
        "first import", first, size, f"{first.seconds / seconds:.1f} times the bare rows (goal: 4)"
    )
    show(
        "same file again",
        again,
        size,
        f"{again.seconds / first.seconds:.2f} of the first (goal: 0.5)",
    )
    print(
        f"  bare bulk_create of the same rows: {seconds:.1f} s ({bare.output.strip()})", flush=True
    )


def show(what, measured, size, ratio):
    print(
        f"  {what}: {measured.seconds:.1f} s, {size / measured.seconds:,.0f} records/s,"
        f" peak {measured.peak_mb:.0f} MB, {ratio}",
        flush=True,
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
