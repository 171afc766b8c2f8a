"""The sample collection goes in through the same importer as a museum's own export."""

from pathlib import Path

from django.conf import settings

from objects.importing import runs
from objects.models import ImportRun
from search.outbox import drain


def load_sample(objects: Path, mapping: Path, images: Path) -> ImportRun:
    """Import the sample's objects with its pictures; raises RuntimeError if that fails."""
    run = runs.start_run(objects, str(mapping), images_dir=images)
    runs.preview(run)
    if run.state == ImportRun.State.READY:
        runs.apply(run)
    if run.state != ImportRun.State.DONE or run.counts["refused rows"]:
        raise RuntimeError(f"The sample collection did not go in: {run.message or run.counts}")
    drain()
    return run


def pictures_folder() -> Path:
    """Where the sample's pictures are drawn."""
    return Path(settings.VAR_DIR) / "sample"
