"""The baseline: every row of every table that an import wrote, by `bulk_create` and no more."""

import sys
import time
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from objects.models import CollectionObject  # noqa: E402
from search.models import OutboxEntry  # noqa: E402
from search.outbox import consumers  # noqa: E402

BATCH = 500


def main(var_dir: Path):
    """Load the rows of the database in `var_dir`, write them into ours, print the seconds."""
    open_database(var_dir)
    rows = {model: list(model.objects.using("written").order_by("pk")) for model in written()}
    # The outbox is drained by now; an import writes rows for each object.
    rows[OutboxEntry] = [
        OutboxEntry(consumer=consumer, kind=CollectionObject._meta.label, key=str(thing.pk))
        for consumer in consumers()
        for thing in rows[CollectionObject]
    ]
    started = time.monotonic()
    with transaction.atomic():
        for model, instances in rows.items():
            model.objects.bulk_create(instances, batch_size=BATCH)
    seconds = time.monotonic() - started
    total = sum(len(instances) for instances in rows.values())
    print(f"{total:,} rows of {len(rows)} tables in {seconds:.2f} s")


def written():
    """The catalogue's tables; parents before children does not matter inside a transaction."""
    return [
        model
        for model in apps.get_app_config("objects").get_models()
        if model.__name__ not in OTHER
    ]


OTHER = {"CollectionImage", "CollectionRendition", "CollectionMedia", "ObjectImage"}


def open_database(var_dir: Path):
    """Make the other site's database known under the name `written`."""
    connections.databases["written"] = connections.databases["default"] | {
        "NAME": var_dir / "db.sqlite3"
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
