"""The baseline: every row of every table that an import wrote, by `bulk_create` and no more."""

import sqlite3
import sys
import time
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.db import transaction  # noqa: E402

from objects.models import CollectionObject  # noqa: E402
from search.models import OutboxEntry  # noqa: E402

BATCH = 500


def main(var_dir: Path):
    """Load the rows of the database in `var_dir`, write them into ours, print the seconds."""
    rows = {model: list(load(model, var_dir)) for model in written()}
    # The outbox is drained by now; an import writes one row for each object.
    rows[OutboxEntry] = [
        OutboxEntry(kind=CollectionObject._meta.label, key=str(thing.pk))
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


def load(model, var_dir):
    """The rows of a model in another site's database, as instances with their keys."""
    with sqlite3.connect(var_dir / "db.sqlite3") as connection:
        columns = {field.column: field for field in model._meta.concrete_fields}
        cursor = connection.execute(f'SELECT {", ".join(columns)} FROM "{model._meta.db_table}"')
        for row in cursor:
            values = zip(columns.values(), row, strict=True)
            yield model(**{field.attname: python(field, value) for field, value in values})


def python(field, value):
    """A stored value as the model has it."""
    from django.db import connection

    for convert in field.get_db_converters(connection) + connection.ops.get_db_converters(
        field.get_col(field.model._meta.db_table)
    ):
        value = convert(value, field, connection)
    return value


if __name__ == "__main__":
    main(Path(sys.argv[1]))
