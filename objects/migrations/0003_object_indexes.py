"""Indexes for what every visit to the feed and the front door asks."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("objects", "0002_collections_group")]

    operations = [
        migrations.AddIndex(
            "collectionobject",
            models.Index(
                Coalesce("first_published_at", "created_at").desc(),
                models.F("id").desc(),
                condition=models.Q(live=True, retired_at=None),
                name="object_newest",
            ),
        ),
        migrations.AddIndex(
            "collectionobject",
            models.Index(
                fields=["id"],
                condition=models.Q(first_seen_at=None, live=True, retired_at=None),
                name="object_unseen",
            ),
        ),
    ]
