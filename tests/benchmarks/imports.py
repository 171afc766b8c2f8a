"""How fast an import is, and how much memory it takes.

Each figure is a whole process in an empty database of its own. The baseline of a first
import is a bare `bulk_create` of every row of every table that this import wrote, in one
transaction, in the same run: machines are noisy, ratios less so.
"""

from pathlib import Path

from tests.benchmarks.processes import Site
from tests.benchmarks.table import show


def measure(size: int, records: Path, folder: Path):
    """One size, into `folder`: first import, the same file again, and the bare rows."""
    site = Site(folder / "imported")
    site.run("migrate")
    command = ("import_objects", str(records), "--mapping", "mds")
    first = site.run(*command)
    again = site.run(*command)
    bare_site = Site(folder / "bare")
    bare_site.run("migrate")
    bare = bare_site.run_module("tests.benchmarks.bare_rows", str(folder / "imported"))
    seconds = float(bare.output.split()[-2])
    show_run("first import", first, size, f"{first.seconds / seconds:.1f} times the bare rows")
    show_run("same file again", again, size, f"{again.seconds / first.seconds:.2f} of the first")
    show("bare bulk_create", f"{seconds:.1f} s", bare.output.strip())


def show_run(name, run, size, ratio):
    speed, peak = f"{size / run.seconds:,.0f} records/s", f"peak {run.peak_mb:.0f} MB"
    show(name, f"{run.seconds:.1f} s", f"{ratio}, {speed}, {peak}")
