"""Renaming tags and making two one, wherever they are used: old addresses lead on."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, Q
from taggit.models import ItemBase, Tag
from wagtail.models import Revision

import search
from stories.models import FormerTag


class NameTaken(Exception):
    """Another tag is called so: `tag`. The two may become one."""

    def __init__(self, tag):
        self.tag = tag
        super().__init__(tag.name)


def links() -> list[type[ItemBase]]:
    """Every model whose rows say that something has a tag."""
    related = (relation.related_model for relation in Tag._meta.related_objects)
    return [model for model in related if issubclass(model, ItemBase)]


def uses_of(tags) -> dict[int, int]:
    """How many things have each of these tags; a query for each kind of thing."""
    counts = dict.fromkeys((tag.pk for tag in tags), 0)
    for link in links():
        found = link.objects.filter(tag__in=counts).order_by().values("tag")
        for row in found.annotate(number=Count("pk")):
            counts[row["tag"]] += row["number"]
    return counts


@transaction.atomic
def rename(tag: Tag, name: str) -> None:
    """Call it so from now on; raises NameTaken where another tag is."""
    name = " ".join(name.split())
    other = Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).first()
    if other:
        raise NameTaken(other)
    before = tag.slug
    tag.name = name
    tag.slug = tag.slugify(name)
    if Tag.objects.filter(slug=tag.slug).exclude(pk=tag.pk).exists():
        tag.slug = f"{tag.slug}-{tag.pk}"
    tag.save()
    _lead_on(before, tag)
    _tell(tag)


@transaction.atomic
def merge(tag: Tag, into: Tag) -> None:
    """Have everything with this tag have the other one instead; raises ValueError for the same."""
    if tag.pk == into.pk:
        raise ValueError("A tag can’t become itself.")
    for link in links():
        _move(link, tag, into)
    for revision in _drafts_with(tag):
        _move_in_draft(revision, tag, into)
    tag.former.update(tag=into)
    slug = tag.slug
    tag.delete()
    _lead_on(slug, into)
    _tell(into)


def _move(link, tag, into):
    """Its rows go to the other tag, but for those of things that have that one already."""
    key = ("content_type_id", "object_id") if _is_generic(link) else ("content_object_id",)
    has = set(link.objects.filter(tag=into).values_list(*key))
    for row in link.objects.filter(tag=tag):
        if tuple(getattr(row, name) for name in key) in has:
            row.delete()
        else:
            link.objects.filter(pk=row.pk).update(tag=into)


def _is_generic(link) -> bool:
    return "object_id" in {field.name for field in link._meta.fields}


def _drafts_with(tag) -> Iterator[Revision]:
    """The revisions that would bring the tag back: an edit form is made of the latest, and one
    that is scheduled will be published as it is.
    """
    scheduled = Q(approved_go_live_at__isnull=False)
    for link in links():
        if _is_generic(link):
            continue
        model = link._meta.get_field("content_object").related_model
        if not hasattr(model, "latest_revision"):
            continue
        latest = Q(pk__in=model.objects.exclude(latest_revision=None).values("latest_revision"))
        for revision in Revision.objects.filter(latest | scheduled).iterator():
            if any(row.get("tag") == tag.pk for row in revision.content.get("tagged_items", ())):
                yield revision


def _move_in_draft(revision, tag, into):
    rows = revision.content["tagged_items"]
    has = {row["tag"] for row in rows}
    kept = [row for row in rows if row["tag"] != tag.pk or into.pk not in has]
    revision.content["tagged_items"] = [
        {**row, "tag": into.pk} if row["tag"] == tag.pk else row for row in kept
    ]
    revision.save(update_fields=["content"])


def _lead_on(slug, tag):
    """The former address leads to the tag; one that is in use is nobody's former one."""
    FormerTag.objects.filter(slug=tag.slug).delete()
    if slug != tag.slug:
        FormerTag.objects.update_or_create(slug=slug, defaults={"tag": tag})


def _tell(tag):
    for link in links():
        if not _is_generic(link):
            model = link._meta.get_field("content_object").related_model
            pks = link.objects.filter(tag=tag).values_list("content_object", flat=True)
            search.changed(model._meta.label, list(pks))
