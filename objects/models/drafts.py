"""Drafts: what Wagtail keeps of an object as JSON, and its way back into an object."""

from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.signals import published

from objects.models.described import CATALOGUE_FIELDS

PUBLISHED_FIELDS = (
    "live",
    "has_unpublished_changes",
    "expired",
    "first_published_at",
    "last_published_at",
    "updated_at",
)


CATALOGUE_ROWS = ("people", "places", "terms", "dimensions", "inscriptions", "object_images")
"""The relations an import may overwrite."""

KEPT_FROM_DATABASE = (
    "slug",
    "source",
    "first_seen_at",
    "created_at",
    "retired_at",
    "replaced_by",
    "last_imported_at",
    "catalogue_version",
)
"""What belongs to the object as a whole, never to one draft of it."""


class Drafts:
    """An object's drafts: read and published so that none undoes an import or loses a row."""

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """As modelcluster's, with the rows' foreign keys checked in a few queries for all."""
        if check_fks:
            data = without_dangling_rows(cls, data)
        return super().from_serializable_data(data, check_fks=False, strict_fks=strict_fks)

    def with_content_json(self, content):
        """A draft as an object; one older than the last import takes the catalogue from now.

        So publishing an old draft never undoes an import, and what the draft says in the
        site's own fields is kept.
        """
        now = self.serializable_data()
        if content.get("catalogue_version", 0) != self.catalogue_version:
            catalogue = {name: now[name] for name in (*CATALOGUE_FIELDS, *CATALOGUE_ROWS)}
            catalogue["object_images"] = pictures_of_both(
                now["object_images"], content.get("object_images", [])
            )
            content = {**content, **catalogue}
        draft = super().with_content_json(content)
        for field in KEPT_FROM_DATABASE:
            setattr(draft, field, getattr(self, field))
        return draft

    def publish_latest(self, user) -> bool:
        """Publish the latest draft as `user`; False if somebody else has locked the object."""
        lock = self.get_lock()
        if lock and lock.for_user(user):
            return False
        if self.latest_revision:
            self.publish(self.latest_revision, user=user)
        else:
            publish_as_it_is(self, user)
        return True

    def withdraw(self, user) -> bool:
        """Make it a draft again as `user`; False if somebody else has locked the object."""
        lock = self.get_lock()
        if lock and lock.for_user(user):
            return False
        self.unpublish(user=user)
        return True


@transaction.atomic
def publish_as_it_is(thing, user):
    """Publish what nobody has drafted: as Wagtail does, without a revision that says the same.

    It costs a tenth, which counts when thousands that an import brought are published.
    """
    now = timezone.now()
    thing.live, thing.has_unpublished_changes, thing.expired = True, False, False
    thing.first_published_at = thing.first_published_at or now
    thing.last_published_at = now
    thing.save(update_fields=PUBLISHED_FIELDS)
    published.send(sender=type(thing), instance=thing, revision=None)
    log(thing, "wagtail.publish", user=user)


def without_dangling_rows(model, content: dict) -> dict:
    """A draft's content without the rows whose person, term, picture… is gone.

    Wagtail asks row by row, and fails on a key that protects what it points to; here each
    relation costs one query.
    """
    content = dict(content)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        for key in outward_keys(relation):
            content[name] = _existing(key, content.get(name) or [])
    return content


def outward_keys(relation) -> list:
    """The foreign keys of a child relation's rows that lead away from their parent."""
    return [
        field
        for field in relation.related_model._meta.concrete_fields
        if field.many_to_one and field != relation.field
    ]


def _existing(key, rows: list[dict]) -> list[dict]:
    wanted = {row[key.name] for row in rows}
    if not wanted:
        return rows
    found = set(key.related_model._base_manager.filter(pk__in=wanted).values_list("pk", flat=True))
    return [row for row in rows if row[key.name] in found]


def pictures_of_both(now: list[dict], draft: list[dict]) -> list[dict]:
    """An object's pictures as the database has them, with what an older draft says of ours.

    What is written here about a picture, and pictures that no catalogue brought, are the
    draft's; the rest is the catalogue's.
    """
    said = {row["image"]: row for row in draft}
    merged = [
        row | {name: said[row["image"]][name] for name in WRITTEN_HERE}
        if row["image"] in said
        else row
        for row in now
        if row["source_name"] or row["image"] in said
    ]
    known = {row["image"] for row in now}
    return merged + [row for row in draft if row["image"] not in known and not row["source_name"]]


WRITTEN_HERE = ("alt_text", "may_show")
"""What an import leaves alone about a picture."""
