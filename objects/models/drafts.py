"""Drafts: what Wagtail keeps of an object as JSON, and its way back into an object."""

from modelcluster.models import get_all_child_relations


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
