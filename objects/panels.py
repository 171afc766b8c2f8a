"""What apps to the right show on a public record's page: the one hook `public_panels`.

It stands in `objects`, as everything that has such a page is here or further right.
An app registers, in its `wagtail_hooks.py`, a function that returns a `Panel`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail import hooks

HOOK = "public_panels"


@dataclass(frozen=True)
class Panel:
    """A part of the page of every record of `model`, in its `order` among the others.

    `load(records)` fetches what the public may see for a whole batch, by the record's primary
    key, in at most two queries; a record without any is left out or has something empty.
    `template` gets that as `content`, and the `record`. A record may be withdrawn: then the
    panel stands on its 410 page, and must say nothing that belongs to the record itself.
    """

    model: type[Model]
    order: int
    template: str
    load: Callable[[Sequence[Model]], Mapping[Any, Any]]


@dataclass(frozen=True)
class Shown:
    """One panel of one record, ready for the page."""

    template: str
    content: Any


def panels_of(records: Sequence[Model]) -> dict[Any, list[Shown]]:
    """The panels of each record, by primary key, in their order; all records of one model."""
    shown: dict[Any, list[Shown]] = {record.pk: [] for record in records if record.pk}
    saved = [record for record in records if record.pk]
    if not saved:
        return shown
    for panel in _registered(type(saved[0])):
        for pk, content in panel.load(saved).items():
            if content:
                shown[pk].append(Shown(panel.template, content))
    return shown


def _registered(model):
    panels = [make() for make in hooks.get_hooks(HOOK)]
    return sorted((panel for panel in panels if panel.model is model), key=lambda one: one.order)
