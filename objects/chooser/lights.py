"""Traffic lights: whether a record may be used for something, each with its reason in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from wagtail import hooks

HOOK = "chooser_lights"
CATALOGUE, STORY = "", "story"
"""What a record is chosen for: the catalogue's own forms, or a story."""
GREEN, AMBER, RED = "green", "amber", "red"
SAID = {GREEN: "Yes", AMBER: "Take care", RED: "No"}
"""What each light says beside its colour."""


@dataclass(frozen=True)
class Light:
    """One answer: what it is `about` ("Rights", "Consent"), its colour, and why."""

    about: str
    colour: str
    reason: str

    @property
    def said(self) -> str:
        return SAID[self.colour]

    @property
    def forbids(self) -> bool:
        return self.colour == RED


@dataclass(frozen=True)
class Lights:
    """What one app says of the records of a `model`: `load(records, use)` gives the lights of a
    batch by key, in few queries; what it leaves out has none.
    """

    model: type[Model]
    load: Callable[[Sequence, str], Mapping[int, Sequence[Light]]]


def lights_of(records: Sequence[Model], use: str) -> dict[int, list[Light]]:
    """The lights of each record, by key; all records of one model."""
    shown = {record.pk: [] for record in records}
    for lights in _registered(records):
        loaded = lights.load(records, use)
        for pk, own in shown.items():
            own += loaded.get(pk, ())
    return shown


def _registered(records):
    models = {type(record) for record in records}
    return [lights for make in hooks.get_hooks(HOOK) if (lights := make()).model in models]


def why_not(lights: Sequence[Light]) -> str:
    """Why a record with these lights cannot be chosen; "" if it can."""
    return " ".join(light.reason for light in lights if light.forbids)


def refusal(record: Model, use: str) -> str:
    """Why this record cannot be used; "" if it can."""
    return why_not(lights_of([record], use)[record.pk])
